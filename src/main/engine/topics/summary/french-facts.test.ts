import { expect, test } from 'vitest';
import { lengthSentence, moodSentence, spokenLength, topicSentence } from './french-facts.ts';

test.each([
  [0.2, '1\u202fs'],
  [59.4, '59\u202fs'],
  [59.6, '1\u202fmin'],
  [65, '1\u202fmin\u202f05'],
  [400, '6\u202fmin\u202f40'],
  [3599.7, '1\u202fh'],
  [3900, '1\u202fh\u202f05'],
  [7199, '2\u202fh'],
])('%d seconds are said as %j', (seconds, said) => {
  expect(spokenLength(seconds)).toBe(said);
});

test('topics of the machine are likely ones, topics of a person are what the call is about', () => {
  expect(topicSentence(['Facturation > Contestation', 'Panne fibre'], true)).toBe(
    'L’appel porte sur\u00a0: Facturation > Contestation et Panne fibre.',
  );
  expect(topicSentence(['Panne fibre'], false)).toBe('Thème probable\u00a0: Panne fibre.');
  expect(topicSentence([], true)).toBe('Aucun thème du glossaire ne correspond.');
  expect(topicSentence([], false)).toBe('Aucun thème du glossaire n’a été reconnu.');
});

test('lists are read as they are meant, however a label is written', () => {
  expect(topicSentence(['A', 'B', 'C'], false)).toBe('Thèmes probables\u00a0: A, B et C.');
  expect(topicSentence(['A', 'B', 'C', 'D'], false)).toBe('Thèmes probables\u00a0: A, B, C et 1 autre.');
  expect(topicSentence(['A', 'B', 'C', 'D', 'E'], false)).toBe('Thèmes probables\u00a0: A, B, C et 2 autres.');
  expect(topicSentence(['Offres et forfaits', 'Mobile, SIM'], false)).toBe(
    'Thèmes probables\u00a0: Offres et forfaits\u202f; Mobile, SIM.',
  );
  expect(topicSentence([' Divers\n> Etc. '], false)).toBe('Thème probable\u00a0: Divers > Etc.');
});

test.each([
  ['negative', 'positive', 'neutral', 'Client jugé mécontent au début, satisfait à la fin.'],
  ['negative', 'negative', 'negative', 'Client jugé mécontent au début comme à la fin.'],
  [
    'neutral',
    'neutral',
    'negative',
    'Client jugé neutre au début comme à la fin, mécontent sur l’ensemble de l’appel.',
  ],
  ['negative', null, 'negative', 'Client jugé mécontent au début.'],
  [null, 'positive', null, 'Client jugé satisfait à la fin.'],
  [null, null, 'neutral', 'Client jugé neutre sur l’ensemble de l’appel.'],
  [null, null, null, null],
] as const)('a client %s, then %s, overall %s', (start, end, whole, sentence) => {
  expect(moodSentence({ start, end, whole })).toBe(sentence);
});

test('figures are given where they are known, and nothing where none is', () => {
  const none = { durationS: null, speakingTurns: null, most: null };
  expect(lengthSentence(none)).toBeNull();
  expect(lengthSentence({ ...none, speakingTurns: 1 })).toBe('1 tour de parole.');
  expect(lengthSentence({ ...none, most: { side: 'client', share: 0.997 } })).toBe('Le client dit 99\u202f% des mots.');
  expect(lengthSentence({ durationS: 62, speakingTurns: 12, most: { side: 'client', share: 1 } })).toBe(
    'Appel de 1\u202fmin\u202f02, 12 tours de parole\u202f; seul le client a été transcrit.',
  );
});
