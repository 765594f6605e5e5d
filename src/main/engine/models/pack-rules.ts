import { type AppError, appError } from '../../../shared/errors.ts';

/** Most files and folders in an archive; exports of large models have some twenty. */
const MAX_ENTRIES = 64;
/** Largest pack when unpacked: the large w2v-bert has 2.4 GB in full precision. */
const MAX_BYTES = 8 * 1024 ** 3;
/** Real weights hardly compress, JSON about tenfold; a deflate bomb reaches 1,028. */
const MAX_RATIO = 200;

const TAKEN = /\.(onnx|onnx_data(_\d+)?|onnx\.data|json|txt|md)$/i;
/** Lies about in exports, is of no use here, and does nothing: left where it is. */
const HARMLESS =
  /(^|\/)(\.gitattributes|\.gitignore|\.ds_store|licen[cs]e|notice)$|\.(safetensors|model)$|^__macosx\//i;
/** Runs when it is loaded, or can be made to. */
const DANGEROUS =
  /\.(joblib|pkl|pickle|dill|pt|pth|bin|ckpt|h5|keras|npy|npz|mlmodel|pb|so|dll|dylib|node|wasm|exe|bat|cmd|com|ps1|sh|py|pyc|js|mjs|cjs|ts|jar)$/i;

/** Weights as v1 and Hugging Face keep them: pickles, or archives of pickles. */
const PICKLED = /\.(joblib|pkl|pickle|dill|pt|pth|bin|ckpt)$/i;

/** Whether a file may be copied from a pack, is left out in silence, or makes the pack refused. */
export function judgeFile(path: string): 'taken' | 'harmless' | 'dangerous' | 'unknown' {
  if (HARMLESS.test(path)) return 'harmless';
  // A shared library may carry a version: libop.so.1.
  if (DANGEROUS.test(path) || /\.so(\.\d+)+$/i.test(path)) return 'dangerous';
  return TAKEN.test(path) ? 'taken' : 'unknown';
}

/** The code of such a refusal: weights that could be converted have a remedy of their own. */
export function refusalCodeOf(path: string): 'model_pickled' | 'model_refused' {
  return PICKLED.test(path) ? 'model_pickled' : 'model_refused';
}

/** Why a file is refused that may be neither copied nor left out, and what to do. */
export function refusalOf(path: string): string {
  if (PICKLED.test(path))
    return 'files of this kind can run programs when loaded, so Nabra never opens them. Convert the model with tools/convert-models (see docs/from-v1.md) and import the folder it writes';
  if (judgeFile(path) === 'dangerous')
    return 'files of this kind can run programs when loaded; Nabra takes ONNX and JSON. Move it elsewhere';
  return 'a model pack holds .onnx, .onnx_data, .json, .txt and .md files only';
}

/** An entry of an archive as its directory claims it. */
export interface ArchiveEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly compressedBytes: number;
  /** Upper half of the external attributes: the Unix mode, 0 when the maker gave none. */
  readonly unixMode: number;
  readonly encrypted: boolean;
}

/**
 * Why an archive must not be unpacked, judged by its directory alone; null when it may be. Checks names (outside the
 * folder, absolute, control characters, given twice, alike but for case), links, kinds of files, count, size and ratio.
 */
export function refuseArchive(entries: readonly ArchiveEntry[], archiveBytes: number): AppError | null {
  const refuse = (reason: string) => appError('model_refused', reason);
  if (entries.length > MAX_ENTRIES) return refuse(`more than ${MAX_ENTRIES} entries`);
  const seen = new Map<string, string>();
  let total = 0;
  for (const entry of entries) {
    const name = JSON.stringify(entry.path);
    const outside = refuseName(entry.path);
    if (outside) return refuse(`entry ${name}: ${outside}`);
    // File systems fold case and accents: two entries must stay two files on all of them.
    const folded = entry.path.replace(/\/$/, '').normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined) return refuse(`entries ${JSON.stringify(other)} and ${name} are one file`);
    seen.set(folded, entry.path);
    if (entry.encrypted) return refuse(`entry ${name} is encrypted`);
    const type = entry.unixMode & 0o170000;
    const directory = entry.path.endsWith('/');
    if (type !== 0 && type !== (directory ? 0o040000 : 0o100000)) return refuse(`entry ${name} is a link or a device`);
    const kind = directory ? 'harmless' : judgeFile(entry.path);
    if (kind === 'dangerous' || kind === 'unknown') return refuse(`entry ${name}: ${refusalOf(entry.path)}`);
    total += entry.sizeBytes;
    if (total > MAX_BYTES) return refuse(`unpacks to more than ${MAX_BYTES / 1024 ** 3} GB`);
    if (entry.sizeBytes > MAX_RATIO * Math.max(entry.compressedBytes, 1))
      return refuse(`entry ${name} unpacks to more than ${MAX_RATIO} times its size`);
  }
  // Entries that share their bytes each look innocent.
  if (total > MAX_RATIO * archiveBytes) return refuse(`unpacks to more than ${MAX_RATIO} times its size`);
  return null;
}

function refuseName(path: string): string | null {
  if (path === '' || path.length > 256) return 'no usable name';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return 'a control character or backslash in the name';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'an absolute path';
  if (path.split('/').some((part) => part === '..' || part === '.')) return 'a path that leaves the pack';
  if (path.includes('//') || path.includes(':')) return 'no plain path';
  return null;
}
