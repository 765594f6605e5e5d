import { readFile } from 'node:fs/promises';
import { samplesToS } from '../../../shared/units.ts';
import { createSession } from '../runtime/session.ts';
import type { LaneDetector, VoiceActivityDetector } from './detector.ts';
import { runTogether } from './run-together.ts';
import { emptyMemory, type LaneWindows, plainNetwork, type SileroNetwork } from './silero-network.ts';
import { SILERO_WINDOW_SAMPLES, sileroSegments } from './silero-segments.ts';
import { sequenceNetwork } from './silero-sequence.ts';
import { sequenceModel } from './silero-sequence-model.ts';

/** Lanes in one run of the network. With `RUN_SAMPLES` a bound on its memory, and enough for full speed. */
const LANES_PER_RUN = 16;

/** What a lane brings to one run at most, in samples: about a second, whole windows. */
const RUN_SAMPLES = 32 * SILERO_WINDOW_SAMPLES;

/**
 * Loads a Silero VAD (v5 or v6, from the ONNX file it is published as) for any number of lanes at once.
 * Throws when the file cannot be loaded.
 */
export async function createSilero(modelPath: string, threads: number): Promise<VoiceActivityDetector> {
  return detectorOf(await loadNetwork(await readFile(modelPath), threads));
}

/** The model rebuilt to run over sequences, where it can be and says the same; else as it is published. */
export async function loadNetwork(model: Uint8Array, threads: number): Promise<SileroNetwork> {
  const session = await createSession(model, threads, 'vad');
  const plain = plainNetwork(session);
  const rebuilt = sequenceModel(model);
  if (!rebuilt) return plain;
  const sequenceSession = await createSession(rebuilt, threads, 'vad');
  const sequence = sequenceNetwork(sequenceSession);
  const agree = await sayTheSame(plain, sequence);
  await (agree ? session : sequenceSession).release();
  return agree ? sequence : plain;
}

/** Whether two networks agree on a second of a gliding tone, which takes probabilities through their range. */
async function sayTheSame(one: SileroNetwork, other: SileroNetwork): Promise<boolean> {
  const samples = Float32Array.from({ length: 31 * SILERO_WINDOW_SAMPLES }, (_, n) => 0.3 * Math.sin(n * n * 2e-5));
  const [[a], [b]] = await Promise.all([one, other].map((run) => run([{ memory: emptyMemory(), samples }])));
  return a.every((probability, window) => Math.abs(probability - b[window]) < 1e-4);
}

/** A detector with Silero's rules over a network. Lanes that push in one turn of the event loop share a run. */
export function detectorOf(network: SileroNetwork): VoiceActivityDetector {
  const run = runTogether(network, LANES_PER_RUN);
  return { openLane: () => openLane(run) };
}

function openLane(run: (lane: LaneWindows) => Promise<Float32Array>): LaneDetector {
  const memory = emptyMemory();
  const probabilities: number[] = [];
  /** Samples since the last whole window. */
  let rest = new Float32Array(0);
  let lengthSamples = 0;

  async function take(samples: Float32Array): Promise<void> {
    for (let at = 0; at < samples.length; at += RUN_SAMPLES) {
      const found = await run({ memory, samples: samples.subarray(at, at + RUN_SAMPLES) });
      for (const probability of found) probabilities.push(probability);
    }
  }

  return {
    async push(samples) {
      lengthSamples += samples.length;
      const all = new Float32Array(rest.length + samples.length);
      all.set(rest);
      all.set(samples, rest.length);
      const whole = all.length - (all.length % SILERO_WINDOW_SAMPLES);
      rest = all.slice(whole);
      await take(all.subarray(0, whole));
    },
    async finish() {
      if (rest.length > 0) {
        const last = new Float32Array(SILERO_WINDOW_SAMPLES);
        last.set(rest);
        await take(last);
      }
      return sileroSegments(probabilities, lengthSamples).map(({ start, end }) => ({
        startS: samplesToS(start),
        endS: samplesToS(end),
      }));
    },
  };
}
