import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSession } from '../runtime/session.ts';
import { goldenFilesAbsent, goldenFilesHere, goldenJson, goldenWav } from './golden-files.ts';
import { createSilero, loadNetwork } from './silero.ts';
import { emptyMemory, plainNetwork, type SileroNetwork } from './silero-network.ts';
import { SILERO_WINDOW_SAMPLES } from './silero-segments.ts';
import { sequenceNetwork } from './silero-sequence.ts';
import { sequenceModel } from './silero-sequence-model.ts';

const models = path.resolve(import.meta.dirname, '../../../../node_modules/@ricky0123/vad-web/dist');
const v6 = path.join(models, 'silero_vad_v6.onnx');
const v5 = path.join(models, 'silero_vad_v5.onnx');

function wholeWindows(samples: Float32Array): Float32Array {
  const whole = new Float32Array(Math.ceil(samples.length / SILERO_WINDOW_SAMPLES) * SILERO_WINDOW_SAMPLES);
  whole.set(samples);
  return whole;
}

function furthest(found: Float32Array, wanted: ArrayLike<number>): number {
  expect(found.length).toBe(wanted.length);
  return found.reduce((most, value, index) => Math.max(most, Math.abs(value - wanted[index])), 0);
}

/** Deterministic noise in bursts of about `seconds`, whole windows, loud enough to move the network. */
function bursts(seconds: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: seconds * 31 * SILERO_WINDOW_SAMPLES }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const loudness = Math.sin((index * seed) / 9000) > 0 ? 0.3 : 0.001;
    return loudness * Math.sin(index / (12 + (seed % 7))) + 0.02 * (state / 2 ** 31 - 1);
  });
}

describe('createSilero', () => {
  it('finds no speech in silence and in an empty lane', async () => {
    const silero = await createSilero(v6, 1);
    const silent = silero.openLane();
    await silent.push(new Float32Array(32_000));
    expect(await silent.finish()).toEqual([]);
    expect(await silero.openLane().finish()).toEqual([]);
  });

  it('falls back to the published graph for a model it cannot rebuild', async () => {
    // The same network under other names.
    const renamed = Buffer.from(readFileSync(v6).toString('latin1').replaceAll('Inline_0__', 'Inline_1__'), 'latin1');
    expect(sequenceModel(renamed)).toBeNull();
    const network = await loadNetwork(renamed, 1);
    const [found] = await network([{ memory: emptyMemory(), samples: bursts(1, 3) }]);
    const [wanted] = await plainNetwork(await createSession(v6, 1))([{ memory: emptyMemory(), samples: bursts(1, 3) }]);
    expect(found).toEqual(wanted);
  });
});

describe.each([
  ['v5', v5],
  ['v6', v6],
])('Silero %s over sequences', (_, model) => {
  const seeds = [3, 5, 11, 17];

  it('says what the published graph says, to 1e-5', async () => {
    const plain = plainNetwork(await createSession(model, 1));
    const sequence = await sequenceOf(model);
    const lanes = () => seeds.map((seed) => ({ memory: emptyMemory(), samples: bursts(1 + (seed % 4), seed) }));
    const wanted = await plain(lanes());
    const found = await sequence(lanes());
    found.forEach((probabilities, lane) => {
      expect(furthest(probabilities, wanted[lane])).toBeLessThan(1e-5);
    });
    expect(Math.max(...wanted.flatMap((lane) => [...lane])) - Math.min(...wanted[0])).toBeGreaterThan(0.1);
  });

  it('gives the same bits whatever else is in the batch and however a lane is cut', async () => {
    const sequence = await sequenceOf(model);
    const samples = bursts(4, 8).subarray(0, 124 * SILERO_WINDOW_SAMPLES);
    const [alone] = await sequence([{ memory: emptyMemory(), samples }]);
    const others = seeds.map((seed) => ({ memory: emptyMemory(), samples: bursts(1 + (seed % 5), seed) }));
    const together = await sequence([...others, { memory: emptyMemory(), samples }]);
    expect(together.at(-1)).toEqual(alone);

    const memory = emptyMemory();
    const cut = 19 * SILERO_WINDOW_SAMPLES;
    const [head] = await sequence([{ memory, samples: samples.subarray(0, cut) }]);
    const [tail] = await sequence([{ memory, samples: samples.subarray(cut) }]);
    expect(Float32Array.of(...head, ...tail)).toEqual(alone);
  });
});

async function sequenceOf(model: string): Promise<SileroNetwork> {
  const rebuilt = sequenceModel(readFileSync(model));
  if (!rebuilt) throw new Error('not rebuilt');
  return sequenceNetwork(await createSession(rebuilt, 1));
}

interface Expected {
  clips: { wav: string; samples: number; segmentsSamples: number[][]; probabilities: number[] }[];
}

describe.skipIf(!goldenFilesHere)(`Silero v6 against silero-vad 6.2.3 (${goldenFilesAbsent})`, () => {
  const clips = goldenFilesHere ? goldenJson<Expected>('reference/silero-vad/exact/expected.json').clips : [];

  it.each([
    ['as published', async () => plainNetwork(await createSession(v6, 1))],
    ['over sequences', () => sequenceOf(v6)],
  ])('gives the probabilities of all clips within 1e-4, all in one batch, %s', async (_, load) => {
    const network = await load();
    const found = await network(
      clips.map(({ wav }) => ({
        memory: emptyMemory(),
        samples: wholeWindows(goldenWav(`reference/silero-vad/exact/${wav}`)),
      })),
    );
    clips.forEach(({ wav, probabilities }, index) => {
      expect(furthest(found[index], probabilities), wav).toBeLessThan(1e-4);
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
          startS: start / 16_000,
          endS: end / 16_000,
        }));
        expect(await lane.finish(), wav).toEqual(wanted);
      }),
    );
  });
});
