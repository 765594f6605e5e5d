/** A filter of second order: b0, b1, b2, a1, a2, with a0 = 1. */
export type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

/**
 * Runs the first `length` samples through two biquads one after the other, in place, from a state of zero (direct form
 * II transposed, as `scipy.signal.sosfilt`). Two at once take little longer than one: a filter waits for its own last
 * sample, and the processor fills the wait with the other.
 */
export function filterThrough(samples: Float64Array, length: number, [first, second]: readonly [Biquad, Biquad]): void {
  const [b0, b1, b2, a1, a2] = first;
  const [d0, d1, d2, c1, c2] = second;
  let z1 = 0;
  let z2 = 0;
  let w1 = 0;
  let w2 = 0;
  for (let i = 0; i < length; i++) {
    const x = samples[i];
    const y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    const out = d0 * y + w1;
    w1 = d1 * y - c1 * out + w2;
    w2 = d2 * y - c2 * out;
    samples[i] = out;
  }
}
