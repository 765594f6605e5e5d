import * as ort from 'onnxruntime-node';
import type { LabelMapping } from '../../../shared/domain/label-mapping.ts';
import type { ModelManifest } from '../../../shared/domain/model.ts';
import { createSession } from '../runtime/session.ts';
import type { AcousticClassifier } from './acoustic-classifier.ts';
import { featureNames } from './features/compute-features.ts';
import { createProbabilitiesReader } from './graph-probabilities.ts';

/** What `model.json` has to say of an `acoustic-functionals` model. */
export type AcousticManifest = Pick<
  ModelManifest,
  'featureRecipe' | 'labels' | 'labelMapping' | 'trainingPriors' | 'temperature'
>;

const INPUT = 'features';
/** The other output, `label`, is text: it is not asked for, as the class follows from these. */
const OUTPUT = 'probabilities';

/**
 * Loads an SVM, a forest or the like: ONNX with `features` float [n, d] and `probabilities` float [n, classes]. `chosen` is what
 * a person said its labels mean. One vector is judged at once, so that a graph that answers nonsense is refused here and not in
 * the midst of a call. Throws when the manifest lacks recipe or labels, or does not fit the graph; `model_output_invalid`, as
 * `classify` does.
 */
export async function createAcousticOnnx(
  model: string | Uint8Array,
  manifest: AcousticManifest,
  chosen: LabelMapping,
  threads: number,
): Promise<AcousticClassifier> {
  const { featureRecipe: recipe, labels } = manifest;
  if (!recipe) throw new Error('model.json names no featureRecipe');
  if (!labels) throw new Error('model.json names no labels');
  const readProbabilities = createProbabilitiesReader({ ...manifest, labels }, chosen);
  const width = featureNames(recipe).length;
  const session = await createSession(model, threads, 'acoustic');
  for (const [name, known] of [
    [INPUT, session.inputNames],
    [OUTPUT, session.outputNames],
  ] as const) {
    if (!known.includes(name)) throw new Error(`the graph has no ${name}, only ${known.join(', ')}`);
  }
  const inputMetadata = session.inputMetadata[session.inputNames.indexOf(INPUT)];
  const expected = inputMetadata?.isTensor ? inputMetadata.shape.at(-1) : undefined;
  if (typeof expected === 'number' && expected !== width) {
    throw new Error(`the graph takes ${expected} features, ${recipe} has ${width}`);
  }

  async function classify(vectors: readonly Float32Array[]) {
    if (vectors.length === 0) return [];
    const rows = new Float32Array(vectors.length * width);
    vectors.forEach((vector, index) => {
      rows.set(vector, index * width);
    });
    const feeds = { [INPUT]: new ort.Tensor('float32', rows, [vectors.length, width]) };
    const { [OUTPUT]: output } = await session.run(feeds, [OUTPUT]);
    return readProbabilities(output, vectors.length);
  }

  // Not zeros: a graph that scales vectors to length 1 has no answer to them.
  await classify([new Float32Array(width).fill(1)]);
  return { recipe, classify };
}
