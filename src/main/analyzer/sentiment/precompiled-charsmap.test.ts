import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCharsmap } from './precompiled-charsmap.ts';

const { charsmap, golden } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'test-models/charsmap.json'), 'utf8'),
) as { charsmap: string; golden: readonly (readonly [string, string])[] };

// Made by Hugging Face's own normaliser: see `test-models/make_charsmap.py`.
it.each(golden)('%j becomes %j', (text, expected) => {
  expect(readCharsmap(charsmap)(text)).toBe(expected);
});

it('throws where a rule is cut short', () => {
  expect(() => readCharsmap(charsmap.slice(0, 100))).toThrow(RangeError);
  expect(() => readCharsmap('')).toThrow(RangeError);
});
