/** Sample rate of every lane after decoding, in Hz: what all recognisers and detectors here take. */
export const LANE_RATE_HZ = 16_000;

/** Turns a count of lane samples into seconds. */
export function samplesToS(samples: number): number {
  return samples / LANE_RATE_HZ;
}

/** Turns seconds into the nearest count of lane samples. */
export function sToSamples(seconds: number): number {
  return Math.round(seconds * LANE_RATE_HZ);
}
