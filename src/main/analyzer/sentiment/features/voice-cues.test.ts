import { expect, it } from 'vitest';
import { utteranceOf } from './compute-features.ts';
import { cuesOf } from './voice-cues.ts';

it('leaves out a cue that comes out as no number, and keeps the others', () => {
  const hum = Float32Array.from({ length: 16_000 }, (_, n) => 0.3 * Math.sin((2 * Math.PI * 160 * n) / 16_000));
  const { tracks } = utteranceOf(hum, 'prosody-88');
  const whole = cuesOf(tracks);
  const { vocalEffortDb, ...others } = whole;
  expect(vocalEffortDb).toBeTypeOf('number');
  for (const broken of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(cuesOf({ ...tracks, alphaRatioDb: new Float64Array(tracks.frames).fill(broken) })).toEqual(others);
});
