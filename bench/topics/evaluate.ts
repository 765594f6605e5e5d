/*
 * How well the local classifier finds topics: over public sets beside the project (skipped where they are not there), each
 * utterance as a call of one turn, and over our own calls. `node bench/topics/evaluate.ts [--held-out]`; the held-out calls
 * are for the figure that is reported, not for tuning.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { fitLocalClassifier } from '../../src/main/engine/topics/local/fit.ts';
import { GLOSSARY_NAMES, type Glossary } from '../../src/shared/domain/topics.ts';
import { type Judged, measure } from './measures.ts';
import { glossaryOfRows, type Row, readRows } from './public-sets.ts';
import { readSampleCalls } from './sample-calls.ts';

const ALL = Number.POSITIVE_INFINITY;
const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } });

const SETS: readonly {
  readonly file: string;
  readonly what: string;
  readonly examples: readonly number[];
  readonly learn: (row: Row) => boolean;
  readonly ask: (row: Row) => boolean;
}[] = [
  {
    file: 'banking77_en',
    what: 'banking77',
    examples: [ALL, 10, 0],
    learn: ({ split }) => split === 'train',
    ask: ({ split }) => split === 'test',
  },
  {
    file: 'arbanking77',
    what: 'ArBanking77, Moroccan (learnt from standard and Palestinian)',
    examples: [ALL, 10],
    learn: ({ split }) => split === 'train',
    ask: ({ lang, split }) => lang === 'ary' && split === 'test',
  },
  {
    file: 'bitext_customer_service_en',
    what: 'Bitext',
    examples: [ALL, 10, 0],
    learn: ({ split }) => split === 'train',
    ask: ({ split }) => split === 'test',
  },
  {
    file: 'clinc150_en',
    what: 'CLINC150 with out-of-scope',
    examples: [ALL, 10, 0],
    learn: ({ split }) => split === 'train',
    ask: ({ split }) => split === 'test' || split === 'oos_test',
  },
];

for (const { file, what, examples, learn, ask } of SETS) {
  const rows = readRows(file);
  if (rows === null) {
    print(`${what}: skipped, ../shared/data/topics/${file}.tsv.gz is not there`);
    continue;
  }
  const asked = rows.filter(ask).map(({ text, intent }) => ({
    turns: [{ side: 'client' as const, text }],
    right: intent === 'oos' ? [] : [intent],
  }));
  for (const count of examples) {
    judge(`${what}, ${count === ALL ? 'all' : count} examples`, glossaryOfRows(rows.filter(learn), count), asked);
  }
}
for (const name of GLOSSARY_NAMES) {
  const { glossary, calls } = await readSampleCalls(name);
  const kinds = values['held-out'] ? (['dev', 'more dev', 'held-out'] as const) : (['dev', 'more dev'] as const);
  for (const kind of kinds) {
    judge(
      `our ${name} calls, ${kind}`,
      glossary,
      calls.filter((call) => call.kind === kind),
    );
  }
}

function judge(
  what: string,
  glossary: Glossary,
  calls: readonly (Pick<Judged, 'right'> & {
    turns: Parameters<ReturnType<typeof fitLocalClassifier>['classify']>[0];
  })[],
): void {
  const startMs = performance.now();
  const classifier = fitLocalClassifier(glossary, []);
  const fitS = (performance.now() - startMs) / 1000;
  const judged = calls.map(({ turns, right }) => ({ right, found: classifier.classify(turns) }));
  const { best, exact, precision, recall, microF1, rejection, calibration } = measure(judged);
  const figure = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(3));
  print(
    `${what}: ${glossary.entries.length} lines, ${calls.length} calls | best ${figure(best)} | exact ${figure(exact)} | ` +
      `P ${figure(precision)} R ${figure(recall)} F1 ${figure(microF1)} | none, AUROC ${figure(rejection)} | ` +
      `ECE ${figure(calibration)} | fit ${fitS.toFixed(2)} s`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
