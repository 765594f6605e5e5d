import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/* Reads golden feature files for tests and benchmarks; nothing of the app imports this. */

const ALL = resolve(import.meta.dirname, '../../../../../../shared/reference/librosa-features');
/** All clips where they lie beside the project; else the two that it carries. */
const FOLDER = existsSync(ALL) ? ALL : join(import.meta.dirname, 'golden');

/** For test titles: which clips are compared. */
export const GOLDEN_CLIPS = FOLDER === ALL ? 'all clips' : 'two clips: the others need ../shared/reference';
/** Whether the filter banks are among the golden files. */
export const GOLDEN_FILTERS = FOLDER === ALL;

/** A golden feature of a clip. Which fields it has depends on the feature. */
export interface GoldenFeature {
  readonly clip: string;
  readonly set: 'n2048' | 'n512';
  readonly feature: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly shape?: readonly number[];
  readonly mean?: readonly number[];
  readonly std?: readonly number[];
  readonly file?: string;
  readonly byteOffset?: number;
}

/** As much of index.json as is read. */
interface GoldenIndex {
  readonly clips: readonly { readonly clip: string; readonly file: string }[];
  readonly filters: readonly {
    readonly filter: 'mel' | 'chroma_tuning0';
    readonly set: 'n2048' | 'n512';
    readonly shape: readonly number[];
    readonly file: string;
  }[];
  readonly features: readonly GoldenFeature[];
}

/** As much of vectors.json as is read. */
interface GoldenVectors {
  readonly names: Readonly<Record<'librosa-180' | 'prosody-88', readonly string[]>>;
  readonly clips: readonly ({ readonly clip: string } & Readonly<
    Record<'librosa-180' | 'prosody-88' | 'chroma from magnitude', readonly number[]>
  >)[];
}

/** The golden clips, frame features and filter banks. */
export function goldenIndex(): GoldenIndex {
  return JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')) as GoldenIndex;
}

/** The golden recipe vectors. */
export function goldenVectors(): GoldenVectors {
  return JSON.parse(readFileSync(join(FOLDER, 'vectors.json'), 'utf8')) as GoldenVectors;
}

/** Float32 values of a golden file, `count` of them from `byteOffset`. */
export function goldenValues(file: string, count: number, byteOffset = 0): Float32Array {
  const bytes = readFileSync(join(FOLDER, file)).subarray(byteOffset, byteOffset + 4 * count);
  return new Float32Array(new Uint8Array(bytes).buffer);
}

/** Samples of a golden clip, 16 kHz mono in ±1. */
export function goldenClip(file: string): Float32Array {
  const bytes = readFileSync(join(FOLDER, file)).subarray(44);
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(2 * i) / 32_768);
}
