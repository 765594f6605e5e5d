import { expect, test } from 'vitest';
import type { CallPage, CallRow } from '../../shared/domain/call-list.ts';
import type { AppError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createCallPages, PAGE_ROWS } from './call-pages.ts';

const TOTAL = 10_000;

/** Pages of a list that answers when it is told to. */
function slowList(text = 'first') {
  const asked: { readonly offset: number; readonly signal: AbortSignal; answer(): Promise<void> }[] = [];
  let words = text;
  const pages = createCallPages((offset, limit, signal) => {
    const { promise, resolve } = Promise.withResolvers<Result<CallPage, AppError>>();
    const answer = async () => {
      resolve(ok({ total: TOTAL, rows: rowsFrom(offset, limit, words) }));
      await promise;
      // What waits for the answer comes after it.
      await null;
    };
    asked.push({ offset, signal, answer });
    return promise;
  });
  return { pages, asked, say: (changed: string) => (words = changed) };
}

function rowsFrom(offset: number, limit: number, firstWords: string): CallRow[] {
  return Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, n) => ({
    position: offset + n,
    callId: `c${offset + n}`,
    fileName: `${offset + n}.wav`,
    recordedAt: null,
    agent: null,
    lineOfBusiness: null,
    durationS: 1,
    status: 'done',
    error: null,
    flags: [],
    stagesDone: 3,
    running: false,
    firstWords,
    verdicts: [],
    topics: null,
  }));
}

test('what is seen comes first, then what lies ahead of the scrolling, two questions at a time', async () => {
  const { pages, asked } = slowList();
  pages.look(0, 20);
  expect(asked.map(({ offset }) => offset)).toEqual([0]);
  await asked[0]?.answer();
  expect(pages.total()).toBe(TOTAL);
  expect(pages.row(20)?.position).toBe(20);
  expect(asked.map(({ offset }) => offset)).toEqual([0, PAGE_ROWS, 2 * PAGE_ROWS]);
});

test('after a leap the next question is about where the analyst is now', async () => {
  const { pages, asked } = slowList();
  pages.look(0, 20);
  await asked[0]?.answer();
  pages.look(6000, 6020);
  expect(asked).toHaveLength(3);
  await asked[1]?.answer();
  expect(asked[3]?.offset).toBe(6000);
  await asked[3]?.answer();
  expect(pages.row(6010)?.position).toBe(6010);
});

test('what is out of date stays until it is there anew', async () => {
  const { pages, asked, say } = slowList('before');
  pages.look(0, 20);
  for (let n = 0; n < asked.length; n++) await asked[n]?.answer();
  const answered = asked.length;
  say('after');
  pages.outdate();
  expect(pages.row(0)?.firstWords).toBe('before');
  expect(asked[answered]?.offset).toBe(0);
  await asked[answered]?.answer();
  expect(pages.row(0)?.firstWords).toBe('after');
});

test('it holds a part of the list, and forgets the rest', async () => {
  const { pages, asked } = slowList();
  for (let first = 0, n = 0; first < TOTAL - 100; first += 50) {
    pages.look(first, first + 40);
    for (; n < asked.length; n++) await asked[n]?.answer();
  }
  const held = Array.from({ length: TOTAL }, (_, index) => pages.row(index)).filter((row) => row !== undefined);
  expect(held.length).toBeLessThanOrEqual(61 * PAGE_ROWS);
  expect(pages.row(TOTAL - 200)).toBeDefined();
  expect(pages.row(0)).toBeUndefined();
});

test('when it is over, the questions under way are called back', () => {
  const { pages, asked } = slowList();
  pages.look(0, 20);
  pages.end();
  expect(asked[0]?.signal.aborted).toBe(true);
});
