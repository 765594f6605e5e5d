import { expect, test } from 'vitest';
import { isLargerThan } from './message-size.ts';

const LIMIT = 2 ** 20;
const ring: { self?: unknown } = {};
ring.self = ring;
let deep: unknown = 'x';
for (let depth = 0; depth < 200_000; depth++) deep = [deep];

test.each([
  ['nothing', null, false],
  ['a question', { callId: 'x'.repeat(36), query: { name: 'agent', flags: ['a', 'b'] } }, false],
  ['500 KB of text', { text: 'x'.repeat(500_000) }, false],
  ['a long text', { text: 'x'.repeat(600_000) }, true],
  ['a long list', Array.from({ length: 200_000 }, () => 1), true],
  ['large bytes', { bytes: new Uint8Array(LIMIT + 1) }, true],
  ['a map of much', new Map([['key', 'x'.repeat(600_000)]]), true],
  ['a ring', ring, false],
  ['something deep', deep, true],
])('%s', (_, message, expected) => {
  expect(isLargerThan(message, LIMIT)).toBe(expected);
});
