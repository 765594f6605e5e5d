import { type LabelMapping, labelMappingOf, sentimentProbabilities } from '../../../shared/domain/label-mapping.ts';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { createSession } from '../runtime/session.ts';
import { readSequenceClassifierRecipe, type SequenceClassifierFiles } from './sequence-classifier-folder.ts';
import { sequenceGraph } from './sequence-graph.ts';
import { createRowRunner } from './sequence-runs.ts';
import type { TextClassifier } from './text-classifier.ts';
import { averageLogits, cutWindows } from './token-windows.ts';

/** What a classifier's manifest and the settings say of it, and who hears of its runs. */
export interface SequenceClassifierOptions {
  /** For labels it does not name the default rule holds. */
  readonly labelMapping?: LabelMapping | undefined;
  /** See `modelManifestSchema`. */
  readonly temperature?: number | undefined;
  /** See `modelManifestSchema`. */
  readonly trainingPriors?: readonly number[] | undefined;
  /** Is told for how many seconds at most the run that follows may hold up the process. */
  readonly beforeRun?: ((mostS: number) => void) | undefined;
}

/** A sequence classifier that also gives what its probabilities are made from. */
export interface SequenceClassifier extends TextClassifier {
  /** Names of the classes, in the order of the logits. */
  readonly labels: readonly string[];
  /** Logits of texts, averaged over windows; null where a text has no tokens at all. */
  logits(texts: readonly string[]): Promise<readonly (Float64Array | null)[]>;
}

/** Two texts of unlike length, to find out whether rows of a batch change each other. */
const PROBES = ['merci', 'Bonjour, merci beaucoup pour votre aide, شكرا بزاف, the line is still down!'] as const;

/**
 * Loads a Hugging Face sequence classification model with its `tokenizer.json` (Unigram, WordPiece or BPE). A text longer
 * than the model reads is judged by overlapping windows (`cutWindows`), whose logits are averaged by their count of tokens.
 * A text without any token has equal probabilities and does not reach the model.
 * Throws what ONNX Runtime, `readSequenceClassifierRecipe` and `sequenceGraph` throw, and `model_unsupported` where no
 * label stands for a sentiment. `classify` throws `model_output_invalid`.
 */
export async function createSequenceClassifier(
  files: SequenceClassifierFiles,
  threads: number,
  { labelMapping, temperature = 1, trainingPriors, beforeRun }: SequenceClassifierOptions = {},
): Promise<SequenceClassifier> {
  const { tokenizer, labels, multiLabel, padId, maxTokens } = await readSequenceClassifierRecipe(files);
  const mapping = labelMappingOf(labels, labelMapping, undefined);
  if (!labels.some((label) => mapping[label]))
    throw analyzerError('model_unsupported', `none of the labels ${labels.join(', ')} stands for a sentiment`);
  const graph = sequenceGraph(await createSession(files.model, threads, 'text'), padId, labels.length);
  const { before, after } = tokenizer;
  const longest = Math.min(maxTokens, graph.tokens ?? maxTokens);
  const capacity = longest - before.length - after.length;
  if (capacity < 1) throw analyzerError('model_unsupported', `the model reads ${longest} tokens: none of a text`);
  const framed = (ids: readonly number[]) => [...before, ...ids, ...after];
  const [short, long] = PROBES.map((text) => framed(tokenizer.ids(text).slice(0, capacity)));
  const runRows = await createRowRunner(graph, longest, [short, long], beforeRun);

  async function logits(texts: readonly string[]): Promise<readonly (Float64Array | null)[]> {
    const windows = texts.map((text) => cutWindows(tokenizer.ids(text), capacity));
    const results = await runRows(windows.flat().map(framed));
    let next = 0;
    return windows.map((ofText) => {
      if (ofText.length === 0) return null;
      return averageLogits(ofText.map((ids) => ({ logits: results[next++], tokens: ids.length })));
    });
  }

  return {
    labels,
    logits,
    async classify(texts) {
      return (await logits(texts)).map((ofText) => {
        const scaled = (ofText ?? new Float64Array()).map((logit) => logit / temperature);
        const probabilities = multiLabel ? scaled.map((logit) => 1 / (1 + Math.exp(-logit))) : softmax(scaled);
        return sentimentProbabilities(probabilities, labels, mapping, trainingPriors);
      });
    },
  };
}

function softmax(logits: Float64Array): Float64Array {
  const greatest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - greatest));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}
