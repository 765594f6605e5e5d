/** How one channel is heard on the other, from windows in which it is clearly the louder. */
export interface BleedMeasure {
  /** Windows looked at. */
  readonly windows: number;
  /** Largest mean correlation over the lags, signed as found, −1..1. Near 0 for strangers. */
  readonly correlation: number;
  /** Amplitude with which the louder channel is in the quieter, in dB. */
  readonly gainDb: number;
  readonly lagS: number;
}

/** Collects windows in which channel `from` is louder than channel `to`. */
export interface BleedMeter {
  readonly full: boolean;
  /** One window of both channels at about 4 kHz, means removed. */
  add(loud: Float32Array, quiet: Float32Array): void;
  measure(): BleedMeasure;
}

/** Windows that are enough: chance correlations average out below 0.15. */
const MOST_WINDOWS = 48;
/** Leaks arrive within a few milliseconds; a longer delay is an echo. At 4 kHz: 5 ms either way. */
const LAGS = 20;

/** A meter for one direction; `rateHz` is that of the windows. */
export function createBleedMeter(rateHz: number): BleedMeter {
  const correlations = new Float64Array(2 * LAGS + 1);
  const gains = new Float64Array(2 * LAGS + 1);
  let windows = 0;
  return {
    get full() {
      return windows >= MOST_WINDOWS;
    },
    add(loud, quiet) {
      const n = loud.length;
      let loudEnergy = 0;
      let quietEnergy = 0;
      for (let i = LAGS; i < n - LAGS; i++) {
        loudEnergy += loud[i] * loud[i];
        quietEnergy += quiet[i] * quiet[i];
      }
      if (loudEnergy === 0) return;
      windows++;
      if (quietEnergy === 0) return;
      const norm = 1 / Math.sqrt(loudEnergy * quietEnergy);
      for (let lag = -LAGS; lag <= LAGS; lag++) {
        let dot = 0;
        for (let i = LAGS; i < n - LAGS; i++) dot += loud[i - lag] * quiet[i];
        correlations[lag + LAGS] += dot * norm;
        gains[lag + LAGS] += dot / loudEnergy;
      }
    },
    measure() {
      let best = LAGS;
      for (let i = 0; i < correlations.length; i++)
        if (Math.abs(correlations[i]) > Math.abs(correlations[best])) best = i;
      const count = Math.max(1, windows);
      return {
        windows,
        correlation: correlations[best] / count,
        gainDb: 20 * Math.log10(Math.max(1e-6, Math.abs(gains[best]) / count)),
        lagS: (best - LAGS) / rateHz,
      };
    },
  };
}
