import { expect, test } from 'vitest';
import { findHits, foldTurns } from './find-hits.ts';
import type { Turn } from './utterances.ts';

const turn = (text: string): Turn => ({
  ...{ key: text, side: 'agent', startS: 0, endS: 1, silenceS: null, interrupts: false, overTalkS: null },
  words: text.split(' ').map((word, n) => ({ text: word, startS: n, endS: n + 1, confidence: 1 })),
});
const hitsOf = (query: string, ...texts: string[]) => findHits(foldTurns(texts.map(turn)), query);

test('a text is found over several words, whatever stands between them', () => {
  expect(hitsOf('fiber connection', 'my Fiber, connection is down')).toEqual([{ turn: 0, first: 1, last: 2 }]);
  expect(hitsOf('l’agent', "voici l'agent")).toEqual([{ turn: 0, first: 1, last: 1 }]);
});

test('every place counts once, in the order of time', () => {
  expect(hitsOf('an', 'banana an', 'non', 'an')).toEqual([
    { turn: 0, first: 0, last: 0 },
    { turn: 0, first: 1, last: 1 },
    { turn: 2, first: 0, last: 0 },
  ]);
});

test('a word of signs alone hides nothing', () => {
  expect(hitsOf('oui', '— oui …')).toEqual([{ turn: 0, first: 1, last: 1 }]);
  expect(hitsOf('oui non', 'oui … non')).toEqual([{ turn: 0, first: 0, last: 2 }]);
});

test('nothing is found of nothing', () => {
  expect(hitsOf(' … ', 'oui …')).toEqual([]);
});
