import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchForSilence } from './silence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('who answers is left alone', async () => {
  const onSilent = vi.fn();
  const stop = watchForSilence(async () => null, onSilent);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(onSilent).not.toHaveBeenCalled();
  stop();
});

test('who leaves six questions unanswered is silent, and is said to be so once', async () => {
  const onSilent = vi.fn();
  let answers = 2;
  watchForSilence(() => (answers-- > 0 ? Promise.resolve() : new Promise(() => {})), onSilent);
  await vi.advanceTimersByTimeAsync(80_000);
  expect(onSilent).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(onSilent).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(onSilent).toHaveBeenCalledTimes(1);
});
