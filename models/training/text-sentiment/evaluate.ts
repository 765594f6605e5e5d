/*
 * Scores the text default as shipped, by the product's own code: `node evaluate.ts calls` on test/<form>.tsv, call-like
 * utterances written and labelled by other hands than the training lines; `node evaluate.ts public` on the held-out parts
 * of the corpora. Run it when a model is finished, never while one is being tuned.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { likeliest, SENTIMENTS, sentimentSchema } from '../../../src/shared/domain/sentiment.ts';
import { readLexicon, readLines, readTemplates } from './call-lines.ts';
import { answersTo, MODEL_FOLDER, openShipped, scorePublic, type TestRow } from './held-out.ts';
import { foldedText } from './labelled.ts';
import { type Answer, type Score, score } from './score.ts';

const TEST = path.join(import.meta.dirname, 'test');

const classifier = await openShipped();
if (process.argv[2] === 'calls') await reportCalls();
else if (process.argv[2] === 'public') {
  for (const one of await scorePublic(classifier)) report(`${one.source}, ${one.classes.length} classes`, one);
} else print('node evaluate.ts calls|public');

async function reportCalls(): Promise<void> {
  const known = new Set([...readLines(), ...readTemplates(), ...readLexicon()].map(({ text }) => foldedText(text)));
  const all: Answer[] = [];
  let trainedOn = 0;
  for (const file of readdirSync(TEST).filter((name) => name.endsWith('.tsv'))) {
    const rows = readTest(path.join(TEST, file));
    trainedOn += rows.filter(({ text }) => known.has(foldedText(text))).length;
    const answers = await answersTo(classifier, rows);
    all.push(...answers);
    report(path.basename(file, '.tsv'), score(answers));
  }
  report('all forms', score(all));
  const manifest = JSON.parse(readFileSync(path.join(MODEL_FOLDER, 'model.json'), 'utf8')) as { unsureBelow: number };
  const sure = all.filter(({ probabilities }) => likeliest(probabilities).confidence >= manifest.unsureBelow);
  report(`of confidence ${manifest.unsureBelow} and more`, score(sure));
  for (const label of SENTIMENTS) {
    const own = all.filter((one) => one.label === label).map(({ probabilities }) => likeliest(probabilities).sentiment);
    const counts = SENTIMENTS.map((answer) => `${answer} ${own.filter((one) => one === answer).length}`);
    print(`labelled ${label}: ${counts.join(', ')}`);
  }
  print(`${trainedOn} of ${all.length} utterances are, folded, also among the training lines`);
}

/** Columns by the names in the first line; `label` and `text` are needed. */
function readTest(file: string): TestRow[] {
  const [names = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = names.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return {
      label: sentimentSchema.parse(cells[columns.indexOf('label')]),
      text: cells[columns.indexOf('text')] ?? '',
    };
  });
}

function report(name: string, { rows, macroF1, accuracy, calibrationError }: Score): void {
  const figures = [macroF1, accuracy, calibrationError].map((value) => value.toFixed(3));
  print(
    `${name.padEnd(36)} n ${String(rows).padStart(5)}  macro-F1 ${figures[0]}  accuracy ${figures[1]}  ECE ${figures[2]}`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
