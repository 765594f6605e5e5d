import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { err, ok, type Result } from '../../shared/result.ts';
import { samplesToS } from '../../shared/units.ts';
import type { PieceText, Recognizer } from './asr/recognizer.ts';

/** Audio one batch may hold with its padding, in seconds: bounds the memory of the recogniser's activations. */
const MOST_BATCH_S = 96;
/** A run of the model holds up the process, and its heartbeat: batches are cut so that it takes about this long. */
const MOST_RUN_S = 4;
/** Before the recogniser's speed is known. */
const FIRST_BATCH_S = 24;
/** A run may take this many times its audio before the speed is known, and this many times what is expected after. */
const FIRST_PATIENCE = 4;
const LATER_PATIENCE = 10;
/** Audio that may wait, in seconds. Past it `room` holds back those who bring more. */
const MOST_WAITING_S = 900;

/** A recognised piece, and the seconds its share of the batch took. */
export interface BatchedText {
  readonly text: PieceText;
  readonly tookS: number;
}

/** Fills the recogniser's batches with pieces of like length from all calls under way. */
export interface Batcher {
  /**
   * Recognises one piece. Rejects with what the recogniser throws at this piece alone, or with the signal's reason, at
   * once, when it aborts before the piece's batch runs.
   */
  submit(samples: Float32Array, signal: AbortSignal): Promise<BatchedText>;
  /** Resolves when more pieces may be brought; at once when the signal is aborted. */
  room(signal: AbortSignal): Promise<void>;
  /** Says that somebody will bring pieces soon, so that half-full batches wait. Call the answer when there are none left. */
  expect(): () => void;
  /** Most pieces in a batch from the next one on. */
  setBatchSize(size: number): void;
}

interface Waiting {
  readonly samples: Float32Array;
  /** Grows from piece to piece: the least is the oldest. */
  readonly order: number;
  readonly signal: AbortSignal;
  readonly resolve: (text: BatchedText) => void;
  readonly reject: (reason: unknown) => void;
}

interface Held {
  readonly signal: AbortSignal;
  readonly enter: () => void;
}

/**
 * One batcher for the process. `batchSize`: most pieces in a batch. `beforeRun` is told for how many seconds at most the
 * run that follows may hold up the process.
 */
export function createBatcher(
  recognizer: Recognizer,
  batchSize: number,
  beforeRun: (mostS: number) => void = () => {},
): Batcher {
  const buckets = new Map<number, Waiting[]>();
  let most = batchSize;
  let expected = 0;
  let waitingS = 0;
  let next = 0;
  let secondsPerAudioS: number | null = null;
  let running = false;
  let held: Held[] = [];
  const watched = new WeakSet<AbortSignal>();

  function limitOf(bucket: number): number {
    const bySpeed = secondsPerAudioS === null ? FIRST_BATCH_S : MOST_RUN_S / secondsPerAudioS;
    return Math.max(1, Math.min(most, Math.floor(Math.min(MOST_BATCH_S, bySpeed) / samplesToS(bucket))));
  }

  /** The next bucket to run, oldest piece first so that calls end in turn: a full one, or, when nobody brings more, any. */
  function choose(): number | null {
    const oldestFirst = [...buckets].sort(([, a], [, b]) => a[0].order - b[0].order);
    const full = oldestFirst.find(([bucket, waiting]) => waiting.length >= limitOf(bucket));
    const mayRunHalfFull = expected === 0 || waitingS >= MOST_WAITING_S;
    return (full ?? (mayRunHalfFull ? oldestFirst[0] : undefined))?.[0] ?? null;
  }

  async function runBatch(bucket: number): Promise<void> {
    const waiting = buckets.get(bucket) ?? [];
    const batch = waiting.splice(0, limitOf(bucket));
    if (waiting.length === 0) buckets.delete(bucket);
    for (const item of batch) waitingS -= samplesToS(item.samples.length);
    const audioS = samplesToS(bucket * batch.length);
    beforeRun(audioS * (secondsPerAudioS === null ? FIRST_PATIENCE : LATER_PATIENCE * secondsPerAudioS));
    const start = performance.now();
    const texts = await recognize(batch);
    const tookS = (performance.now() - start) / 1000;
    secondsPerAudioS = tookS / audioS;
    batch.forEach((item, index) => {
      const text = texts[index];
      if (text.ok) item.resolve({ text: text.value, tookS: tookS / batch.length });
      else item.reject(text.error);
    });
  }

  /** A batch that fails is done again piece by piece, so that a bad piece fails by itself. */
  async function recognize(batch: readonly Waiting[]): Promise<Result<PieceText, unknown>[]> {
    try {
      const texts = await recognizer.recognize(batch.map(({ samples }) => samples));
      return texts.map(ok);
    } catch (reason) {
      if (batch.length === 1) return [err(reason)];
      const alone: Result<PieceText, unknown>[] = [];
      for (const item of batch) {
        if (item.signal.aborted) alone.push(err(item.signal.reason));
        else alone.push(...(await recognize([item])));
      }
      return alone;
    }
  }

  function drop(signal: AbortSignal): void {
    for (const [bucket, waiting] of buckets) {
      const kept = waiting.filter((item) => item.signal !== signal);
      for (const item of waiting) {
        if (item.signal !== signal) continue;
        waitingS -= samplesToS(item.samples.length);
        item.reject(signal.reason);
      }
      if (kept.length > 0) buckets.set(bucket, kept);
      else buckets.delete(bucket);
    }
    letIn();
  }

  /** Calls `drop` once when the signal aborts: a listener for each piece would pile up over a long call. */
  function watch(signal: AbortSignal): void {
    if (watched.has(signal)) return;
    watched.add(signal);
    signal.addEventListener('abort', () => drop(signal), { once: true });
  }

  function letIn(): void {
    const free = held.filter(({ signal }) => signal.aborted || waitingS < MOST_WAITING_S);
    held = held.filter((one) => !free.includes(one));
    for (const { enter } of free) enter();
  }

  async function pump(): Promise<void> {
    if (running) return;
    running = true;
    // One turn first: pieces brought together go into one batch.
    await setImmediate();
    for (let bucket = choose(); bucket !== null; bucket = choose()) {
      await runBatch(bucket);
      letIn();
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
        waiting.push({ samples, order: next++, signal, resolve, reject });
        waitingS += samplesToS(samples.length);
        watch(signal);
        void pump();
      });
    },
    async room(signal) {
      if (waitingS < MOST_WAITING_S || signal.aborted) return;
      watch(signal);
      await new Promise<void>((enter) => held.push({ signal, enter }));
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
      void pump();
    },
  };
}
