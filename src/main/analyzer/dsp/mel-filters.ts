/** A triangle over the bins of a power spectrum, without its zeros. */
export interface MelFilter {
  /** The bin of the first weight. */
  readonly first: number;
  /** Empty where the triangle falls between two bins. */
  readonly weights: Float64Array;
}

/** Where a bank of mel filters lies. */
export interface MelBank {
  readonly sampleRateHz: number;
  readonly fftSize: number;
  readonly bands: number;
  readonly lowestHz: number;
  readonly highestHz: number;
}

/** Triangles on Slaney's mel scale, each of area 1 over frequency in Hz: `librosa.filters.mel` at its defaults. */
export function slaneyMelFilters({ sampleRateHz, fftSize, bands, lowestHz, highestHz }: MelBank): MelFilter[] {
  const lowest = melOf(lowestHz);
  const step = (melOf(highestHz) - lowest) / (bands + 1);
  const edges = Array.from({ length: bands + 2 }, (_, i) => hzOf(lowest + i * step));
  return Array.from({ length: bands }, (_, band) => {
    const [from, peak, to] = edges.slice(band, band + 3);
    const triangle = Array.from({ length: fftSize / 2 + 1 }, (_, bin) => {
      const hz = (bin * sampleRateHz) / fftSize;
      const height = Math.min((hz - from) / (peak - from), (to - hz) / (to - peak));
      return (2 * Math.max(0, height)) / (to - from);
    });
    const first = Math.max(
      0,
      triangle.findIndex((weight) => weight > 0),
    );
    const end = triangle.findLastIndex((weight) => weight > 0) + 1;
    return { first, weights: Float64Array.from(triangle.slice(first, Math.max(first, end))) };
  });
}

/** Slaney's scale (Auditory Toolbox, 1998) is straight up to 1 kHz, 3 mel for 200 Hz, and logarithmic above. */
const BREAK_HZ = 1000;
const BREAK_MEL = 15;
const HZ_PER_MEL = 200 / 3;
const LOG_STEP = Math.log(6.4) / 27;

function melOf(hz: number): number {
  return hz < BREAK_HZ ? hz / HZ_PER_MEL : BREAK_MEL + Math.log(hz / BREAK_HZ) / LOG_STEP;
}

function hzOf(mel: number): number {
  return mel < BREAK_MEL ? mel * HZ_PER_MEL : BREAK_HZ * Math.exp((mel - BREAK_MEL) * LOG_STEP);
}
