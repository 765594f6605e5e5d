import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Glossary } from '../../src/shared/domain/topics.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/topics');

/** An utterance with what it is about. */
export interface Row {
  readonly text: string;
  /** `oos`: nothing of the list. */
  readonly intent: string;
  readonly lang: string;
  readonly split: string;
}

/** The rows of `<name>.tsv.gz` beside the project; null where it is not there. */
export function readRows(name: string): Row[] | null {
  const path = join(FOLDER, `${name}.tsv.gz`);
  if (!existsSync(path)) return null;
  const [head = '', ...lines] = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
  const columns = head.split('\t');
  const [text, intent, lang, split] = ['text', 'intent', 'lang', 'split'].map((column) => columns.indexOf(column));
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (column: number | undefined) => cells[column ?? -1] ?? '';
    return { text: cell(text), intent: cell(intent), lang: cell(lang), split: cell(split) };
  });
}

/** A glossary whose lines are intents by their names, with at most so many of their training rows as examples, drawn with a fixed seed. */
export function glossaryOfRows(rows: readonly Row[], examples: number): Glossary {
  const texts = new Map<string, string[]>();
  for (const { text, intent } of rows) {
    const own = texts.get(intent);
    if (own === undefined) texts.set(intent, [text]);
    else own.push(text);
  }
  const random = randomBySeed(20_261_123);
  const entries = [...texts].map(([intent, own]) => ({
    id: intent,
    topic: intent.replaceAll('_', ' '),
    subtopic: '',
    definition: '',
    keywords: [],
    examples: draw(own, examples, random),
  }));
  return { name: 'B2C', entries };
}

function draw(texts: readonly string[], count: number, random: () => number): string[] {
  const left = [...texts];
  if (left.length <= count) return left;
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0] ?? '');
}

/** Mulberry32. */
function randomBySeed(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
