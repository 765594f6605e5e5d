import { describe, expect, it } from 'vitest';
import { goldenFilesAbsent, goldenFilesHere, goldenFloats, goldenJson } from './golden-files.ts';
import { type SegmentRules, SILERO_RULES, sileroSegments } from './silero-segments.ts';

interface Params {
  threshold?: number;
  neg_threshold?: number;
  min_speech_duration_ms?: number;
  min_silence_duration_ms?: number;
  speech_pad_ms?: number;
  max_speech_duration_s?: number;
  use_max_poss_sil_at_max_speech?: boolean;
}

function rulesOf(params: Params): SegmentRules {
  const defaults = SILERO_RULES;
  return {
    threshold: params.threshold ?? defaults.threshold,
    ...(params.neg_threshold === undefined ? {} : { exitThreshold: params.neg_threshold }),
    minSpeechMs: params.min_speech_duration_ms ?? defaults.minSpeechMs,
    minSilenceMs: params.min_silence_duration_ms ?? defaults.minSilenceMs,
    padMs: params.speech_pad_ms ?? defaults.padMs,
    maxSpeechS: params.max_speech_duration_s ?? defaults.maxSpeechS,
    cutAt: params.use_max_poss_sil_at_max_speech === false ? 'last' : 'longest',
  };
}

function pairs(probabilities: ArrayLike<number>, lengthSamples: number, rules?: SegmentRules): number[][] {
  return sileroSegments(probabilities, lengthSamples, rules).map(({ start, end }) => [start, end]);
}

describe('sileroSegments', () => {
  const speech = (windows: number) => Array.from({ length: windows }, () => 0.9);
  const silence = (windows: number) => Array.from({ length: windows }, () => 0.05);

  it('bridges four silent windows and splits at five', () => {
    expect(pairs([...speech(12), ...silence(4), ...speech(12)], 28 * 512)).toEqual([[0, 28 * 512]]);
    // The gap of 2,560 samples is wider than two pads of 480.
    expect(pairs([...speech(12), ...silence(5), ...speech(12)], 29 * 512)).toEqual([
      [0, 12 * 512 + 480],
      [17 * 512 - 480, 29 * 512],
    ]);
  });

  it('drops seven windows of speech and keeps eight', () => {
    expect(pairs([...speech(7), ...silence(9)], 16 * 512)).toEqual([]);
    expect(pairs([...speech(8), ...silence(9)], 17 * 512)).toEqual([[0, 8 * 512 + 480]]);
  });

  it('finds nothing in an empty lane', () => {
    expect(pairs([], 0)).toEqual([]);
  });
});

describe.skipIf(!goldenFilesHere)(`sileroSegments against silero-vad 6.2.3 (${goldenFilesAbsent})`, () => {
  const { cases } = goldenFilesHere
    ? goldenJson<{
        cases: {
          name: string;
          params: Params;
          audioLengthSamples: number;
          probabilities: number[];
          segmentsSamples: number[][];
        }[];
      }>('reference/silero-vad/postprocess-cases.json')
    : { cases: [] };

  it.each(cases)('$name', ({ params, audioLengthSamples, probabilities, segmentsSamples }) => {
    expect(pairs(probabilities, audioLengthSamples, rulesOf(params))).toEqual(segmentsSamples);
  });

  it('gives the segments of all reference lanes from their probabilities', () => {
    const { lanes } = goldenJson<{
      lanes: { lane: string; samples: number; segmentsSamples: number[][]; segmentsMax15sSamples: number[][] }[];
    }>('reference/silero-vad/segments.json');
    for (const { lane, samples, segmentsSamples, segmentsMax15sSamples } of lanes) {
      const probabilities = goldenFloats(`reference/silero-vad/probabilities/${lane}.f32`);
      expect(pairs(probabilities, samples), lane).toEqual(segmentsSamples);
      expect(pairs(probabilities, samples, { ...SILERO_RULES, maxSpeechS: 15 }), lane).toEqual(segmentsMax15sSamples);
    }
  });
});
