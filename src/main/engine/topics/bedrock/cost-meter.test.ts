import { expect, test } from 'vitest';
import { costOf, createCostMeter } from './cost-meter.ts';

const never = new AbortController().signal;

test('what is spent and what is under way never pass the ceiling', async () => {
  const meter = createCostMeter(1);
  const first = await meter.reserve(0.6, never);
  expect(await meter.reserve(1.1, never)).toBeNull();
  let second: unknown = 'waiting';
  const waiting = meter.reserve(0.6, never).then((reservation) => {
    second = reservation;
    return reservation;
  });
  await Promise.resolve();
  expect(second).toBe('waiting');
  first?.settle(0.1);
  (await waiting)?.settle(null);
  expect(meter.spentUsd()).toBeCloseTo(0.7);
  expect(await meter.reserve(0.31, never)).toBeNull();
  expect(await meter.reserve(0.29, never)).not.toBeNull();
});

test('whoever waits gets nothing when what others cost leaves no room', async () => {
  const meter = createCostMeter(1);
  const first = await meter.reserve(0.6, never);
  const waiting = [meter.reserve(0.6, never), meter.reserve(0.3, never)];
  first?.settle(null);
  expect((await Promise.all(waiting)).map((one) => one !== null)).toEqual([false, true]);
});

test('who stops waiting makes place for the next', async () => {
  const meter = createCostMeter(1);
  const first = await meter.reserve(0.6, never);
  const stop = new AbortController();
  const stopped = meter.reserve(0.9, stop.signal);
  const next = meter.reserve(0.4, never);
  stop.abort();
  expect(await stopped).toBeNull();
  expect(await next).not.toBeNull();
  first?.settle(0);
});

test('a ceiling of 0 lets nothing through, not even what costs nothing', async () => {
  expect(await createCostMeter(0).reserve(0, never)).toBeNull();
});

test('what a batch spent before counts', async () => {
  expect(await createCostMeter(1, 0.9).reserve(0.2, never)).toBeNull();
});

test('tokens are paid by the million', () => {
  expect(costOf(7_000, 300, { inputUsdPerMillion: 3, outputUsdPerMillion: 15 })).toBeCloseTo(0.0255);
});
