import { expect, test } from 'vitest';
import type { TopicTurn } from '../../../../shared/domain/topics.ts';
import { type SummaryFacts, summarise } from './summarise.ts';

const TURNS: readonly TopicTurn[] = [
  { side: 'agent', text: 'Bonjour, service client, comment puis-je vous aider ?' },
  { side: 'client', text: 'Bonjour, ma facture a doublé ce mois-ci et personne ne m’explique pourquoi.' },
  { side: 'agent', text: 'Je vous écoute, quel est votre numéro de client ?' },
  { side: 'client', text: 'C’est le 0 6 1 2 3 4 5 6 7 8.' },
  { side: 'agent', text: 'J’ai ouvert une réclamation, vous aurez une réponse sous cinq jours ouvrables.' },
  { side: 'client', text: 'D’accord, merci, au revoir.' },
];
const FACTS: SummaryFacts = {
  turns: TURNS,
  topics: [{ label: 'Facturation > Contestation', evidence: [1] }],
  topicsByPerson: false,
  durationS: 400,
  mood: { start: 'negative', end: 'positive', whole: 'neutral' },
};

test('a call is summed up in French sentences of facts, with the turns that tell most', () => {
  expect(summarise({ ...FACTS, mood: { ...FACTS.mood, whole: null } })).toEqual({
    text:
      'Thème probable\u00a0: Facturation > Contestation. Client jugé mécontent au début, satisfait à la fin. ' +
      'Appel de 6\u202fmin\u202f40, 6 tours de parole.',
    kind: 'extractive',
    quotes: [1, 4],
  });
});

test('nothing is said of a client who cannot be told from the agent, nor of turns', () => {
  const turns = TURNS.map(({ text }) => ({ side: 'mixed' as const, text }));
  expect(summarise({ ...FACTS, turns }).text).toBe(
    'Thème probable\u00a0: Facturation > Contestation. Appel de 6\u202fmin\u202f40.',
  );
});

test('a silent call says only that no speech was recognised, and its length', () => {
  const silent = { ...FACTS, turns: [{ side: 'client' as const, text: ' … ' }], topics: [], durationS: 12 };
  expect(summarise(silent)).toEqual({
    text: 'Aucune parole n’a été reconnue. Appel de 12\u202fs.',
    kind: 'extractive',
    quotes: [],
  });
  expect(summarise({ ...silent, turns: [], durationS: null }).text).toBe('Aucune parole n’a été reconnue.');
});

test('that a side says nearly everything, or all, is worth a word', () => {
  const long = Array.from({ length: 80 }, (_, n) => `mot${n}`).join(' ');
  const agentTalks = [...TURNS, { side: 'agent' as const, text: long }];
  expect(summarise({ ...FACTS, turns: agentTalks }).text).toMatch(
    /7 tours de parole\u202f; l’agent dit 77\u202f% des mots\.$/,
  );
  const alone = [{ side: 'agent' as const, text: long }];
  expect(summarise({ ...FACTS, turns: alone, mood: { start: null, end: null, whole: null } }).text).toMatch(
    /Appel de 6\u202fmin\u202f40, 1 tour de parole\u202f; seul l’agent a été transcrit\.$/,
  );
});
