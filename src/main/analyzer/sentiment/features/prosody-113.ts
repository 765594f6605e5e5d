import type { PutFeatures } from './feature-vector.ts';
import { createModulation } from './modulation.ts';
import { createProsody88 } from './prosody-88.ts';

/** Makes what puts the 113 values of `prosody-113`: those of `prosody-88`, then how the voice moves at five speeds. */
export function createProsody113(): PutFeatures {
  const putProsody = createProsody88();
  const putModulation = createModulation();
  return (utterance, put) => {
    putProsody(utterance, put);
    putModulation(utterance.tracks, put);
  };
}
