import { expect, test } from 'vitest';
import { usableMemoryBytes } from './usable-memory.ts';

const GB = 2 ** 30;

test('the least of machine, container and setting counts', () => {
  expect(usableMemoryBytes(null, 24 * GB, 2 ** 63)).toBe(24 * GB);
  expect(usableMemoryBytes(null, 24 * GB, 0)).toBe(24 * GB);
  expect(usableMemoryBytes(null, 24 * GB, 4 * GB)).toBe(4 * GB);
  expect(usableMemoryBytes(2, 24 * GB, 4 * GB)).toBe(2 * GB);
});

test('a setting from a larger machine does not switch the memory guard off', () => {
  expect(usableMemoryBytes(500, 24 * GB, 0)).toBe(24 * GB);
});
