/** Takes the next value of a feature vector with its name. */
export type PutFeature = (name: string, value: number) => void;

/** A recipe ready to run: 16 kHz mono samples of one utterance to a vector of its own. */
export interface FeatureExtractor {
  /** Names of the values, in the vector's order. */
  readonly names: readonly string[];
  extract(samples: Float32Array): Float32Array;
}

/**
 * Makes an extractor of what puts features. The names are those put for a silence, so that a name and its value cannot come
 * apart; `put` has to give the same names in the same order for every utterance.
 */
export function createExtractor(put: (samples: Float32Array, put: PutFeature) => void): FeatureExtractor {
  const names: string[] = [];
  put(new Float32Array(0), (name) => names.push(name));
  return {
    names,
    extract(samples) {
      const vector = new Float32Array(names.length);
      let at = 0;
      put(samples, (_, value) => {
        vector[at++] = value;
      });
      return vector;
    },
  };
}
