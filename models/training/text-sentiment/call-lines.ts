import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sentimentSchema } from '../../../src/shared/domain/sentiment.ts';
import type { Labelled } from './labelled.ts';

/** `lines/<form>.tsv`: side, label, text, written by hand in the language of calls. */
export function readLines(): readonly Labelled[] {
  return tables('lines').flatMap(({ form, rows }) =>
    rows.map(([, label, text = '']) => ({
      source: `call-${form}`,
      text,
      label: sentimentSchema.parse(label),
      split: 'train' as const,
      weight: 1,
    })),
  );
}

/** Rows of every table of a folder, without the line of names; the form is the file's name before the first dot. */
function tables(name: string): { form: string; rows: string[][] }[] {
  const folder = path.join(import.meta.dirname, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .map((file) => ({
      form: file.split('.')[0] ?? '',
      rows: readFileSync(path.join(folder, file), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t')),
    }));
}
