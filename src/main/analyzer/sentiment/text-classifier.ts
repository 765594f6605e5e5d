import type { SentimentProbabilities } from '../../../shared/domain/sentiment.ts';

/** A loaded text classifier, whatever its architecture. */
export interface TextClassifier {
  /**
   * Judges texts, in their order. Texts longer than the model reads are judged by windows, and texts of like length
   * run together. An empty text has no words to judge: it is not to be given.
   */
  classify(texts: readonly string[]): Promise<readonly SentimentProbabilities[]>;
}
