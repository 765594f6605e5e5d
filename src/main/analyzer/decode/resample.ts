import { LANE_RATE_HZ } from '../../../shared/units.ts';

/** Brings one channel to 16 kHz block by block. Output sample n lies at n/16000 s: no delay is added. */
export interface Resampler {
  /** Takes the next samples; gives those outputs whose whole neighbourhood has arrived. */
  push(samples: Float32Array): Float32Array;
  /** Ends the stream (silence follows it): the rest, so that all outputs together are ⌈inputs · 16000 / rate⌉. */
  finish(): Float32Array;
}

/**
 * Half the length of the interpolation filter, in periods of the lower of the two rates. With `KAISER_BETA` and 8 → 16 kHz
 * that is flat to the end of the telephone band (3.4 kHz) and 68 dB down from 4.6 kHz, 30 dB below the noise of A-law.
 */
const HALF_PERIODS = 16;
/** Side lobes 70 dB down: β = 0.1102 (A − 8.7) (Kaiser 1974). */
const KAISER_BETA = 0.1102 * (70 - 8.7);
/** Where the filter is 6 dB down when the rate falls, so that what would alias is 70 dB down at the new Nyquist. */
const DOWN_CUTOFF = 0.86;

/** Modified Bessel function of the first kind, order 0, by its power series. */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** The windowed sinc at `t` input samples from its centre; `cutoff` and `half` relative to the input's rate. */
function windowedSinc(t: number, cutoff: number, half: number): number {
  const u = t / half;
  if (u <= -1 || u >= 1) return 0;
  const window = besselI0(KAISER_BETA * Math.sqrt(1 - u * u)) / besselI0(KAISER_BETA);
  const x = Math.PI * cutoff * t;
  return window * (x === 0 ? cutoff : (cutoff * Math.sin(x)) / x);
}

