import type { AcousticCues } from '../../../shared/domain/acoustic-cues.ts';
import type { FeatureRecipe } from '../../../shared/domain/model.ts';
import { featureExtractor, utteranceOf } from './features/compute-features.ts';
import { cuesOf, voicedS } from './features/voice-cues.ts';

/** With less voice than this there is no mood to hear: a click, a breath, a clipped "oui". */
const LEAST_VOICED_S = 0.2;

/** The features of a stretch of voice (mono, 16 kHz) and what can be said of it in words; null: too little voice to judge, or none that can be measured. */
export function analyseVoice(
  recipe: FeatureRecipe,
  samples: Float32Array,
): { readonly vector: Float32Array; readonly cues: AcousticCues } | null {
  const utterance = utteranceOf(samples, recipe);
  if (voicedS(utterance.tracks) < LEAST_VOICED_S) return null;
  const vector = featureExtractor(recipe).extract(utterance);
  // A file of floats may hold samples of any size: a vector that is no number would fail the whole call at the classifier.
  return vector.every(Number.isFinite) ? { vector, cues: cuesOf(utterance.tracks) } : null;
}
