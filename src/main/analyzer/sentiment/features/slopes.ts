/** Frames of the window either side of the middle. */
const REACH = 4;
/** Σ k² over the window, k from −4 to 4. */
const SQUARES = 60;

/**
 * Writes the slope per frame of the line of least squares through each nine frames (Savitzky and Golay), the ends
 * repeated: `librosa.feature.delta(width=9, mode="nearest")`. Unlike librosa's default (`librosa/delta.ts`) it takes a track of any
 * length.
 */
export function slopes(track: Float64Array, out: Float64Array): void {
  const last = track.length - 1;
  for (let t = 0; t <= last; t++) {
    let sum = 0;
    for (let k = 1; k <= REACH; k++) sum += k * (track[Math.min(t + k, last)] - track[Math.max(t - k, 0)]);
    out[t] = sum / SQUARES;
  }
}
