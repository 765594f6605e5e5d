import type { FeatureRecipe } from '../../../../shared/domain/model.ts';
import { createExtractor, type FeatureExtractor } from './feature-vector.ts';
import { createProsody88 } from './prosody-88.ts';
import { createVoiceTracks } from './voice-tracks.ts';

/** What makes the extractor of each recipe. */
const makers: Readonly<Partial<Record<FeatureRecipe, () => FeatureExtractor>>> = {
  'prosody-88': () => {
    const tracksOf = createVoiceTracks();
    const putFeatures = createProsody88();
    return createExtractor((samples, put) => putFeatures(tracksOf(samples), put));
  },
};

const made = new Map<FeatureRecipe, FeatureExtractor>();

/** The process's extractor of a recipe, made when first asked for: its tables take some milliseconds. */
export function featureExtractor(recipe: FeatureRecipe): FeatureExtractor {
  const known = made.get(recipe) ?? makers[recipe]?.();
  if (known === undefined) throw new Error(`no code for the feature recipe ${recipe}`);
  made.set(recipe, known);
  return known;
}

/** Names of a recipe's values, in the order of its vector. */
export function featureNames(recipe: FeatureRecipe): readonly string[] {
  return featureExtractor(recipe).names;
}

/** The feature vector of one utterance, mono at 16 kHz in ±1; 1 to 30 s is what recipes are made for. */
export function computeFeatures(recipe: FeatureRecipe, samples: Float32Array): Float32Array {
  return featureExtractor(recipe).extract(samples);
}
