import { performance } from 'node:perf_hooks';
import * as ort from 'onnxruntime-node';

/** What a model works for: its time inside ONNX Runtime is counted there. */
export type SessionUse = 'vad' | 'asr' | 'text' | 'acoustic';

const spentMs: Record<SessionUse, number> = { vad: 0, asr: 0, text: 0, acoustic: 0 };
/** ONNX Runtime runs one model after the other; time before this is counted already, for the run that took it. */
let countedUntilMs = 0;

/** Seconds this process has spent inside ONNX Runtime's `run` so far, for one use or for all. */
export function onnxSeconds(use?: SessionUse): number {
  const ms = use === undefined ? Object.values(spentMs).reduce((sum, one) => sum + one, 0) : spentMs[use];
  return ms / 1000;
}

/** A loaded model whose runs are counted in `onnxSeconds`. */
export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly inputMetadata: readonly ort.InferenceSession.ValueMetadata[];
  readonly outputMetadata: readonly ort.InferenceSession.ValueMetadata[];
  /** Runs the model; `fetches` names the outputs wanted, all of them when left out. */
  run(feeds: Readonly<Record<string, ort.Tensor>>, fetches?: readonly string[]): Promise<Record<string, ort.Tensor>>;
  release(): Promise<void>;
}

/** Loads a model from a file or from bytes onto the CPU. Throws what ONNX Runtime throws. */
export async function createSession(
  model: string | Uint8Array,
  threads: number,
  use: SessionUse = 'asr',
): Promise<Session> {
  const options: ort.InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // The arena keeps the largest of every shape it has seen, and pieces of speech come in many.
    enableCpuMemArena: false,
    enableMemPattern: false,
  };
  const session =
    typeof model === 'string'
      ? await ort.InferenceSession.create(model, options)
      : await ort.InferenceSession.create(model, options);
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    inputMetadata: session.inputMetadata,
    outputMetadata: session.outputMetadata,
    async run(feeds, fetches) {
      const askedMs = performance.now();
      const result = await (fetches ? session.run({ ...feeds }, [...fetches]) : session.run({ ...feeds }));
      const endMs = performance.now();
      spentMs[use] += endMs - Math.max(askedMs, countedUntilMs);
      countedUntilMs = endMs;
      return result as Record<string, ort.Tensor>;
    },
    release: () => session.release(),
  };
}
