/*
 * Wav2Vec2-BERT CTC over the hundred digit strings beside the project: agreement with the original, errors, speed, where
 * the time goes, and the ratio to @huggingface/transformers in the same run. `node bench/w2v-bert.ts [threads]`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { decodeCtc } from '../src/main/analyzer/asr/ctc-decode.ts';
import { editDistance } from '../src/main/analyzer/asr/edit-distance.ts';
import { createInputFeatures } from '../src/main/analyzer/asr/input-features.ts';
import type { PieceText } from '../src/main/analyzer/asr/recognizer.ts';
import { createW2vBertCtc } from '../src/main/analyzer/asr/w2v-bert-ctc.ts';
import { readW2vBertRecipe, w2vBertFiles } from '../src/main/analyzer/asr/w2v-bert-folder.ts';
import {
  digitsSamples,
  type ExpectedText,
  expectedTexts,
  NO_REFERENCE,
  REFERENCE,
} from '../src/main/analyzer/asr/w2v-bert-reference.ts';
import { onnxSeconds } from '../src/main/analyzer/runtime/session.ts';
import type { PeerOutcome, PeerTask } from './w2v-bert-peer.ts';

const BATCH = 16;
const MODELS = [
  ['w2v-bert-digits', 'model.onnx'],
  ['w2v-bert-digits', 'model.fp16.onnx'],
  ['w2v-bert-digits', 'model.int8.onnx'],
  ['w2v-bert-tiny', 'model.onnx'],
  ['w2v-bert-tiny-adapter', 'model.onnx'],
] as const;

const threads = Number(process.argv[2] ?? 1);
if (NO_REFERENCE) {
  process.stdout.write(`w2v-bert${NO_REFERENCE}\n`);
  process.exit(0);
}
// Longest first, as the batcher brings like lengths together.
const byLength = new Map(readAll().sort(([, a], [, b]) => b.length - a.length));
const expected = [...byLength.keys()];
const recordings = [...byLength.values()];
const audioS = recordings.reduce((sum, samples) => sum + samples.length, 0) / 16_000;
print(`${recordings.length} strings, ${audioS.toFixed(0)} s of audio, ${threads} thread(s)`);

for (const [id, file] of MODELS) {
  for (const batch of [1, BATCH]) print(await measure(id, file, batch));
}
print(await comparePeer());

function readAll(): [ExpectedText, Float32Array][] {
  const rows = expectedTexts('heldout-strings');
  const samples = digitsSamples(rows.map((row) => row.file));
  return rows.map((row, i) => [row, samples[i] ?? new Float32Array(0)]);
}

async function measure(id: string, file: string, batch: number): Promise<string> {
  const { texts, wallS, onnxS } = await recognise(id, file, batch);
  const featuresS = await timeFeatures(id);
  const split = [featuresS, onnxS, Math.max(0, wallS - onnxS - featuresS)].map((s) => ((s / wallS) * 100).toFixed(0));
  const speed = `${(audioS / wallS).toFixed(0)} audio-s/s, features ${(audioS / featuresS).toFixed(0)} ×`;
  const shares = `features/onnx/rest ${split.join('/')} %`;
  return `${id}/${file}, batch ${batch}: ${speed}, ${shares}${id === 'w2v-bert-digits' ? `, ${accuracy(texts)}` : ''}`;
}

async function recognise(id: string, file: string, batch: number) {
  const recognizer = await createW2vBertCtc(w2vBertFiles(join(REFERENCE, id), file), threads);
  await recognizer.recognize(recordings.slice(0, batch));
  const texts: PieceText[] = [];
  const start = performance.now();
  const onnxBefore = onnxSeconds();
  for (let i = 0; i < recordings.length; i += batch) {
    texts.push(...(await recognizer.recognize(recordings.slice(i, i + batch))));
  }
  return { texts, wallS: (performance.now() - start) / 1000, onnxS: onnxSeconds() - onnxBefore };
}

async function timeFeatures(id: string): Promise<number> {
  const features = createInputFeatures((await readW2vBertRecipe(w2vBertFiles(join(REFERENCE, id)))).features);
  const start = performance.now();
  for (const samples of recordings) features(samples);
  return (performance.now() - start) / 1000;
}

function accuracy(texts: readonly PieceText[]): string {
  const same = texts.filter(({ rawText }, i) => rawText === expected[i]?.hfText).length;
  const words = texts.filter(({ words: own }, i) => timed(own) === timed(asWords(i))).length;
  const [ours, original] = [texts.map(({ rawText }) => rawText), expected.map((row) => row.hfText)].map(wordErrorRate);
  return `as the original: ${same} texts, ${words} word times; WER ${ours} % (original ${original} %)`;
}

function asWords(index: number) {
  return expected[index]?.words.map(({ word, startS, endS }) => ({ text: word, startS, endS })) ?? [];
}

function timed(words: readonly { text: string; startS: number; endS: number }[]): string {
  return words.map(({ text, startS, endS }) => `${text} ${startS.toFixed(4)} ${endS.toFixed(4)}`).join();
}

/** Words wrong, missing or too many per reference word, in per cent: a distance in which each word is one character. */
function wordErrorRate(texts: readonly string[]): string {
  const letters = new Map<string, string>();
  const letter = (word: string) => letters.get(word) ?? String.fromCharCode(0x4e00 + letters.size);
  const spelt = (text: string) => {
    const words = text.split(' ').filter(Boolean);
    for (const word of words) letters.set(word, letter(word));
    return words.map(letter).join('');
  };
  const references = expected.map((row) => spelt(row.reference));
  const errors = references.reduce((sum, reference, i) => sum + editDistance(reference, spelt(texts[i] ?? '')), 0);
  return ((100 * errors) / references.join('').length).toFixed(1);
}

async function comparePeer(): Promise<string> {
  const folder = join(REFERENCE, 'w2v-bert-digits');
  const task: PeerTask = { folder, files: expected.map((row) => row.file), threads };
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'w2v-bert-peer.ts')], {
    input: JSON.stringify(task),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (child.status !== 0) return `@huggingface/transformers: failed: ${child.stderr.trim().split('\n').at(-1)}`;
  const outcome = JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as PeerOutcome;
  if ('skipped' in outcome) return `@huggingface/transformers: skipped, ${outcome.skipped}`;

  const recipe = await readW2vBertRecipe(w2vBertFiles(folder));
  const peerTexts = outcome.ids.map((ids) => {
    const path = { ids: Int32Array.from(ids), probabilities: new Float64Array(ids.length) };
    return decodeCtc(path, recipe.alphabet, recipe.secondsPerFrame);
  });
  const peerS = outcome.featuresS + outcome.modelS;
  const ours = [
    await recognise('w2v-bert-digits', 'model.onnx', 1),
    await recognise('w2v-bert-digits', 'model.onnx', BATCH),
  ];
  const ratios = ours.map(({ wallS }) => (peerS / wallS).toFixed(1)).join(' × one at a time, ');
  return [
    `@huggingface/transformers ${outcome.version}: ${(audioS / peerS).toFixed(0)} audio-s/s,`,
    `features ${(audioS / outcome.featuresS).toFixed(0)} ×, ${accuracy(peerTexts)};`,
    `Nabra is ${ratios} × in batches of ${BATCH} as fast`,
  ].join(' ');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
