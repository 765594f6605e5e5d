import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/* Reads the golden files beside the project for tests and benchmarks; nothing of the app imports this. */

/** The folder of the golden files, which their own README-w2v-bert.md describes. */
export const REFERENCE = resolve(import.meta.dirname, '../../../../../shared/reference');

/** Why tests that need the golden files are skipped; empty when they are not. */
export const NO_REFERENCE = existsSync(join(REFERENCE, 'w2v-bert-digits')) ? '' : ' (skipped: no ../shared/reference)';

interface TensorEntry {
  readonly name: string;
  readonly file: string;
  readonly shape: readonly number[];
}

/** A word of a transcript as the reference gives it. */
export interface GoldenWord {
  readonly word: string;
  readonly startS: number;
  readonly endS: number;
}

/** A row of an index.json; which fields it has depends on the folder. */
export interface GoldenRow {
  readonly name: string;
  readonly wav: string;
  readonly samples: number;
  readonly logMelFrames: number;
  readonly encoderFrames: number;
  readonly outputLength: number;
  readonly greedyText: string;
  readonly greedyTextAlone: string;
  readonly wordOffsets: readonly GoldenWord[];
}

/** A golden folder by its path under `REFERENCE`: its rows and raw tensors. */
export function goldenFolder(path: string) {
  const folder = join(REFERENCE, path);
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    rows: readonly GoldenRow[];
    tensors: readonly TensorEntry[];
  };
  const bytes = (name: string) => {
    const entry = index.tensors.find((tensor) => tensor.name === name);
    if (entry === undefined) throw new Error(`no tensor ${name} in ${folder}`);
    return { shape: entry.shape, buffer: copied(readFileSync(join(folder, entry.file))) };
  };
  return {
    rows: index.rows ?? [],
    shape: (name: string) => bytes(name).shape,
    floats: (name: string) => new Float32Array(bytes(name).buffer),
    integers: (name: string) => Array.from(new BigInt64Array(bytes(name).buffer), Number),
    samples: (row: GoldenRow) => pcm(readFileSync(join(folder, row.wav)).subarray(44)),
  };
}

/** A line of expected.jsonl of w2v-bert-digits: what the original made of a recording given whole. */
export interface ExpectedText {
  readonly file: string;
  readonly reference: string;
  readonly hfText: string;
  readonly words: readonly GoldenWord[];
}

/** The recordings of w2v-bert-digits under `strings` or `long`, with what the original made of them. */
export function expectedTexts(kind: 'heldout-strings' | 'long'): readonly ExpectedText[] {
  const lines = readFileSync(join(REFERENCE, 'w2v-bert-digits', 'expected.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as ExpectedText).filter((row) => row.file.startsWith(kind));
}

/** The samples of recordings of w2v-bert-digits. One run of ffmpeg reads all: starting it costs more than decoding. */
export function digitsSamples(files: readonly string[]): Float32Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-digits-'));
  try {
    const inputs = files.flatMap((file) => ['-i', join(REFERENCE, 'w2v-bert-digits', file)]);
    const raw = files.map((_, i) => join(folder, `${i}.s16`));
    const outputs = raw.flatMap((path, i) => ['-map', `${i}:a`, '-f', 's16le', '-ac', '1', '-ar', '16000', path]);
    execFileSync('ffmpeg', ['-v', 'error', ...inputs, ...outputs]);
    return raw.map((path) => pcm(readFileSync(path)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Greatest absolute difference; infinite when lengths differ or a value is not a number. */
export function maxAbsDiff(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (Number.isNaN(difference)) return Infinity;
    worst = Math.max(worst, difference);
  }
  return worst;
}

function pcm(bytes: Buffer): Float32Array {
  return Float32Array.from(new Int16Array(copied(bytes)), (sample) => sample / 32_768);
}

function copied(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
