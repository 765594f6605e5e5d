import type { VoiceTracks } from './voice-tracks.ts';

/** Takes the next value of a feature vector with its name. */
export type PutFeature = (name: string, value: number) => void;

/** One utterance, mono at 16 kHz in ±1, with what has been measured of it. */
export interface Utterance {
  readonly samples: Float32Array;
  /** Measured when first asked for; overwritten by the next utterance's. */
  readonly tracks: VoiceTracks;
}

/** Puts the values of one recipe: the same names in the same order for every utterance. */
export type PutFeatures = (utterance: Utterance, put: PutFeature) => void;

/** A recipe ready to run. */
export interface FeatureExtractor {
  /** Names of the values, in the vector's order. */
  readonly names: readonly string[];
  extract(utterance: Utterance): Float32Array;
}

/**
 * Makes an extractor of what puts features. The names are those put for `silence`, so that a name and its value cannot
 * come apart.
 */
export function createExtractor(putFeatures: PutFeatures, silence: Utterance): FeatureExtractor {
  const names: string[] = [];
  putFeatures(silence, (name) => names.push(name));
  return {
    names,
    extract(utterance) {
      const vector = new Float32Array(names.length);
      let at = 0;
      putFeatures(utterance, (_, value) => {
        vector[at++] = value;
      });
      return vector;
    },
  };
}
