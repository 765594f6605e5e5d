import { expect, test } from 'vitest';
import { SHELL_WORDS, wordsOfEnd } from './words.ts';

const { en } = SHELL_WORDS;
const counts = { analysed: 4, failed: 1 };

test('a notification says what became of a batch, and nothing of what a person stopped', () => {
  expect(wordsOfEnd(en, { how: 'done', ...counts, unwritten: false })?.body).toBe('4 calls analysed, 1 failed');
  expect(wordsOfEnd(en, { how: 'done', ...counts, unwritten: true })).toEqual({
    title: 'Analysis finished',
    body: 'The files of results could not be written. Open the window and export again.',
  });
  expect(wordsOfEnd(en, { how: 'failed', ...counts, unwritten: false })?.body).toBe(en.stoppedBody);
  expect(wordsOfEnd(en, { how: 'stopped', ...counts, unwritten: false })).toBeNull();
  expect(wordsOfEnd(en, { how: 'stopped', ...counts, unwritten: true })?.body).toBe(en.unwrittenBody);
});
