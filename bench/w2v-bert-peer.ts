/*
 * Wav2Vec2-BERT in @huggingface/transformers, in a process of its own: one ONNX Runtime per process. Reads one line of JSON
 * from standard input, writes one to standard output.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { digitsSamples } from '../src/main/analyzer/asr/w2v-bert-reference.ts';

/** What the benchmark asks of its peer. */
export interface PeerTask {
  /** A model folder as Hugging Face exports it, weights in float32. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly threads: number;
}

/** What came out: greedy ids per recording, one at a time as the library's own pipeline does, or why nothing did. */
export type PeerOutcome =
  | { readonly skipped: string }
  | { readonly version: string; readonly ids: number[][]; readonly featuresS: number; readonly modelS: number };

/** What is used of the library; it is installed for benchmarks only, so its types are not there to check against. */
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
interface Transformers {
  readonly env: { version: string; localModelPath: string; allowRemoteModels: boolean };
  readonly AutoFeatureExtractor: { from_pretrained(id: string): Promise<(samples: Float32Array) => Promise<object>> };
  readonly AutoModelForCTC: {
    from_pretrained(id: string, options: object): Promise<(inputs: object) => Promise<{ readonly logits: Tensor }>>;
  };
}

async function load(): Promise<Transformers | null> {
  try {
    // Not a literal: the name need not resolve where the library is not installed.
    const name: string = '@huggingface/transformers';
    const library = (await import(name)) as Partial<Transformers>;
    return library.AutoModelForCTC && library.AutoFeatureExtractor && library.env ? (library as Transformers) : null;
  } catch {
    return null;
  }
}

async function run(task: PeerTask): Promise<PeerOutcome> {
  const library = await load();
  if (library === null) return { skipped: '@huggingface/transformers is not installed in bench/' };
  const models = mkdtempSync(join(tmpdir(), 'nabra-peer-'));
  try {
    const id = basename(task.folder);
    mkdirSync(join(models, id, 'onnx'), { recursive: true });
    for (const file of ['config.json', 'preprocessor_config.json']) {
      symlinkSync(join(task.folder, file), join(models, id, file));
    }
    symlinkSync(join(task.folder, 'model.onnx'), join(models, id, 'onnx', 'model.onnx'));
    library.env.localModelPath = models;
    library.env.allowRemoteModels = false;
    const extract = await library.AutoFeatureExtractor.from_pretrained(id);
    const session_options = { intraOpNumThreads: task.threads, interOpNumThreads: 1 };
    const model = await library.AutoModelForCTC.from_pretrained(id, { dtype: 'fp32', session_options });
    return { version: library.env.version, ...(await recognise(extract, model, digitsSamples(task.files))) };
  } finally {
    rmSync(models, { recursive: true });
  }
}

async function recognise(
  extract: (samples: Float32Array) => Promise<object>,
  model: (inputs: object) => Promise<{ readonly logits: Tensor }>,
  recordings: readonly Float32Array[],
) {
  const ids: number[][] = [];
  let featuresS = 0;
  let modelS = 0;
  for (const samples of [recordings[0], ...recordings]) {
    const start = performance.now();
    const inputs = await extract(samples ?? new Float32Array(0));
    const ready = performance.now();
    const { logits } = await model(inputs);
    ids.push(bestIds(logits));
    featuresS += (ready - start) / 1000;
    modelS += (performance.now() - ready) / 1000;
    if (ids.length === 1) featuresS = modelS = 0; // the first recording once more, to warm up
  }
  return { ids: ids.slice(1), featuresS, modelS };
}

function bestIds({ data, dims }: Tensor): number[] {
  const [, frames = 0, vocabSize = 1] = dims;
  return Array.from({ length: frames }, (_, t) => {
    const row = data.subarray(t * vocabSize, (t + 1) * vocabSize);
    return row.indexOf(Math.max(...row));
  });
}

process.stdout.write(`${JSON.stringify(await run(JSON.parse(readFileSync(0, 'utf8')) as PeerTask))}\n`);
