import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeFeatures, featureNames } from './compute-features.ts';

const RATE = 16_000;
const GOLDEN = join(import.meta.dirname, 'golden');
/** Made by `models/training/acoustic-sentiment/modulation_reference.py`. */
const golden = JSON.parse(readFileSync(join(GOLDEN, 'modulation.json'), 'utf8')) as readonly {
  readonly file: string;
  readonly values: readonly number[];
}[];

function clip(file: string): Float32Array {
  const bytes = readFileSync(join(GOLDEN, file)).subarray(44);
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(2 * i) / 32_768);
}

/** A tone of 1 kHz whose level goes up and down by 10 dB so many times a second. */
function swelling(hertz: number, seconds: number, gain = 1): Float32Array {
  return Float32Array.from({ length: seconds * RATE }, (_, n) => {
    const swell = 10 ** (Math.sin((2 * Math.PI * hertz * n) / RATE) / 4);
    return gain * 0.1 * swell * Math.sin((2 * Math.PI * 1000 * n) / RATE);
  });
}

function modulationOf(samples: Float32Array): Record<string, number> {
  const vector = computeFeatures('prosody-113', samples);
  return Object.fromEntries(featureNames('prosody-113').map((name, i) => [name, vector[i]]));
}

/** Which of the five bands of the level's modulation is strongest. */
function fastest(hertz: number): string {
  const values = modulationOf(swelling(hertz, 4));
  const bands = Object.keys(values).filter((name) => name.startsWith('modulation_level'));
  return bands.reduce((best, name) => (values[name] > values[best] ? name : best));
}

describe('prosody-113', () => {
  it.each(golden)('gives $file the modulation numpy gives', ({ file, values }) => {
    const samples = clip(file);
    const vector = computeFeatures('prosody-113', samples);
    const gaps = values.map((value, i) => Math.abs(vector[88 + i] - value) / Math.max(1, Math.abs(value)));
    expect(vector).toHaveLength(113);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2e-7);
    expect(vector.subarray(0, 88)).toEqual(computeFeatures('prosody-88', samples));
  });

  it('tells fast swells from slow ones', () => {
    expect([25, 13, 6.5, 3.5, 1.7].map(fastest)).toEqual([
      'modulation_level_30ms_db',
      'modulation_level_70ms_db',
      'modulation_level_130ms_db',
      'modulation_level_250ms_db',
      'modulation_level_510ms_db',
    ]);
  });

  it('does not change with gain, nor much with length', () => {
    const [short, quiet, long] = [swelling(4, 3), swelling(4, 3, 0.1), swelling(4, 20)].map(modulationOf);
    for (const name of Object.keys(short).filter((key) => key.startsWith('modulation_'))) {
      expect(quiet[name]).toBeCloseTo(short[name], 2);
    }
    expect(long.modulation_level_250ms_db).toBeCloseTo(short.modulation_level_250ms_db, 0);
  });
});
