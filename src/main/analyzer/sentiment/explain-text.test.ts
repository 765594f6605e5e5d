import { expect, it } from 'vitest';
import type { SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import { explainText, MOST_WORDS } from './explain-text.ts';
import type { TextClassifier } from './text-classifier.ts';

/** Counts good and bad words: what it weighs is known by heart. */
const counting: TextClassifier = {
  async classify(texts) {
    return texts.map((text): SentimentProbabilities => {
      if (text.trim() === '') throw new Error('an empty text is not to be given');
      const good = text.match(/good|merci/g)?.length ?? 0;
      const bad = text.match(/bad/g)?.length ?? 0;
      const sum = 1 + good + bad;
      return { negative: bad / sum, neutral: 1 / sum, positive: good / sum };
    });
  },
};

it('weighs each word by what its absence takes from the likeliest class', async () => {
  const { sentiment, confidence, words } = await explainText(counting, 'good, very good: not bad');
  expect({ sentiment, confidence }).toEqual({ sentiment: 'positive', confidence: 0.5 });
  expect(words.map(({ word, start, end }) => [word, start, end])).toEqual([
    ['good,', 0, 5],
    ['very', 6, 10],
    ['good:', 11, 16],
    ['not', 17, 20],
    ['bad', 21, 24],
  ]);
  const [first, very, second, not, bad] = words.map(({ weight }) => weight);
  expect([first, second]).toEqual([0.5 - 1 / 3, 0.5 - 1 / 3]);
  expect([very, not]).toEqual([0, 0]);
  expect(bad).toBeCloseTo(0.5 - 2 / 3);
});

it('measures the only word of a text against knowing nothing', async () => {
  const { words } = await explainText(counting, ' merci ');
  expect(words).toEqual([{ word: 'merci', start: 1, end: 6, weight: 0.5 - 1 / 3 }]);
});

it('explains the first words of a long text', async () => {
  const { words } = await explainText(counting, 'very '.repeat(MOST_WORDS + 7));
  expect(words).toHaveLength(MOST_WORDS);
});
