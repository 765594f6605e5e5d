import type { FeatureRecipe } from '../../../../shared/domain/model.ts';
import { createExtractor, type FeatureExtractor, type PutFeatures, type Utterance } from './feature-vector.ts';
import { createLibrosa180 } from './librosa-180.ts';
import { createVoiceTracks } from './measure-voice.ts';
import { createProsody88 } from './prosody-88.ts';
import { createProsody113 } from './prosody-113.ts';
import type { VoiceTracks } from './voice-tracks.ts';

/** What makes the code of each recipe. */
const makers: Readonly<Record<FeatureRecipe, () => PutFeatures>> = {
  'librosa-180': () => createLibrosa180('power'),
  'librosa-180-magnitude': () => createLibrosa180('magnitude'),
  'prosody-88': createProsody88,
  'prosody-113': createProsody113,
};
/** These read no tracks: pitch, then wanted for the cues alone, is looked for each 30 ms. */
const WITHOUT_TRACKS: ReadonlySet<FeatureRecipe> = new Set(['librosa-180', 'librosa-180-magnitude']);
const SPARSE_PITCH = 3;

const extractors = new Map<FeatureRecipe, FeatureExtractor>();
const measures = new Map<number, (samples: Float32Array) => VoiceTracks>();

/**
 * An utterance of mono 16 kHz samples for this recipe, not measured yet. Its tracks live until those of the next one are
 * asked for.
 */
export function utteranceOf(samples: Float32Array, recipe: FeatureRecipe): Utterance {
  let tracks: VoiceTracks | undefined;
  return {
    samples,
    get tracks() {
      tracks ??= measureFor(recipe)(samples);
      return tracks;
    },
  };
}

function measureFor(recipe: FeatureRecipe): (samples: Float32Array) => VoiceTracks {
  const pitchEvery = WITHOUT_TRACKS.has(recipe) ? SPARSE_PITCH : 1;
  const known = measures.get(pitchEvery) ?? createVoiceTracks(pitchEvery);
  measures.set(pitchEvery, known);
  return known;
}

/** The process's extractor of a recipe, made when first asked for: its tables take some milliseconds. */
export function featureExtractor(recipe: FeatureRecipe): FeatureExtractor {
  const known = extractors.get(recipe);
  if (known) return known;
  const extractor = createExtractor(makers[recipe](), utteranceOf(new Float32Array(0), recipe));
  extractors.set(recipe, extractor);
  return extractor;
}

/** Names of a recipe's values, in the order of its vector. */
export function featureNames(recipe: FeatureRecipe): readonly string[] {
  return featureExtractor(recipe).names;
}

/** The feature vector of one utterance, mono at 16 kHz in ±1; 1 to 30 s is what recipes are made for. */
export function computeFeatures(recipe: FeatureRecipe, samples: Float32Array): Float32Array {
  return featureExtractor(recipe).extract(utteranceOf(samples, recipe));
}
