import path from 'node:path';
import { createNgramClassifier } from '../../../src/main/analyzer/sentiment/ngram-classifier.ts';
import type { TextClassifier } from '../../../src/main/analyzer/sentiment/text-classifier.ts';
import { SENTIMENTS, type Sentiment } from '../../../src/shared/domain/sentiment.ts';
import { readCorpora } from './corpora.ts';
import { foldedText } from './labelled.ts';
import { type Answer, type Score, score } from './score.ts';

/** The shipped model's folder. */
export const MODEL_FOLDER = path.resolve(import.meta.dirname, '../../nabra-text-sentiment');

/** A text with its label. */
export interface TestRow {
  readonly text: string;
  readonly label: Sentiment;
}

/** A part of a corpus with what the model made of it. */
export interface PublicScore extends Score {
  readonly source: string;
  /** Classes that the corpus knows: the others' probabilities were left out. */
  readonly classes: readonly Sentiment[];
}

/** Corpora of two parts, which are scored apart and together. */
const IN_PARTS = ['mac_darija', 'myc_darija'];

/** The shipped model, by the product's own code. */
export function openShipped(): Promise<TextClassifier> {
  const [model = '', features = ''] = ['model.onnx', 'features.json'].map((file) => path.join(MODEL_FOLDER, file));
  return createNgramClassifier({ model, features }, 1);
}

/** What a classifier makes of rows. */
export async function answersTo(classifier: TextClassifier, rows: readonly TestRow[]): Promise<Answer[]> {
  const answers = await classifier.classify(rows.map(({ text }) => text));
  return rows.flatMap(({ label }, i) => (answers[i] ? [{ label, probabilities: answers[i] }] : []));
}

/**
 * Scores a classifier on the held-out part of every corpus. Each folded text counts once in its corpus, and not at all where
 * a dev part has it too: the shipped model is trained on the dev parts in the end.
 */
export async function scorePublic(classifier: TextClassifier): Promise<readonly PublicScore[]> {
  const rows = readCorpora();
  const dev = new Set(rows.filter(({ split }) => split === 'dev').map(({ text }) => foldedText(text)));
  const seen = new Set<string>();
  const bySource = new Map<string, TestRow[]>();
  for (const { source, text, label, split } of rows) {
    const folded = foldedText(text);
    const key = `${corpusOf(source)} ${folded}`;
    if (split !== 'test' || folded === '' || dev.has(folded) || seen.has(key)) continue;
    seen.add(key);
    for (const name of IN_PARTS.includes(corpusOf(source)) ? [source, corpusOf(source)] : [source])
      bySource.set(name, [...(bySource.get(name) ?? []), { text, label }]);
  }
  const scores: PublicScore[] = [];
  for (const [source, own] of [...bySource].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const classes = SENTIMENTS.filter((one) => own.some(({ label }) => label === one));
    scores.push({ source, classes, ...score(await answersTo(classifier, own), classes) });
  }
  return scores;
}

function corpusOf(source: string): string {
  return source.split('-')[0] ?? source;
}
