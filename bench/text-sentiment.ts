/*
 * Our own text classifier: utterances a second on one thread, and where the time goes, over call-like lines of about a
 * hundred characters in all five forms, the fastest of five rounds. `node bench/text-sentiment.ts [utterances]`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { onnxSeconds } from '../src/main/analyzer/runtime/session.ts';
import { createNgramClassifier } from '../src/main/analyzer/sentiment/ngram-classifier.ts';
import { createNgramFeatures, ngramRecipeSchema } from '../src/main/analyzer/sentiment/ngram-features.ts';

const CHARACTERS = 100;
const ROUNDS = 5;

const root = join(import.meta.dirname, '..');
const model = join(root, 'models/nabra-text-sentiment');
const count = Number(process.argv[2] ?? 20_000);
const utterances = ofLength(readLines(join(root, 'models/training/text-sentiment/lines')), count);
const characters = utterances.reduce((sum, text) => sum + text.length, 0) / utterances.length;
const recipe = ngramRecipeSchema.parse(JSON.parse(readFileSync(join(model, 'features.json'), 'utf8')));
const features = createNgramFeatures(recipe);
const classifier = await createNgramClassifier(
  { model: join(model, 'model.onnx'), features: join(model, 'features.json') },
  1,
);
const ids = utterances.reduce((sum, text) => sum + features(text).length, 0) / utterances.length;
print(
  `${utterances.length} utterances of ${characters.toFixed(0)} characters and ${ids.toFixed(0)} n-grams on average`,
);

for (const batch of [1, 32, 256, utterances.length]) {
  await measure(batch, Math.min(utterances.length, batch * 2000));
  let fastest = await measure(batch, Math.min(count, batch * 2000));
  for (let round = 1; round < ROUNDS; round++) {
    const next = await measure(batch, Math.min(count, batch * 2000));
    if (next.wallS < fastest.wallS) fastest = next;
  }
  const { wallS, cpuS, onnxS, texts } = fastest;
  const share = ((100 * onnxS) / wallS).toFixed(0);
  const rates = `${(texts / wallS).toFixed(0)} utterances/s, ${(texts / cpuS).toFixed(0)} a second of processor`;
  print(`${String(batch).padStart(6)} at once: ${rates}, ${share} % of the time in ONNX Runtime`);
}

async function measure(batch: number, texts: number) {
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const before = onnxSeconds('text');
  for (let i = 0; i < texts; i += batch) await classifier.classify(utterances.slice(i, Math.min(texts, i + batch)));
  const wallS = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(startCpu);
  return { texts, wallS, cpuS: (user + system) / 1e6, onnxS: onnxSeconds('text') - before };
}

/** The texts of every `<form>.tsv` in turn: side, label, text. */
function readLines(folder: string): string[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[2] ?? ''),
  );
}

/** Lines of one form joined until they are about as long as an utterance, again from the front when they are used up. */
function ofLength(lines: readonly string[], wanted: number): string[] {
  const texts: string[] = [];
  for (let i = 0; texts.length < wanted; ) {
    let text = lines[i++ % lines.length] ?? '';
    while (text.length < CHARACTERS - 20) text += ` ${lines[i++ % lines.length]}`;
    texts.push(text);
  }
  return texts;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
