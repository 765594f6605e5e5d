import * as ort from 'onnxruntime-node';
import { type LabelMapping, labelMappingOf, sentimentProbabilities } from '../../../shared/domain/label-mapping.ts';
import type { ModelManifest } from '../../../shared/domain/model.ts';
import type { SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import { createSession } from '../runtime/session.ts';
import type { AcousticClassifier } from './acoustic-classifier.ts';
import { featureNames } from './features/compute-features.ts';

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
 * a person said its labels mean. Throws when the manifest lacks recipe or labels, or does not fit the graph.
 */
export async function createAcousticOnnx(
  model: string | Uint8Array,
  manifest: AcousticManifest,
  chosen: LabelMapping,
  threads: number,
): Promise<AcousticClassifier> {
  const { featureRecipe: recipe, labels, trainingPriors, temperature = 1 } = manifest;
  if (!recipe) throw new Error('model.json names no featureRecipe');
  if (!labels) throw new Error('model.json names no labels');
  if (trainingPriors && trainingPriors.length !== labels.length) {
    throw new Error(`${trainingPriors.length} trainingPriors for ${labels.length} labels`);
  }
  const mapping = labelMappingOf(labels, manifest.labelMapping, chosen);
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

  /** Scales a row's probabilities to their logits over the temperature, as a softmax would have given them. */
  function tempered(row: Float32Array): ArrayLike<number> {
    return temperature === 1 ? row : row.map((probability) => probability ** (1 / temperature));
  }

  return {
    recipe,
    async classify(vectors) {
      if (vectors.length === 0) return [];
      const rows = new Float32Array(vectors.length * width);
      vectors.forEach((vector, index) => {
        rows.set(vector, index * width);
      });
      const feeds = { [INPUT]: new ort.Tensor('float32', rows, [vectors.length, width]) };
      const { [OUTPUT]: output } = await session.run(feeds, [OUTPUT]);
      const classes = labels.length;
      const data = output.data as Float32Array;
      if (data.length !== vectors.length * classes) {
        throw new Error(`the graph gives ${data.length / vectors.length} classes, model.json names ${classes}`);
      }
      return vectors.map((_, index): SentimentProbabilities => {
        const row = data.subarray(index * classes, (index + 1) * classes);
        return sentimentProbabilities(tempered(row), labels, mapping, trainingPriors);
      });
    },
  };
}
