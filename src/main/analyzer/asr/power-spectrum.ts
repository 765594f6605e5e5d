/** Writes |DFT|² of a real frame, bins 0..size/2, into `power`. Both arrays belong to the caller and are reused. */
export type PowerSpectrum = (frame: Float64Array, power: Float64Array) => void;

/**
 * Makes a power spectrum of real frames of `size` samples (a power of two, at least 4), tables computed once.
 * A frame is packed as size/2 complex numbers, transformed by Cooley and Tukey's radix-2 method, and untangled by
 * the symmetry of a real signal's spectrum. The value returned keeps scratch space: one per user, not re-entrant.
 */
export function createPowerSpectrum(size: number): PowerSpectrum {
  const half = size / 2;
  if (half < 2 || (size & (size - 1)) !== 0) throw new Error(`not a power of two from 4: ${size}`);
  const re = new Float64Array(half);
  const im = new Float64Array(half);
  const order = bitReversal(half);
  // cos and sin of 2πk/size; the complex transform of half the size uses every second entry.
  const cosine = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sine = Float64Array.from({ length: half }, (_, k) => Math.sin((2 * Math.PI * k) / size));

  return (frame, power) => {
    for (let i = 0; i < half; i++) {
      const from = 2 * order[i];
      re[i] = frame[from];
      im[i] = frame[from + 1];
    }
    transform(re, im, cosine, sine);
    untangle(re, im, cosine, sine, power);
  };
}

function bitReversal(length: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let i = 1; i < length; i++) order[i] = (order[i >> 1] >> 1) | (i & 1 ? length >> 1 : 0);
  return order;
}

/** In place, input in bit-reversed order. The tables are those of twice the length. */
function transform(re: Float64Array, im: Float64Array, cosine: Float64Array, sine: Float64Array): void {
  const length = re.length;
  for (let span = 1; span < length; span *= 2) {
    const step = length / span;
    for (let k = 0, angle = 0; k < span; k++, angle += step) {
      const c = cosine[angle];
      const s = sine[angle];
      for (let a = k; a < length; a += 2 * span) {
        const b = a + span;
        const turnedRe = re[b] * c + im[b] * s;
        const turnedIm = im[b] * c - re[b] * s;
        re[b] = re[a] - turnedRe;
        im[b] = im[a] - turnedIm;
        re[a] += turnedRe;
        im[a] += turnedIm;
      }
    }
  }
}

/** From Z, the transform of the packed frame, to |X|²: X[k] = E[k] + e^(−2πik/size) O[k], E and O its even and odd parts. */
function untangle(
  re: Float64Array,
  im: Float64Array,
  cosine: Float64Array,
  sine: Float64Array,
  power: Float64Array,
): void {
  const half = re.length;
  power[0] = (re[0] + im[0]) ** 2;
  power[half] = (re[0] - im[0]) ** 2;
  for (let k = 1; k < half; k++) {
    const mirror = half - k;
    const evenRe = (re[k] + re[mirror]) / 2;
    const evenIm = (im[k] - im[mirror]) / 2;
    const oddRe = (im[k] + im[mirror]) / 2;
    const oddIm = (re[mirror] - re[k]) / 2;
    const xRe = evenRe + oddRe * cosine[k] + oddIm * sine[k];
    const xIm = evenIm + oddIm * cosine[k] - oddRe * sine[k];
    power[k] = xRe * xRe + xIm * xIm;
  }
}
