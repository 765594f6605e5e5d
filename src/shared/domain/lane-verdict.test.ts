import { expect, test } from 'vitest';
import type { LaneSummary } from './lane-judgement.ts';
import { laneVerdict } from './lane-verdict.ts';

const FUSION = { textWeight: 0.5, textUnsureBelow: 0.5, acousticUnsureBelow: 0.5, fusedUnsureBelow: 0.4 };
const ANGRY = { negative: 1, neutral: 0, positive: 0 };
const GLAD = { negative: 0, neutral: 0, positive: 1 };
const judged = (first: LaneSummary['first'], last: LaneSummary['last']) => ({
  summary: { overall: GLAD, first, last },
  unsureBelow: 0.5,
});

test('a trend is told from quarters that a modality judged both of, else not at all', () => {
  const [rising, none] = [judged(ANGRY, GLAD), judged(null, null)];
  expect(laneVerdict({ text: rising, acoustic: rising }, FUSION).trend).toBe('rising');
  expect(laneVerdict({ text: none, acoustic: judged(GLAD, ANGRY) }, FUSION).trend).toBe('falling');
  expect(laneVerdict({ text: none, acoustic: none }, FUSION)).toMatchObject({ trend: null, valence: 1 });
});
