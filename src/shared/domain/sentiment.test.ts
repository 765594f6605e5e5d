import { expect, test } from 'vitest';
import { sentimentProbabilitiesSchema } from './sentiment.ts';

test('what rounding put past 0 or 1 is put back, and nothing else', () => {
  const rounded = { negative: 1.0000000002, neutral: -1e-12, positive: 0 };
  expect(sentimentProbabilitiesSchema.parse(rounded)).toEqual({ negative: 1, neutral: 0, positive: 0 });
  for (const negative of [1.01, -0.01, Number.NaN])
    expect(sentimentProbabilitiesSchema.safeParse({ ...rounded, negative }).success).toBe(false);
});
