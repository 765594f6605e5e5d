import { expect, test } from 'vitest';
import type { Sentiment } from '../../../../shared/domain/sentiment.ts';
import type { SegmentSentiment } from './segment-sentiments.ts';
import { sentimentShares } from './sentiment-shares.ts';

const segment = (startS: number, endS: number, sentiment: Sentiment, sure = true): SegmentSentiment => {
  const probabilities = { negative: 0, neutral: 0, positive: 0, [sentiment]: 1 };
  const fused = { probabilities, verdict: { sentiment, confidence: 1, sure } };
  const place = { key: `0-${startS}`, channel: 0, position: startS, side: 'client' as const, startS, endS };
  return { ...place, text: null, acoustic: null, fused, disagree: false, cues: null };
};

test('classes share a stretch by length, on fixed times', () => {
  const segments = [
    segment(0, 3, 'negative'),
    segment(4, 5, 'positive'),
    segment(12, 16, 'neutral', false),
    segment(31, 33, 'neutral'),
  ];
  expect(sentimentShares(segments, 'fused', 10)).toEqual([
    { startS: 0, negative: 0.75, neutral: 0, positive: 0.25, unsure: 0 },
    { startS: 10, negative: 0, neutral: 0, positive: 0, unsure: 1 },
    { startS: 30, negative: 0, neutral: 1, positive: 0, unsure: 0 },
  ]);
  expect(sentimentShares(segments, 'text', 10)).toEqual([]);
});
