/** Frames of the window either side of its middle: nine in all. */
const REACH = 4;
/** Σ k², and Σ (k² − 20/3)², over the window. */
const SQUARES = 60;
const CURVATURES = 308;

/**
 * Slope (`order` 1) or curvature (`order` 2, of the track itself, not of its slope) of the polynomial of that order through each
 * nine frames; the first and last four take that of the first and last nine: `librosa.feature.delta` at its defaults. Throws a
 * `RangeError` on fewer than nine frames, as librosa does.
 */
export function delta(track: Float64Array, order: 1 | 2): Float64Array {
  if (track.length <= 2 * REACH) throw new RangeError(`delta needs 9 frames, not ${track.length}`);
  return track.map((_, t) => {
    const middle = Math.min(Math.max(t, REACH), track.length - 1 - REACH);
    let sum = 0;
    for (let k = -REACH; k <= REACH; k++) sum += (order === 1 ? k : k * k - SQUARES / 9) * track[middle + k];
    return order === 1 ? sum / SQUARES : (2 * sum) / CURVATURES;
  });
}
