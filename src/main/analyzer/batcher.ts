import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { samplesToS } from '../../shared/units.ts';
import type { PieceText, Recognizer } from './asr/recognizer.ts';

/** Audio one batch may hold with its padding, in seconds: bounds the memory of the recogniser's activations. */
const MOST_BATCH_S = 96;
/** A run of the model holds up the process, and its heartbeat: batches are cut so that it takes about this long. */
const MOST_RUN_S = 4;
/** Before the recogniser's speed is known. */
const FIRST_BATCH_S = 24;
/** Audio that may wait, in seconds. Past it `room` holds back those who bring more. */
const MOST_WAITING_S = 900;

/** A recognised piece, and the seconds its share of the batch took. */
export interface BatchedText {
  readonly text: PieceText;
  readonly tookS: number;
}

/** Fills the recogniser's batches with pieces of like length from all calls under way. */
export interface Batcher {
  /** Recognises one piece. Rejects with what the recogniser throws, or when the signal aborts before its batch ran. */
  submit(samples: Float32Array, signal: AbortSignal): Promise<BatchedText>;
  /** Resolves when more pieces may be brought. */
  room(): Promise<void>;
  /** Says that somebody will bring pieces soon, so that half-full batches wait. Call the answer when there are none left. */
  expect(): () => void;
  setBatchSize(size: number): void;
}

interface Waiting {
  readonly samples: Float32Array;
  readonly signal: AbortSignal;
  readonly resolve: (text: BatchedText) => void;
  readonly reject: (reason: unknown) => void;
}

/** One batcher for the process. `batchSize`: most pieces in a batch. */
export function createBatcher(recognizer: Recognizer, batchSize: number): Batcher {
  const buckets = new Map<number, Waiting[]>();
  let most = batchSize;
  let expected = 0;
  let waitingS = 0;
  let secondsPerAudioS: number | null = null;
  let running = false;
  let held: (() => void)[] = [];

  function limitOf(bucket: number): number {
    const bySpeed = secondsPerAudioS === null ? FIRST_BATCH_S : MOST_RUN_S / secondsPerAudioS;
    return Math.max(1, Math.min(most, Math.floor(Math.min(MOST_BATCH_S, bySpeed) / samplesToS(bucket))));
  }

  /** The next bucket to run: a full one, or, when nobody brings more, the one with most audio. */
  function choose(): number | null {
    const audio = (bucket: number) => bucket * (buckets.get(bucket)?.length ?? 0);
    const all = [...buckets.keys()].sort((a, b) => audio(b) - audio(a));
    const full = all.find((bucket) => (buckets.get(bucket)?.length ?? 0) >= limitOf(bucket));
    if (full !== undefined) return full;
    return expected === 0 || waitingS >= MOST_WAITING_S ? (all[0] ?? null) : null;
  }

  async function runBatch(bucket: number): Promise<void> {
    const waiting = buckets.get(bucket) ?? [];
    const batch = waiting.splice(0, limitOf(bucket));
    if (waiting.length === 0) buckets.delete(bucket);
    for (const item of batch) waitingS -= samplesToS(item.samples.length);
    const start = performance.now();
    try {
      const texts = await recognizer.recognize(batch.map((item) => item.samples));
      const tookS = (performance.now() - start) / 1000;
      secondsPerAudioS = tookS / samplesToS(bucket * batch.length);
      batch.forEach((item, index) => {
        item.resolve({ text: texts[index], tookS: tookS / batch.length });
      });
    } catch (reason) {
      for (const item of batch) item.reject(reason);
    }
  }

  function dropAborted(): void {
    for (const [bucket, waiting] of buckets) {
      const kept = waiting.filter((item) => !item.signal.aborted);
      for (const item of waiting) {
        if (!item.signal.aborted) continue;
        waitingS -= samplesToS(item.samples.length);
        item.reject(item.signal.reason);
      }
      if (kept.length > 0) buckets.set(bucket, kept);
      else buckets.delete(bucket);
    }
  }

  async function pump(): Promise<void> {
    if (running) return;
    running = true;
    // One turn first: pieces brought together go into one batch.
    await setImmediate();
    for (dropAborted(); ; dropAborted()) {
      const bucket = choose();
      if (bucket === null) break;
      await runBatch(bucket);
      const free = waitingS < MOST_WAITING_S ? held : [];
      if (free.length > 0) held = [];
      for (const release of free) release();
      await setImmediate();
    }
    running = false;
  }

  return {
    submit(samples, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const bucket = recognizer.bucketOf(samples.length);
        const waiting = buckets.get(bucket) ?? [];
        buckets.set(bucket, waiting);
        waiting.push({ samples, signal, resolve, reject });
        waitingS += samplesToS(samples.length);
        signal.addEventListener('abort', () => void pump(), { once: true });
        void pump();
      });
    },
    async room() {
      if (waitingS < MOST_WAITING_S) return;
      await new Promise<void>((resolve) => held.push(resolve));
    },
    expect() {
      expected += 1;
      let over = false;
      return () => {
        if (over) return;
        over = true;
        expected -= 1;
        void pump();
      };
    },
    setBatchSize(size) {
      most = size;
    },
  };
}
