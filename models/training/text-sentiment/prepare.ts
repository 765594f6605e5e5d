/*
 * Writes what train.py trains on: the rows' n-grams by the product's own featuriser, so that both hash alike by
 * construction. `node prepare.ts FOLDER`: features.json, rows.tsv, ids.i32, offsets.i64.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createNgramFeatures, ngramRecipeSchema } from '../../../src/main/analyzer/sentiment/ngram-features.ts';
import { readLexicon, readLines, readTemplates } from './call-lines.ts';
import { readCorpora } from './corpora.ts';
import { foldedText, hashOfFolded, type Labelled } from './labelled.ts';

const folder = process.argv[2] ?? path.resolve(import.meta.dirname, '../../../.cache/text-sentiment');
const recipeFile = process.argv[3] ?? path.join(import.meta.dirname, 'features.json');
const recipe = ngramRecipeSchema.parse(JSON.parse(readFileSync(recipeFile, 'utf8')));
mkdirSync(folder, { recursive: true });
const rows = withoutDuplicates([...readCorpora(), ...readLines(), ...readTemplates(), ...readLexicon()]);
write(rows);
process.stdout.write(`${rows.length} rows in ${folder}\n`);

/**
 * A text counts once in its corpus, and a text that any corpus tests on trains nowhere: public corpora share texts.
 * Rows without a word are left out.
 */
function withoutDuplicates(all: readonly Labelled[]): readonly Labelled[] {
  const heldOut = new Set(all.filter(({ split }) => split !== 'train').map(({ text }) => foldedText(text)));
  const seen = new Set<string>();
  return all.filter(({ source, text, split }) => {
    const folded = foldedText(text);
    const key = `${source.split('-')[0]} ${folded}`;
    if (folded === '' || seen.has(key) || (split === 'train' && heldOut.has(folded))) return false;
    seen.add(key);
    return true;
  });
}

function write(all: readonly Labelled[]): void {
  const features = createNgramFeatures(recipe);
  const offsets = new BigInt64Array(all.length + 1);
  const chunks = all.map(({ text }, i) => {
    const ids = features(text).slice();
    offsets[i + 1] = (offsets[i] ?? 0n) + BigInt(ids.length);
    return Buffer.from(ids.buffer);
  });
  const table = all.map((row) => {
    const part = hashOfFolded(row.text) % 1000;
    return [row.source, row.split, row.label, row.weight, part, row.text.replaceAll('\t', ' ')].join('\t');
  });
  writeFileSync(path.join(folder, 'ids.i32'), Buffer.concat(chunks));
  writeFileSync(path.join(folder, 'offsets.i64'), Buffer.from(offsets.buffer));
  writeFileSync(path.join(folder, 'rows.tsv'), `${table.join('\n')}\n`);
  copyFileSync(recipeFile, path.join(folder, 'features.json'));
}
