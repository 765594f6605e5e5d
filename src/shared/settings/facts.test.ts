import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type NumberKey, numberRange, v1NameOf } from './facts.ts';
import { settingsSchema } from './schema.ts';

test('ranges are those of the schema', () => {
  expect(numberRange('chunkDurationS')).toEqual({ min: 1, max: 60, whole: false, optional: false });
  expect(numberRange('ioWorkers')).toEqual({ min: 1, max: 256, whole: true, optional: true });
  expect(numberRange('maxMemoryGb')).toEqual({ min: null, max: null, whole: false, optional: true });
  expect(numberRange('minDurationS')).toEqual({ min: 0, max: null, whole: false, optional: false });
});

test('what lies in a range is accepted, and what does not is not', () => {
  const keys = Object.entries(DEFAULT_SETTINGS).filter(
    ([key, value]) => typeof value === 'number' || /^(topicT|ioW|ana|thr|maxM)/.test(key),
  );
  expect(keys).toHaveLength(19);
  for (const [key] of keys) {
    const { min, max } = numberRange(key as NumberKey);
    const accepts = (value: number) => settingsSchema.safeParse({ [key]: value }).success;
    if (min !== null) expect([accepts(min), accepts(min - 0.5)]).toEqual([true, false]);
    if (max !== null) expect([accepts(max), accepts(max + 1)]).toEqual([true, false]);
  }
});

test('settings are known by the names that v1 gave them', () => {
  expect(v1NameOf('chunkDurationS')).toBe('chunk_duration_sec');
  expect(v1NameOf('mergeGapS')).toBeNull();
});
