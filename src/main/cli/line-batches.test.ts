import { expect, it } from 'vitest';
import { lineBatches } from './line-batches.ts';

async function batchesOf(chunks: readonly (string | Uint8Array)[], most = 10): Promise<(readonly string[])[]> {
  async function* input() {
    yield* chunks;
  }
  const batches: (readonly string[])[] = [];
  for await (const batch of lineBatches(input(), most)) batches.push(batch);
  return batches;
}

const bytes = (text: string) => Buffer.from(text, 'utf8');

it('gives lines as they come, whatever pieces they come in', async () => {
  expect(await batchesOf([bytes('one\ntw'), bytes('o\nthree')])).toEqual([['one'], ['two'], ['three']]);
  expect(await batchesOf([bytes('1\n2\n3\n4\n5\n')], 2)).toEqual([['1', '2'], ['3', '4'], ['5']]);
});

it('keeps empty lines, and makes none at the end', async () => {
  expect(await batchesOf([bytes('\n\na\n\n')])).toEqual([['', '', 'a', '']]);
  expect(await batchesOf([])).toEqual([]);
  expect(await batchesOf([bytes('')])).toEqual([]);
});

it('takes files from Windows: CR LF, also cut between the two, and a byte order mark', async () => {
  expect(await batchesOf([bytes('\ufeffa\r'), bytes('\nb\r\n'), bytes('c\r')])).toEqual([['a', 'b'], ['c']]);
});

it('does not cut a letter between two pieces, nor a line at other separators', async () => {
  const whole = bytes('شكرا\u2028بزاف\rok\n');
  expect(await batchesOf([...whole].map((byte) => Uint8Array.of(byte)))).toEqual([['شكرا\u2028بزاف\rok']]);
});
