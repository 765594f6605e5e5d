import type { FeatureRecipe } from '../../../shared/domain/model.ts';

/** The features of a stretch of voice and what can be said of it in words; null: too short to judge. */
export function analyseVoice(
  _recipe: FeatureRecipe,
  _samples: Float32Array,
): { readonly vector: Float32Array; readonly cues: Readonly<Record<string, number>> } | null {
  return null;
}
