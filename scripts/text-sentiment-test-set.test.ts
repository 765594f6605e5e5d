import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldText } from '../src/shared/domain/text-folding.ts';

const FOLDER = join(import.meta.dirname, '..', 'models', 'training', 'text-sentiment', 'test');
const FORMS = ['ary-arab', 'ary-latn', 'arb', 'fra', 'eng'];

/** The lines of one language form, as `id side label text`. */
function linesOf(form: string): readonly string[][] {
  const [head, ...rows] = readFileSync(join(FOLDER, `${form}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  expect(head).toBe('id\tside\tlabel\ttext');
  return rows.map((row) => row.split('\t'));
}

const shareOf = (rows: readonly string[][], column: number, value: string) =>
  rows.filter((row) => row[column] === value).length / rows.length;

describe.each(FORMS)('the call-like test set in %s', (form) => {
  const rows = linesOf(form);

  test('has 170 utterances or more, numbered, each with a side, a label and 3 to 40 words', () => {
    expect(rows.length).toBeGreaterThanOrEqual(170);
    rows.forEach((row, index) => {
      const [id, side, label, text = ''] = row;
      expect(row, id).toHaveLength(4);
      expect(id).toBe(`${form}-${String(index + 1).padStart(3, '0')}`);
      expect(['agent', 'client'], id).toContain(side);
      expect(['negative', 'neutral', 'positive'], id).toContain(label);
      const words = text.split(' ').length;
      expect(words, id).toBeGreaterThanOrEqual(3);
      expect(words, id).toBeLessThanOrEqual(40);
    });
  });

  test('has each class in 30 to 37 of a hundred lines, and the client in 55 to 65', () => {
    for (const label of ['negative', 'neutral', 'positive']) {
      expect(shareOf(rows, 2, label), label).toBeGreaterThanOrEqual(0.3);
      expect(shareOf(rows, 2, label), label).toBeLessThanOrEqual(0.37);
    }
    expect(shareOf(rows, 1, 'client')).toBeGreaterThanOrEqual(0.55);
    expect(shareOf(rows, 1, 'client')).toBeLessThanOrEqual(0.65);
  });

  test('is written in its script', () => {
    const arabic = rows.filter(([, , , text = '']) => /\p{Script=Arabic}/u.test(text)).length;
    expect(arabic).toBe(form === 'ary-arab' || form === 'arb' ? rows.length : 0);
  });
});

test('no utterance stands twice, however it is spelled', () => {
  const folded = FORMS.flatMap((form) => linesOf(form).map(([, , , text = '']) => foldText(text)));
  expect(folded.filter((text, index) => folded.indexOf(text) !== index)).toEqual([]);
});
