import { createAutocorrelation } from '../../dsp/autocorrelation.ts';

/** What a YIN looks for. */
export interface YinRange {
  readonly sampleRateHz: number;
  readonly frameSamples: number;
  readonly lowestHz: number;
  readonly highestHz: number;
}

/** A YIN at work on one frame at a time; its arrays are overwritten by the next `measure`. */
export interface Yin {
  /** Lag in samples of the first value of `difference`. */
  readonly shortestLag: number;
  /** Cumulative mean normalised difference, one value for each lag in range. */
  readonly difference: Float64Array;
  /** Autocorrelation inside the frame, from lag 0 to at least the longest in range. */
  readonly correlation: Float64Array;
  /** Fills both for the frame that starts at `from`. */
  measure(samples: Float64Array, from: number): void;
}

/** Keeps the division defined where a frame is silent. */
const TINIEST = 1.1754943508222875e-38;
/** A trough under this is taken as the period (de Cheveigné and Kawahara, 2002). */
const TROUGH_THRESHOLD = 0.1;

/**
 * Makes a YIN as librosa 0.11 has it: d(τ) = 2 (r(0) − r(τ)) − Σ_{j<τ} x[j]², where the sum is left out at τ = 1, divided by its
 * mean up to τ. This is not the window of the paper, and models are trained on what librosa gives.
 */
export function createYin({ sampleRateHz, frameSamples, lowestHz, highestHz }: YinRange): Yin {
  const shortestLag = Math.floor(sampleRateHz / highestHz);
  const longestLag = Math.min(Math.ceil(sampleRateHz / lowestHz), frameSamples - 1);
  const lags = 2 * Math.ceil((longestLag + 1) / 2);
  const autocorrelate = createAutocorrelation(frameSamples, lags);
  const correlation = new Float64Array(lags);
  const difference = new Float64Array(longestLag - shortestLag + 1);

  function measure(samples: Float64Array, from: number): void {
    autocorrelate(samples, from, correlation);
    const power = correlation[0];
    let head = samples[from] * samples[from];
    let sum = 2 * (power - correlation[1]);
    for (let lag = 2; lag <= longestLag; lag++) {
      const entering = samples[from + lag - 1];
      head += entering * entering;
      const d = 2 * (power - correlation[lag]) - head;
      sum += d;
      if (lag >= shortestLag) difference[lag - shortestLag] = (d * lag) / (sum + lag * TINIEST);
    }
  }
  return { shortestLag, difference, correlation, measure };
}

/** Index of the period: the first trough under the threshold, else the lowest value. There always is one. */
export function periodIndex(difference: Float64Array): number {
  const last = difference.length - 1;
  let lowest = 0;
  for (let i = 0; i <= last; i++) {
    const value = difference[i];
    if (value < TROUGH_THRESHOLD && isTrough(difference, i)) return i;
    if (value < difference[lowest]) lowest = i;
  }
  return lowest;
}

/** Whether a value is lower than the one before and not higher than the one after; an end needs its one neighbour only. */
export function isTrough(values: Float64Array, i: number): boolean {
  if (i === 0) return values[0] < values[1];
  return values[i] < values[i - 1] && (i === values.length - 1 || values[i] <= values[i + 1]);
}

/** Where between samples the parabola through a value and its neighbours turns: −1 … 1, 0 where it does not, and at the ends. */
export function parabolicShift(values: Float64Array, i: number): number {
  if (i === 0 || i === values.length - 1) return 0;
  const bend = values[i + 1] + values[i - 1] - 2 * values[i];
  const slope = (values[i + 1] - values[i - 1]) / 2;
  return Math.abs(slope) < Math.abs(bend) ? -slope / bend : 0;
}