/** A filter for each of the `phases` positions an output can have between two inputs; see `designFilters`. */
interface FilterBank {
  readonly phases: number;
  /** Inputs that go by in one cycle of all phases. */
  readonly stride: number;
  /** Taps of one phase; they reach from `taps/2 − 1` inputs before the position to `taps/2` after. */
  readonly taps: number;
  /** Phase by phase. */
  readonly coefficients: Float64Array;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Polyphase windowed-sinc filters from `rateHz` to 16 kHz, each scaled to pass a constant unchanged. */
function designFilters(rateHz: number): FilterBank {
  const divisor = greatestCommonDivisor(rateHz, LANE_RATE_HZ);
  const phases = LANE_RATE_HZ / divisor;
  const stride = rateHz / divisor;
  // When the rate rises the cutoff is the old Nyquist exactly: then phase 0 is a plain copy.
  const cutoff = rateHz > LANE_RATE_HZ ? (DOWN_CUTOFF * LANE_RATE_HZ) / rateHz : 1;
  const half = HALF_PERIODS * Math.max(1, rateHz / LANE_RATE_HZ);
  const taps = 2 * Math.ceil(half);
  const coefficients = new Float64Array(phases * taps);
  for (let phase = 0; phase < phases; phase++) {
    const at = phase * taps;
    let sum = 0;
    for (let k = 0; k < taps; k++) {
      const value = windowedSinc(k - (taps / 2 - 1) - phase / phases, cutoff, half);
      coefficients[at + k] = value;
      sum += value;
    }
    for (let k = 0; k < taps; k++) coefficients[at + k] /= sum;
  }
  return { phases, stride, taps, coefficients };
}

// Nearly all calls of a batch have one rate. Odd rates can want megabytes of filters, so only one bank is kept.
let lastBank: { readonly rateHz: number; readonly bank: FilterBank } | null = null;

function filtersFor(rateHz: number): FilterBank {
  if (lastBank?.rateHz !== rateHz) lastBank = { rateHz, bank: designFilters(rateHz) };
  return lastBank.bank;
}

/**
 * Exactly doubles the rate: outputs 2i are copies, outputs 2i + 1 a symmetric filter. Four at a time, so that each
 * loaded sample serves four sums: three times as fast as one at a time.
 */
function double(x: Float64Array, first: number, count: number, bank: FilterBank, out: Float32Array): void {
  const pairs = bank.taps / 2;
  // Phase 1 lies half-way, its taps mirror: c[k] weighs the k-th sample before and after the position.
  const c = bank.coefficients.subarray(bank.taps + pairs, 2 * bank.taps);
  for (let n = 0; n < count; n += 4) {
    const i = first + n;
    let l0 = x[i];
    let l1 = x[i + 1];
    let l2 = x[i + 2];
    let l3 = x[i + 3];
    let r0 = l1;
    let r1 = l2;
    let r2 = l3;
    let r3 = x[i + 4];
    out[2 * n] = l0;
    out[2 * n + 2] = l1;
    out[2 * n + 4] = l2;
    out[2 * n + 6] = l3;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    for (let k = 0; k < pairs; k++) {
      const h = c[k];
      a0 += h * (l0 + r0);
      a1 += h * (l1 + r1);
      a2 += h * (l2 + r2);
      a3 += h * (l3 + r3);
      l3 = l2;
      l2 = l1;
      l1 = l0;
      l0 = x[i - k - 1];
      r0 = r1;
      r1 = r2;
      r2 = r3;
      r3 = x[i + k + 5];
    }
    // Beyond the end of `out` these fall away, as typed arrays have it.
    out[2 * n + 1] = a0;
    out[2 * n + 3] = a1;
    out[2 * n + 5] = a2;
    out[2 * n + 7] = a3;
  }
}

/** Any other ratio: one dot product an output, from `position` (in phases) on. `x[first]` is the input at position 0. */
function polyphase(x: Float64Array, first: number, position: number, bank: FilterBank, out: Float32Array): void {
  const { phases, stride, taps, coefficients } = bank;
  let input = first + Math.floor(position / phases) - (taps / 2 - 1);
  let phase = position % phases;
  for (let n = 0; n < out.length; n++) {
    const at = phase * taps;
    let even = 0;
    let odd = 0;
    for (let k = 0; k < taps; k += 2) {
      even += coefficients[at + k] * x[input + k];
      odd += coefficients[at + k + 1] * x[input + k + 1];
    }
    out[n] = even + odd;
    phase += stride;
    while (phase >= phases) {
      phase -= phases;
      input++;
    }
  }
}

/** A resampler from `rateHz` to 16 kHz; at 16 kHz already, samples pass untouched. */
export function createResampler(rateHz: number): Resampler {
  if (rateHz === LANE_RATE_HZ) return { push: (samples) => samples, finish: () => new Float32Array(0) };
  const bank = filtersFor(rateHz);
  const { phases, stride, taps } = bank;
  const reach = taps / 2;
  // The inputs still needed, then the new ones. It begins with `reach` zeros for the silence before the recording.
  let work = new Float64Array(0);
  let held = reach;
  /** Index of `work[0]` in the stream of inputs. */
  let heldFrom = -reach;
  let inputs = 0;
  let outputs = 0;

  /** Outputs up to (not including) number `until`, from the held inputs followed by `samples`. */
  function produce(samples: Float32Array, until: number): Float32Array {
    // Four spare samples: `double` works in fours and may look past its last output.
    const length = held + samples.length;
    if (work.length < length + 4) {
      const larger = new Float64Array(length + 4);
      larger.set(work.subarray(0, held));
      work = larger;
    }
    work.set(samples, held);
    inputs += samples.length;
    const out = new Float32Array(Math.max(0, until - outputs));
    const position = outputs * stride;
    if (phases === 2 && stride === 1 && outputs % 2 === 0 && out.length > 0)
      double(work, outputs / 2 - heldFrom, Math.ceil(out.length / 2), bank, out);
    else polyphase(work, Math.floor(position / phases) - heldFrom, position % phases, bank, out);
    outputs += out.length;
    const keepFrom = Math.floor((outputs * stride) / phases) - reach;
    work.copyWithin(0, keepFrom - heldFrom, length);
    held = length - (keepFrom - heldFrom);
    heldFrom = keepFrom;
    return out;
  }

  return {
    push(samples) {
      // Output n needs inputs up to ⌊n · stride / phases⌋ + reach.
      const last = inputs + samples.length - 1 - reach;
      const ready = last < 0 ? 0 : Math.floor(((last + 1) * phases - 1) / stride) + 1;
      return produce(samples, Math.max(outputs, ready));
    },
    finish() {
      const total = Math.ceil((inputs * phases) / stride);
      const silence = new Float32Array(reach + 1);
      return produce(silence, total);
    },
  };
}
