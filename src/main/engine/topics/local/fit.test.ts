import { expect, it } from 'vitest';
import type { Glossary, GlossaryEntry, TopicTurn } from '../../../../shared/domain/topics.ts';
import { fitLocalClassifier } from './fit.ts';

function entry(id: string, topic: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry {
  return { id, topic, subtopic: '', definition: '', keywords: [], examples: [], ...more };
}

/** The agent begins, and they take turns. */
function call(...texts: string[]): TopicTurn[] {
  return texts.map((text, i) => ({ side: i % 2 === 0 ? 'agent' : 'client', text }));
}

const glossary: Glossary = {
  name: 'B2C',
  entries: [
    entry('bill', 'Facturation', {
      subtopic: 'Contestation',
      definition: 'Le client conteste le montant de sa facture',
      keywords: ['facture élevée', 'فاتورة غالية', 'fatora ghalia'],
      examples: ['ma facture est trop chère'],
    }),
    entry('end', 'Résiliation'),
    entry('network', 'Réseau', { subtopic: 'Panne internet', keywords: ['internet coupé', 'الكونيكسيون مقطوعة'] }),
  ],
};
const classifier = fitLocalClassifier(glossary, []);

it.each([
  ['bill', 'salam bghit nsowel 3la lfatora dyali jatni ghalia bzaf'],
  ['bill', 'السلام عليكم، الفاتورة ديالي غالية بزاف هاد الشهر'],
  ['end', 'je veux résilier mon abonnement'],
  ['network', 'la connexion internet est coupée depuis hier'],
])('finds %s in “%s”', (id, text) => {
  const { topics } = classifier.classify(call('Bonjour, comment puis-je vous aider ?', text, 'Un instant', 'merci'));
  expect(topics.map(({ entryId }) => entryId)).toEqual([id]);
  expect(topics[0]?.evidence[0]).toBe(1);
});

it('finds two topics of one call', () => {
  const { topics } = classifier.classify(
    call('Bonjour', 'ma facture est trop élevée ce mois', 'Je comprends', 'et aussi internet est coupé chez moi'),
  );
  expect(topics.map(({ entryId }) => entryId).sort()).toEqual(['bill', 'network']);
});

it.each([
  [call('Bonjour, comment puis-je vous aider ?', 'je voudrais commander une pizza', 'Merci au revoir')],
  [call('Bonjour', 'merci, au revoir')],
])('says that no topic fits, and which is the nearest', (turns) => {
  const { topics, nearest } = classifier.classify(turns);
  expect(topics).toEqual([]);
  expect(nearest).toMatchObject({ entryId: expect.any(String) });
});

it('has nothing to say of what has no words', () => {
  expect(classifier.classify([])).toEqual({ topics: [], nearest: null });
  expect(classifier.classify(call('', ' … ', '😡\ud800', '\u200f'))).toEqual({ topics: [], nearest: null });
  expect(fitLocalClassifier({ name: 'B2B', entries: [] }, []).classify(call('a', 'ma facture'))).toEqual({
    topics: [],
    nearest: null,
  });
});

it('gives the same answer each time it is made', () => {
  const turns = call('Bonjour', 'la facture est chère', 'oui', 'et le réseau est coupé');
  expect(fitLocalClassifier(glossary, []).classify(turns)).toEqual(classifier.classify(turns));
});

it('takes another threshold', () => {
  const turns = call('Bonjour', 'ma facture est trop élevée');
  expect(classifier.classify(turns, 1).topics).toEqual([]);
  expect(classifier.classify(turns, 0).topics).toHaveLength(3);
});

it('learns from corrections', () => {
  const turns = call('Bonjour', 'je pars vivre à l’étranger, arrêtez mon contrat', 'Très bien', 'merci');
  const corrections = [{ turns, entryIds: ['end'] }];
  const { topics } = fitLocalClassifier(glossary, corrections).classify(
    call('Bonjour', 'je vais vivre à l’étranger, il faut arrêter le contrat'),
  );
  expect(topics.map(({ entryId }) => entryId)).toEqual(['end']);
});
