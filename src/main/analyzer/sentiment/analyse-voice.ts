import type { AcousticCues } from '../../../shared/domain/acoustic-cues.ts';
import type { FeatureRecipe } from '../../../shared/domain/model.ts';
import { featureExtractor, utteranceOf } from './features/compute-features.ts';
import { cuesOf, voicedFrames } from './features/voice-cues.ts';

/** With less voice than this, 0.2 s, there is no mood to hear: a click, a breath, a clipped "oui". */
const LEAST_VOICED_FRAMES = 20;

/** The features of a stretch of voice (mono, 16 kHz) and what can be said of it in words; null: too little voice to judge. */
export function analyseVoice(
  recipe: FeatureRecipe,
  samples: Float32Array,
): { readonly vector: Float32Array; readonly cues: AcousticCues } | null {
  const utterance = utteranceOf(samples);
  if (voicedFrames(utterance.tracks) < LEAST_VOICED_FRAMES) return null;
  return { vector: featureExtractor(recipe).extract(utterance), cues: cuesOf(utterance.tracks) };
}
