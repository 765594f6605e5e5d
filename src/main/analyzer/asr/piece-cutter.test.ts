import { describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/domain/transcript.ts';
import { LANE_RATE_HZ, samplesToS } from '../../../shared/units.ts';
import { type CutRules, createPieceCutter, type Piece } from './piece-cutter.ts';

const RULES: CutRules = { longestS: 5, overlapS: 1, contextS: 0.4, quietest };
const LENGTH_S = 40;

/** The middle of the quietest 60 ms, on a grid of 10 ms. */
function quietest(samples: Float32Array, from: number, to: number): number {
  const sums: number[] = [];
  for (let at = from; at + 960 <= to; at += 160)
    sums.push(samples.subarray(at, at + 960).reduce((sum, sample) => sum + sample ** 2, 0));
  if (sums.length === 0) return Math.floor((from + to) / 2);
  return from + sums.indexOf(Math.min(...sums)) * 160 + 480;
}

/** Noise that swells and ebbs as syllables do; `pauses` are silent. */
function lane(pauses: readonly Span[] = []): Float32Array {
  let seed = 7;
  return Float32Array.from({ length: LENGTH_S * LANE_RATE_HZ }, (_, index) => {
    seed = (seed * 16_807) % 2_147_483_647;
    const time = samplesToS(index);
    if (pauses.some(({ startS, endS }) => time >= startS && time < endS)) return 0;
    return (seed / 2_147_483_647 - 0.5) * (0.2 + 0.15 * Math.sin(8 * time));
  });
}

function cut(samples: Float32Array, speech: readonly Span[], rules = RULES, blockSamples = samples.length): Piece[] {
  const cutter = createPieceCutter(speech, rules);
  const pieces: Piece[] = [];
  for (let at = 0; at < samples.length; at += blockSamples)
    pieces.push(...cutter.push(samples.subarray(at, at + blockSamples)));
  return [...pieces, ...cutter.finish()];
}

const SPEECH = [
  { startS: 0.1, endS: 2 },
  { startS: 2.3, endS: 3 },
  { startS: 8, endS: 25 },
  { startS: 30, endS: 39.9 },
];

describe('any speech', () => {
  const samples = lane();
  const whole = cut(samples, SPEECH);

  it.each([160, 12_345, 48_000, 480_000])('gives the same pieces in blocks of %i samples', (blockSamples) => {
    expect(cut(samples, SPEECH, RULES, blockSamples)).toEqual(whole);
  });

  it('is covered by the pieces without hole or overlap, and nothing else is', () => {
    const joined: Span[] = [];
    for (const { startS, endS } of whole) {
      const last = joined.at(-1);
      if (last && last.endS === startS) last.endS = endS;
      else joined.push({ startS, endS });
    }
    expect(joined).toEqual(SPEECH);
  });

  it('is never in a piece longer than the longest', () => {
    for (const { startS, endS } of whole) expect(endS - startS).toBeLessThanOrEqual(RULES.longestS);
  });

  it('comes with the samples of its place in the lane', () => {
    for (const { samples: audio, fromS, startS, endS } of whole) {
      const from = Math.round(fromS * LANE_RATE_HZ);
      expect(audio).toEqual(samples.slice(from, from + audio.length));
      expect(fromS).toBeLessThanOrEqual(startS);
      expect(fromS + samplesToS(audio.length)).toBeGreaterThanOrEqual(endS - 1e-9);
    }
  });

  it('has context of at most half the pause to its neighbour, and stays inside the lane', () => {
    const [first, second, third] = whole;
    expect([first.fromS, samplesToS(first.samples.length)]).toEqual([0, expect.closeTo(2.15, 4)]);
    expect([second.fromS, second.fromS + samplesToS(second.samples.length)]).toEqual([2.15, expect.closeTo(3.4, 4)]);
    expect(third.fromS).toBeCloseTo(7.6, 4);
    const last = whole[whole.length - 1];
    expect(last.fromS + samplesToS(last.samples.length)).toBeCloseTo(LENGTH_S, 6);
  });

  it('shares audio between two pieces only where it had to be cut', () => {
    for (const [index, piece] of whole.entries()) {
      const following = whole[index + 1];
      const isCut = following !== undefined && following.startS === piece.endS;
      expect(piece.sharedWithNext === null).toBe(!isCut);
      if (!piece.sharedWithNext || !following) continue;
      expect(following.fromS).toBe(piece.sharedWithNext.startS);
      expect(piece.fromS + samplesToS(piece.samples.length)).toBeCloseTo(piece.sharedWithNext.endS, 6);
      expect(piece.sharedWithNext.endS - piece.sharedWithNext.startS).toBeCloseTo(RULES.overlapS, 6);
    }
  });
});

it('cuts in a pause, and shares nothing there', () => {
  const pause = { startS: 3.6, endS: 3.9 };
  const [first, second] = cut(lane([pause]), [{ startS: 0, endS: 7 }]);
  expect(first.endS).toBeGreaterThan(pause.startS);
  expect(first.endS).toBeLessThan(pause.endS);
  expect(first.sharedWithNext).toBeNull();
  expect(second).toMatchObject({ fromS: first.endS, startS: first.endS, endS: 7 });
});

it.each([0.3, 1, 2, 3])('goes forward with pieces as short as %d s', (longestS) => {
  const rules = { ...RULES, longestS, overlapS: longestS / 2 };
  const pieces = cut(lane(), SPEECH, rules, 16_000);
  expect(pieces[0].startS).toBe(0.1);
  expect(pieces.at(-1)?.endS).toBe(39.9);
  for (const { startS, endS } of pieces) {
    expect(endS - startS).toBeGreaterThan(0);
    expect(endS - startS).toBeLessThanOrEqual(longestS + 1e-9);
  }
});

it('gives a piece as soon as its audio and context are there', () => {
  const samples = lane();
  const cutter = createPieceCutter([{ startS: 1, endS: 2 }], RULES);
  expect(cutter.push(samples.subarray(0, 2.3 * LANE_RATE_HZ))).toEqual([]);
  expect(cutter.push(samples.subarray(2.3 * LANE_RATE_HZ, 2.5 * LANE_RATE_HZ))).toHaveLength(1);
  expect(cutter.finish()).toEqual([]);
});

it('gives nothing where there is no speech', () => {
  expect(cut(lane(), [])).toEqual([]);
});
