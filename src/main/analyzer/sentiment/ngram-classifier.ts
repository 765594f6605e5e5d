import * as ort from 'onnxruntime-node';
import {
  defaultLabelMapping,
  type LabelMapping,
  sentimentProbabilities,
} from '../../../shared/domain/label-mapping.ts';
import { SENTIMENTS, type SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import { readJson } from '../runtime/read-json.ts';
import { createSession, type Session } from '../runtime/session.ts';
import { createNgramFeatures, ngramRecipeSchema } from './ngram-features.ts';
import type { TextClassifier } from './text-classifier.ts';

/** Absolute paths of the files of an `ngram-embedding-bag`. */
export interface NgramFiles {
  /** ONNX: `ids` int32 [texts, most] (0: padding), `counts` float [texts] → `probabilities` float [texts, 3]. */
  readonly model: string;
  /** See `ngramRecipeSchema`. */
  readonly features: string;
}

/** Ids in a batch with its padding: their rows as floats stay within a core's cache. */
const BATCH_IDS = 65_536;

/**
 * Loads our own text classifier, whose classes are the three sentiments in their order. `labelMapping` is what a person
 * says they mean instead. Throws what ONNX Runtime throws, and `model_unsupported` when the recipe is of another version
 * than this code.
 */
export async function createNgramClassifier(
  files: NgramFiles,
  threads: number,
  labelMapping: LabelMapping = {},
): Promise<TextClassifier> {
  const mapping = { ...defaultLabelMapping(SENTIMENTS), ...labelMapping };
  const features = createNgramFeatures(await readJson(files.features, ngramRecipeSchema));
  const session = await createSession(files.model, threads, 'text');
  return {
    async classify(texts) {
      const found = new Array<SentimentProbabilities>(texts.length);
      const ids = texts.map((text) => features(text).slice());
      const byLength = Uint32Array.from(ids.keys()).sort((a, b) => ids[a].length - ids[b].length);
      for (let from = 0, to = 0; from < byLength.length; from = to) {
        to = batchEnd(byLength, ids, from);
        const batch = byLength.subarray(from, to);
        const probabilities = await runBatch(session, ids, batch);
        for (let row = 0; row < batch.length; row++) {
          const own = probabilities.subarray(3 * row, 3 * row + 3);
          found[batch[row]] = sentimentProbabilities(own, SENTIMENTS, mapping);
        }
      }
      return found;
    },
  };
}

/** Texts come shortest first, so the last one of a batch says how wide its rows are. */
function batchEnd(byLength: Uint32Array, ids: readonly Int32Array[], from: number): number {
  let to = from + 1;
  while (to < byLength.length && (to + 1 - from) * ids[byLength[to]].length <= BATCH_IDS) to++;
  return to;
}

/** Judges the texts whose indices `batch` gives, the longest one last. */
async function runBatch(session: Session, ids: readonly Int32Array[], batch: Uint32Array): Promise<Float32Array> {
  const most = Math.max(1, ids[batch[batch.length - 1]].length);
  const padded = new Int32Array(batch.length * most);
  const counts = new Float32Array(batch.length);
  for (let row = 0; row < batch.length; row++) {
    const own = ids[batch[row]];
    padded.set(own, row * most);
    counts[row] = Math.max(1, own.length);
  }
  const { probabilities } = await session.run({
    ids: new ort.Tensor('int32', padded, [batch.length, most]),
    counts: new ort.Tensor('float32', counts, [batch.length]),
  });
  return probabilities.data as Float32Array;
}
