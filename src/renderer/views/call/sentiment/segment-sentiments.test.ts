import { expect, test } from 'vitest';
import type { CallLane } from '../../../../shared/domain/call-details.ts';
import type { FusionSettings } from '../../../../shared/domain/fusion.ts';
import { type LaneJudgement, summarise } from '../../../../shared/domain/lane-judgement.ts';
import type { Modality, SentimentProbabilities } from '../../../../shared/domain/sentiment.ts';
import { rulesApplied } from './rules-applied.ts';
import { laneSentiments } from './segment-sentiments.ts';

const GLAD = { negative: 0.04, neutral: 0.14, positive: 0.82 };
const ANGRY = { negative: 0.8, neutral: 0.15, positive: 0.05 };
const TORN = { negative: 0.4, neutral: 0.36, positive: 0.24 };
const FUSION: FusionSettings = {
  textWeight: 0.7,
  textUnsureBelow: null,
  acousticUnsureBelow: null,
  fusedUnsureBelow: 0.5,
};
const DURATION_S = 40;
/** One utterance of ten seconds a quarter. */
const SEGMENTS = [0, 10, 20, 30].map((startS) => ({ startS, endS: startS + 10, words: [] }));

function judgement(modality: Modality, said: readonly (SentimentProbabilities | null)[]): LaneJudgement {
  const segments = said.flatMap((probabilities, position) =>
    probabilities ? [{ position, probabilities, cues: modality === 'text' ? null : { pitchSt: position } }] : [],
  );
  const spans = segments.map(({ position, probabilities }) => ({ ...SEGMENTS[position]!, probabilities }));
  const summary = summarise(spans, DURATION_S);
  return { channel: 0, judgedAs: 'client', model: 'made', unsureBelow: 0.5, summary, segments };
}

const LANE: CallLane = {
  ...{ channel: 0, side: 'client', wordTiming: 'aligned', segments: SEGMENTS },
  text: judgement('text', [GLAD, TORN, null, null]),
  acoustic: judgement('acoustic', [ANGRY, ANGRY, ANGRY, null]),
};

test('a segment is fused from what judged it, and those that nothing judged are left out', () => {
  const [lane] = laneSentiments([LANE], DURATION_S, FUSION);
  const verdicts = lane?.segments.map(({ key, text, acoustic, fused, disagree, cues }) => [
    ...[key, text?.verdict.sentiment, acoustic?.verdict.sentiment, fused?.verdict.sentiment],
    ...[disagree, cues?.pitchSt, rulesApplied({ text, acoustic })],
  ]);
  expect(verdicts).toEqual([
    ['0-0', 'positive', 'negative', 'positive', true, 0, ['mean']],
    ['0-1', 'negative', 'negative', 'negative', false, 1, ['mean', 'textUnsure']],
    ['0-2', undefined, 'negative', 'negative', false, 2, ['onlyAcoustic']],
  ]);
});

test('another weight fuses all of it anew', () => {
  const [lane] = laneSentiments([LANE], DURATION_S, { ...FUSION, textWeight: 0.2 });
  expect(lane?.segments[0]?.fused?.verdict.sentiment).toBe('negative');
  expect(lane?.verdict.fused?.sentiment).toBe('negative');
  expect(lane?.verdict.valence).toBeLessThan(laneSentiments([LANE], DURATION_S, FUSION)[0]?.verdict.valence ?? -1);
});

test('quarters are fused each for itself, and empty where nothing is judged', () => {
  const [lane] = laneSentiments([LANE], DURATION_S, FUSION);
  expect(lane?.quarters.map(({ fused }) => fused?.verdict.sentiment ?? null)).toEqual([
    'positive',
    'negative',
    'negative',
    null,
  ]);
});

test('a lane that is not judged says nothing', () => {
  const [lane] = laneSentiments([{ ...LANE, text: null, acoustic: null }], DURATION_S, FUSION);
  expect(lane).toMatchObject({ segments: [], overall: { text: null, acoustic: null, fused: null } });
});
