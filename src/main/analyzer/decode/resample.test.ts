import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createResampler } from './resample.ts';

/** A sum of unequal tones below `band`, so that no two share a period; known exactly at every moment. */
function tones(band: number): (t: number) => number {
  const parts = Array.from({ length: 12 }, (_, i) => ({ hz: ((i + 0.37) / 12) * band, phase: i * i }));
  return (t) => parts.reduce((sum, { hz, phase }) => sum + Math.sin(2 * Math.PI * hz * t + phase), 0) / parts.length;
}

function sampled(signal: (t: number) => number, rateHz: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, n) => signal(n / rateHz));
}

function resampleWhole(
  samples: Float32Array,
  rateHz: number,
  blocks: readonly number[] = [samples.length],
): Float32Array {
  const resampler = createResampler(rateHz);
  const out: Float32Array[] = [];
  let at = 0;
  for (const length of blocks) {
    out.push(resampler.push(samples.subarray(at, at + length)));
    at += length;
  }
  out.push(resampler.finish());
  return Float32Array.from(out.flatMap((block) => [...block]));
}

/** Largest difference, without the ends where the reference knows a signal that the resampler is not given. */
function largestError(out: Float32Array, reference: Float32Array, edge: number): number {
  let largest = 0;
  for (let i = edge; i < reference.length - edge; i++) largest = Math.max(largest, Math.abs(out[i] - reference[i]));
  return largest;
}

const decibels = (ratio: number): number => 20 * Math.log10(ratio);

/** Amplitude of `hz` in lane samples, by correlation over a whole number of its periods. */
function amplitudeAt(lane: Float32Array, hz: number): number {
  let re = 0;
  let im = 0;
  for (let n = 4000; n < 12_000; n++) {
    const window = 1 - Math.cos((2 * Math.PI * (n - 4000)) / 8000);
    re += window * lane[n] * Math.cos((2 * Math.PI * hz * n) / 16_000);
    im += window * lane[n] * Math.sin((2 * Math.PI * hz * n) / 16_000);
  }
  return (2 * Math.hypot(re, im)) / 8000;
}

describe('resampling to 16 kHz', () => {
  // Band limits: the telephone's 3.4 kHz, and 85 % of the lower Nyquist for the others (80 % where the rate falls).
  it.each([
    [8000, 3400],
    [4000, 1700],
    [11_025, 4680],
    [22_050, 5600],
    [32_000, 5600],
    [44_100, 5600],
    [48_000, 5600],
    [192_000, 5600],
    [7999, 3400],
  ])('from %i Hz a signal below %i Hz comes out as it is, within 0.05 %%', (rateHz, band) => {
    const signal = tones(band);
    const out = resampleWhole(sampled(signal, rateHz, rateHz), rateHz);
    expect(out.length).toBe(16_000);
    expect(largestError(out, sampled(signal, 16_000, 16_000), 400)).toBeLessThan(5e-4);
  });

  it('copies every sample at 8 kHz, and passes 16 kHz untouched', () => {
    const samples = sampled(tones(3900), 8000, 1000);
    expect(resampleWhole(samples, 8000).filter((_, n) => n % 2 === 0)).toEqual(samples);
    expect(resampleWhole(samples, 16_000)).toEqual(samples);
  });

  it('gives the same whatever the blocks are', () => {
    for (const rateHz of [8000, 11_025, 48_000]) {
      const samples = sampled(tones(3000), rateHz, 5000);
      const blocks = [1, 2, 3, 47, 1, 0, 500, 999, 7, 3440];
      expect(resampleWhole(samples, rateHz, blocks)).toEqual(resampleWhole(samples, rateHz));
    }
  });

  it.each([0, 1, 2, 3, 31, 32, 33])('gives 2n samples for n = %i', (count) => {
    expect(resampleWhole(new Float32Array(count), 8000).length).toBe(2 * count);
  });

  it('is flat to 0.01 dB in the telephone band and holds images 68 dB down', () => {
    const gain = (hz: number, at: number): number =>
      decibels(
        amplitudeAt(
          resampleWhole(
            sampled((t) => Math.sin(2 * Math.PI * hz * t), 8000, 8000),
            8000,
          ),
          at,
        ),
      );
    for (const hz of [50, 300, 1000, 2000, 3000, 3400]) {
      expect(Math.abs(gain(hz, hz))).toBeLessThan(0.01);
      expect(gain(hz, 8000 - hz)).toBeLessThan(-68);
    }
  });

  it('lets nothing fold down from above 8 kHz', () => {
    for (const hz of [8100, 9000, 12_000, 20_000]) {
      const lane = resampleWhole(
        sampled((t) => Math.sin(2 * Math.PI * hz * t), 48_000, 48_000),
        48_000,
      );
      expect(decibels(amplitudeAt(lane, Math.abs(16_000 - hz)))).toBeLessThan(-65);
    }
  });

  const ffmpegMissing = spawnSync('ffmpeg', ['-version']).error !== undefined;
  it.skipIf(ffmpegMissing)('agrees with ffmpeg’s aresample on telephone-band sound (needs ffmpeg)', () => {
    const samples = sampled(tones(3400), 8000, 16_000);
    const filter = 'aresample=16000:internal_sample_fmt=fltp:filter_size=64:cutoff=0.97';
    const args = [
      '-v',
      'error',
      '-f',
      'f32le',
      '-ar',
      '8000',
      '-ac',
      '1',
      '-i',
      '-',
      '-af',
      filter,
      '-f',
      'f32le',
      '-',
    ];
    const bytes = execFileSync('ffmpeg', args, { input: Buffer.from(samples.buffer) });
    const theirs = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    expect(largestError(resampleWhole(samples, 8000), theirs.subarray(0, 32_000), 400)).toBeLessThan(1e-3);
  });
});
