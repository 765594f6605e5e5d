import type { FeatureRecipe } from '../../../shared/domain/model.ts';
import type { SentimentProbabilities } from '../../../shared/domain/sentiment.ts';

/** A loaded acoustic classifier. */
export interface AcousticClassifier {
  /** What the vectors it judges are. */
  readonly recipe: FeatureRecipe;
  /** Judges feature vectors of `recipe`, in their order. */
  classify(vectors: readonly Float32Array[]): Promise<readonly SentimentProbabilities[]>;
}
