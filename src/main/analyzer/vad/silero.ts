import { readFile } from 'node:fs/promises';
import { samplesToS } from '../../../shared/units.ts';
import { createSession } from '../runtime/session.ts';
import type { LaneDetector, VoiceActivityDetector } from './detector.ts';
import { emptyMemory, type LaneMemory, plainNetwork, type SileroNetwork } from './silero-network.ts';
import { SILERO_WINDOW_SAMPLES, sileroSegments } from './silero-segments.ts';
import { sequenceNetwork } from './silero-sequence.ts';
import { sequenceModel } from './silero-sequence-model.ts';

/** Windows in one run of the network, all lanes together: a bound on memory, and enough for full speed. */
const MAX_WINDOWS_PER_RUN = 512;

/**
 * Loads a Silero VAD (v5 or v6, from the ONNX file it is published as) for any number of lanes at once.
 * Throws when the file cannot be loaded.
 */
export async function createSilero(modelPath: string, threads: number): Promise<VoiceActivityDetector> {
  return detectorOf(await loadNetwork(await readFile(modelPath), threads));
}

/** The model rebuilt to run over sequences, where it can be and says the same; else as it is published. */
export async function loadNetwork(model: Uint8Array, threads: number): Promise<SileroNetwork> {
  const session = await createSession(model, threads);
  const plain = plainNetwork(session);
  const rebuilt = sequenceModel(model);
  if (!rebuilt) return plain;
  const sequenceSession = await createSession(rebuilt, threads);
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
  const runTogether = batched(network);
  return { openLane: () => openLane(runTogether) };
}

type RunTogether = (memory: LaneMemory, samples: Float32Array) => Promise<readonly Float32Array[]>;

function openLane(run: RunTogether): LaneDetector {
  const memory = emptyMemory();
  const probabilities: number[] = [];
  /** Samples since the last whole window. */
  let rest = new Float32Array(0);
  let lengthSamples = 0;

  async function take(samples: Float32Array): Promise<void> {
    for (const part of await run(memory, samples)) for (const value of part) probabilities.push(value);
  }

  return {
    async push(samples) {
      lengthSamples += samples.length;
      const all = new Float32Array(rest.length + samples.length);
      all.set(rest);
      all.set(samples, rest.length);
      const whole = all.length - (all.length % SILERO_WINDOW_SAMPLES);
      rest = all.slice(whole);
      if (whole > 0) await take(all.subarray(0, whole));
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

interface Waiting {
  readonly memory: LaneMemory;
  /** Whole windows not yet run. */
  samples: Float32Array;
  readonly parts: Float32Array[];
  readonly resolve: (parts: readonly Float32Array[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** Collects what lanes bring while a run is under way, or within one turn of the event loop, into the next run. */
function batched(network: SileroNetwork): RunTogether {
  let waiting: Waiting[] = [];
  let scheduled = false;

  async function turn(): Promise<void> {
    const rows = waiting.slice(0, MAX_WINDOWS_PER_RUN);
    try {
      await runOnce(network, rows);
    } catch (reason) {
      for (const row of rows) {
        row.samples = row.samples.subarray(row.samples.length);
        row.reject(reason);
      }
    }
    waiting = waiting.filter((row) => row.samples.length > 0);
    // Not at once: the lanes just served may have more to bring.
    scheduled = waiting.length > 0;
    if (scheduled) setImmediate(turn);
  }

  return (memory, samples) =>
    new Promise((resolve, reject) => {
      waiting.push({ memory, samples, parts: [], resolve, reject });
      if (scheduled) return;
      scheduled = true;
      setImmediate(turn);
    });
}

async function runOnce(network: SileroNetwork, rows: readonly Waiting[]): Promise<void> {
  const total = rows.reduce((sum, row) => sum + row.samples.length, 0) / SILERO_WINDOW_SAMPLES;
  // Lanes shorter than the longest cost it nothing but padding: the mean keeps that small, and the rest waits its turn.
  const windows = Math.min(Math.ceil(total / rows.length), Math.floor(MAX_WINDOWS_PER_RUN / rows.length));
  const results = await network(
    rows.map(({ memory, samples }) => ({ memory, samples: samples.subarray(0, windows * SILERO_WINDOW_SAMPLES) })),
  );
  rows.forEach((row, index) => {
    row.parts.push(results[index]);
    row.samples = row.samples.subarray(windows * SILERO_WINDOW_SAMPLES);
    if (row.samples.length === 0) row.resolve(row.parts);
  });
}
