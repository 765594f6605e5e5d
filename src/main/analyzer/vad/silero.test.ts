import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSession } from '../runtime/session.ts';
import { goldenFilesAbsent, goldenFilesHere, goldenJson, goldenWav } from './golden-files.ts';
import { createSilero } from './silero.ts';
import { emptyMemory, plainNetwork } from './silero-network.ts';
import { SILERO_WINDOW_SAMPLES } from './silero-segments.ts';

const models = path.resolve(import.meta.dirname, '../../../../node_modules/@ricky0123/vad-web/dist');
const v6 = path.join(models, 'silero_vad_v6.onnx');

function wholeWindows(samples: Float32Array): Float32Array {
  const whole = new Float32Array(Math.ceil(samples.length / SILERO_WINDOW_SAMPLES) * SILERO_WINDOW_SAMPLES);
  whole.set(samples);
  return whole;
}

function furthest(found: Float32Array, wanted: ArrayLike<number>): number {
  expect(found.length).toBe(wanted.length);
  return found.reduce((most, value, index) => Math.max(most, Math.abs(value - (wanted[index] as number))), 0);
}

describe('createSilero', () => {
  it('finds no speech in silence and in an empty lane', async () => {
    const silero = await createSilero(v6, 1);
    const silent = silero.openLane();
    await silent.push(new Float32Array(32_000));
    expect(await silent.finish()).toEqual([]);
    expect(await silero.openLane().finish()).toEqual([]);
  });
});

interface Expected {
  clips: { wav: string; samples: number; segmentsSamples: number[][]; probabilities: number[] }[];
}

describe.skipIf(!goldenFilesHere)(`Silero v6 against silero-vad 6.2.3 (${goldenFilesAbsent})`, () => {
  const clips = goldenFilesHere ? goldenJson<Expected>('reference/silero-vad/exact/expected.json').clips : [];

  it('gives the probabilities of all clips within 1e-4, all in one batch', async () => {
    const network = plainNetwork(await createSession(v6, 1));
    const found = await network(
      clips.map(({ wav }) => ({
        memory: emptyMemory(),
        samples: wholeWindows(goldenWav(`reference/silero-vad/exact/${wav}`)),
      })),
    );
    clips.forEach(({ wav, probabilities }, index) => {
      expect(furthest(found[index] as Float32Array, probabilities), wav).toBeLessThan(1e-4);
    });
  });

  it('gives the segments of all clips, pushed together in pieces of any length', async () => {
    const silero = await createSilero(v6, 1);
    await Promise.all(
      clips.map(async ({ wav, segmentsSamples }, clip) => {
        const samples = goldenWav(`reference/silero-vad/exact/${wav}`);
        const lane = silero.openLane();
        const step = 700 + 1111 * clip;
        for (let at = 0; at < samples.length; at += step) await lane.push(samples.subarray(at, at + step));
        const wanted = segmentsSamples.map(([start, end]) => ({
          startS: (start as number) / 16_000,
          endS: (end as number) / 16_000,
        }));
        expect(await lane.finish(), wav).toEqual(wanted);
      }),
    );
  });
});
