import { type LabelMapping, labelMappingOf, sentimentProbabilities } from '../../../shared/domain/label-mapping.ts';
import type { ModelManifest } from '../../../shared/domain/model.ts';
import type { SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import { analyzerError } from '../runtime/analyzer-error.ts';
import type { Session } from '../runtime/session.ts';

/** What `model.json` says of a classifier whose graph gives `probabilities`. */
export type ProbabilitiesManifest = Pick<ModelManifest, 'labelMapping' | 'trainingPriors' | 'temperature'> & {
  /** In the order of the outputs. */
  readonly labels: readonly string[];
};

type Output = Awaited<ReturnType<Session['run']>>[string];

/** Reads the sentiments of `rows` judgements from a graph's `probabilities`, float [rows, labels]. */
export type ReadProbabilities = (output: Output, rows: number) => readonly SentimentProbabilities[];

/**
 * Makes what turns a graph's output into sentiments by what its makers and, over them, a person said of the labels. Throws
 * `model_unsupported` where the manifest contradicts itself. What it makes throws `model_output_invalid` where the output has
 * other classes than the manifest, or a row is no distribution: scikit-learn and ONNX Runtime never give such a one, an
 * imported graph may.
 */
export function createProbabilitiesReader(manifest: ProbabilitiesManifest, chosen: LabelMapping): ReadProbabilities {
  const { labels, labelMapping, trainingPriors, temperature = 1 } = manifest;
  if (trainingPriors && trainingPriors.length !== labels.length) {
    throw analyzerError('model_unsupported', `${trainingPriors.length} trainingPriors for ${labels.length} labels`);
  }
  const mapping = labelMappingOf(labels, labelMapping, chosen);

  /**
   * Scales a row's probabilities to their logits over the temperature, as a softmax would have given them; by the greatest, so
   * that a low temperature does not leave zeros only.
   */
  function tempered(row: readonly number[]): readonly number[] {
    if (temperature === 1) return row;
    const greatest = Math.max(...row);
    return row.map((probability) => (probability / greatest) ** (1 / temperature));
  }

  return (output, rows) => {
    const { data } = output;
    if (!(data instanceof Float32Array || data instanceof Float64Array)) {
      throw analyzerError('model_output_invalid', `probabilities are ${output.type}, not float`);
    }
    if (data.length !== rows * labels.length) {
      const found = data.length / rows;
      throw analyzerError(
        'model_output_invalid',
        `the graph gives ${found} classes, model.json names ${labels.length}`,
      );
    }
    return Array.from({ length: rows }, (_, index) => {
      const row = Array.from(data.subarray(index * labels.length, (index + 1) * labels.length));
      const sum = row.reduce((all, share) => all + share, 0);
      if (!(sum > 0 && Number.isFinite(sum) && row.every((share) => share >= 0))) {
        throw analyzerError('model_output_invalid', `${row.join(', ')} are no probabilities`);
      }
      return sentimentProbabilities(tempered(row), labels, mapping, trainingPriors);
    });
  };
}
