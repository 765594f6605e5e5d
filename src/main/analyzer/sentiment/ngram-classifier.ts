import * as ort from 'onnxruntime-node';
import type { LabelMapping } from '../../../shared/domain/label-mapping.ts';
import type { ModelManifest } from '../../../shared/domain/model.ts';
import { SENTIMENTS, type SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { readJson } from '../runtime/read-json.ts';
import { createSession, type Session } from '../runtime/session.ts';
import { createProbabilitiesReader, type ReadProbabilities } from './graph-probabilities.ts';
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

/** What `model.json` has to say of an `ngram-embedding-bag`. */
export type NgramManifest = Pick<ModelManifest, 'labels' | 'labelMapping' | 'trainingPriors' | 'temperature'>;

/**
 * Loads our own text classifier, whose classes are the three sentiments in their order. `chosen` is what a person says they mean
 * instead. Throws what ONNX Runtime throws, and `model_unsupported` when the recipe is of another version than this code or
 * the manifest has other labels. `classify` throws `model_output_invalid`.
 */
export async function createNgramClassifier(
  files: NgramFiles,
  threads: number,
  manifest: NgramManifest = {},
  chosen: LabelMapping = {},
): Promise<TextClassifier> {
  const { labels = SENTIMENTS } = manifest;
  if (labels.join() !== SENTIMENTS.join()) {
    throw analyzerError('model_unsupported', `labels ${labels.join(', ')}; expected ${SENTIMENTS.join(', ')}`);
  }
  const readProbabilities = createProbabilitiesReader({ ...manifest, labels }, chosen);
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
        const judged = await runBatch(session, ids, batch, readProbabilities);
        judged.forEach((probabilities, row) => {
          found[batch[row]] = probabilities;
        });
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
async function runBatch(
  session: Session,
  ids: readonly Int32Array[],
  batch: Uint32Array,
  readProbabilities: ReadProbabilities,
): Promise<readonly SentimentProbabilities[]> {
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
  return readProbabilities(probabilities, batch.length);
}
