import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { LANE_RATE_HZ } from '../../shared/units.ts';
import type { Recognizer } from './asr/recognizer.ts';
import { createBatcher } from './batcher.ts';

/** Says of each piece how long it is; throws at a piece whose first sample is not a number. */
function lengthTeller(): Recognizer & { readonly batches: number[][] } {
  const batches: number[][] = [];
  return {
    batches,
    wordTiming: 'interpolated',
    bestPieceS: 12,
    contextS: 0,
    bucketOf: (samples) => Math.ceil(samples / LANE_RATE_HZ) * LANE_RATE_HZ,
    async recognize(pieces) {
      await sleep(1);
      batches.push(pieces.map((piece) => piece.length / LANE_RATE_HZ));
      if (pieces.some((piece) => Number.isNaN(piece[0]))) throw new Error('not a number');
      return pieces.map((piece) => ({ rawText: `${piece.length / LANE_RATE_HZ} s`, words: [] }));
    },
  };
}

const piece = (seconds: number) => new Float32Array(seconds * LANE_RATE_HZ);
const signal = new AbortController().signal;
const isSettled = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => true,
      () => true,
    ),
    sleep(30).then(() => false),
  ]);

it('puts pieces of one bucket into a batch, and answers each with its own text', async () => {
  const teller = lengthTeller();
  const { submit } = createBatcher(teller, 16);
  const given = [1, 2.5, 1, 3, 0.5].map((seconds) => submit(piece(seconds), signal));
  const texts = (await Promise.all(given)).map(({ text }) => text.rawText);
  expect(texts).toEqual(['1 s', '2.5 s', '1 s', '3 s', '0.5 s']);
  // The oldest piece first.
  expect(teller.batches).toEqual([
    [1, 1, 0.5],
    [2.5, 3],
  ]);
});

it('tells before each run how long it may take: by its audio at first, then by the speed so far', async () => {
  const told: number[] = [];
  const { submit } = createBatcher(lengthTeller(), 16, (mostS) => told.push(mostS));
  await submit(piece(2), signal);
  await submit(piece(2), signal);
  expect(told[0]).toBeGreaterThanOrEqual(8);
  expect(told[1]).toBeLessThan(1);
});

it('never takes more pieces than the batch size, which may change on the way', async () => {
  const teller = lengthTeller();
  const batcher = createBatcher(teller, 2);
  await Promise.all([1, 1, 1].map((seconds) => batcher.submit(piece(seconds), signal)));
  expect(teller.batches.map((batch) => batch.length)).toEqual([2, 1]);
  batcher.setBatchSize(1);
  await Promise.all([1, 1].map((seconds) => batcher.submit(piece(seconds), signal)));
  expect(teller.batches.map((batch) => batch.length)).toEqual([2, 1, 1, 1]);
});

it('bounds the audio of a batch before it knows how fast the recogniser is', async () => {
  const teller = lengthTeller();
  const batcher = createBatcher(teller, 64);
  await Promise.all(Array.from({ length: 6 }, () => batcher.submit(piece(10), signal)));
  expect(teller.batches[0]).toEqual([10, 10]);
});

it('lets a half-full batch wait while somebody is expected to bring more', async () => {
  const teller = lengthTeller();
  const batcher = createBatcher(teller, 3);
  const arrived = batcher.expect();
  const first = batcher.submit(piece(1), signal);
  expect(await isSettled(first)).toBe(false);
  const others = [batcher.submit(piece(1), signal), batcher.submit(piece(1), signal)];
  await Promise.all([first, ...others]);
  const last = batcher.submit(piece(1), signal);
  expect(await isSettled(last)).toBe(false);
  arrived();
  arrived();
  await last;
  expect(teller.batches.map((batch) => batch.length)).toEqual([3, 1]);
});

it('does a batch that fails again piece by piece, so that only the bad piece fails', async () => {
  const teller = lengthTeller();
  const { submit } = createBatcher(teller, 8);
  const bad = piece(1).fill(Number.NaN);
  const outcomes = await Promise.allSettled([piece(1), bad, piece(1)].map((samples) => submit(samples, signal)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(outcomes[1]).toMatchObject({ reason: new Error('not a number') });
  expect((await submit(piece(2), signal)).text.rawText).toBe('2 s');
});

it('lets an aborted call go at once, and only that call', async () => {
  const teller = lengthTeller();
  const batcher = createBatcher(teller, 8);
  const arrived = batcher.expect();
  const leaving = new AbortController();
  const gone = [1, 2].map((seconds) => batcher.submit(piece(seconds), leaving.signal));
  const stays = batcher.submit(piece(1), signal);
  leaving.abort(new Error('cancelled'));
  expect(await Promise.allSettled(gone)).toMatchObject([
    { status: 'rejected', reason: new Error('cancelled') },
    { status: 'rejected', reason: new Error('cancelled') },
  ]);
  await expect(batcher.submit(piece(1), leaving.signal)).rejects.toThrow('cancelled');
  arrived();
  await stays;
  expect(teller.batches).toEqual([[1]]);
});

it('holds back who brings more when much is waiting, until there is room or the call is aborted', async () => {
  const teller = lengthTeller();
  const batcher = createBatcher(teller, 8);
  const full = new AbortController();
  const leaving = new AbortController();
  const waiting = Array.from({ length: 19 }, () => batcher.submit(piece(50), full.signal));
  const room = batcher.room(signal);
  const left = batcher.room(leaving.signal);
  leaving.abort();
  await left;
  // Nothing is left that could run and make room: whoever is held back is let in all the same.
  full.abort();
  await room;
  expect((await Promise.allSettled(waiting)).every(({ status }) => status === 'rejected')).toBe(true);
  await batcher.room(signal);
});
