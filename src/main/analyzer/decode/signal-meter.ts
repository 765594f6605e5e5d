import { type BleedMeasure, createBleedMeter } from './bleed-meter.ts';
import { addFrame, type ChannelMeter, countClipping, createChannelMeter, mayClip } from './channel-meter.ts';

/** All figures of a recording from which `signal-findings.ts` judges. */
export interface SignalFigures {
  readonly channels: readonly ChannelMeter[];
  /** Of the two channels over the whole recording at no lag, −1..1; 0 for one channel or where one is silent. */
  readonly correlation: number;
  /**
   * How the channels are alike within a few milliseconds; null for one channel. `leftOnRight` from windows in which
   * the left is the louder, `rightOnLeft` the other way, `together` where neither is.
   */
  readonly likeness: Readonly<Record<'leftOnRight' | 'rightOnLeft' | 'together', BleedMeasure>> | null;
}

/** Measures a recording block by block. */
export interface SignalMeter {
  /** One array per channel, all of one length. */
  add(block: readonly Float32Array[]): void;
  figures(): SignalFigures;
}

const FRAME_S = 0.02;
/** Frames in a window of the bleed meter: 80 ms hold several pitch periods of any voice. */
const WINDOW_FRAMES = 4;
/** Most of a voice's energy lies below 2 kHz, and half the rate is a quarter of the work. */
const WINDOW_RATE_HZ = 4000;
/** A window counts for a direction when one channel is this much above the other … */
const DOMINANCE = 10 ** (4 / 10);
/** … and is not just noise: −45 dBFS. */
const ACTIVE_POWER = 10 ** (-45 / 10);

/** The frame's figures, reused to spare the garbage collector. */
interface FrameSums {
  sum: number;
  square: number;
  peak: number;
}

function sumFrame(x: Float32Array, from: number, to: number, sums: FrameSums): void {
  let sum = 0;
  let square = 0;
  let high = 0;
  let low = 0;
  for (let i = from; i < to; i++) {
    const value = x[i];
    sum += value;
    square += value * value;
    high = Math.max(high, value);
    low = Math.min(low, value);
  }
  sums.sum = sum;
  sums.square = square;
  sums.peak = Math.max(high, -low);
}

function dotProduct(a: Float32Array, b: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += a[i] * b[i];
  return sum;
}

/** Copies a stretch at about 4 kHz (means of `factor` samples) with its mean removed. */
function thinned(x: Float32Array, from: number, to: number, factor: number): Float32Array {
  const out = new Float32Array(Math.floor((to - from) / factor));
  let total = 0;
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < factor; k++) sum += x[from + i * factor + k];
    out[i] = sum / factor;
    total += out[i];
  }
  const mean = total / Math.max(1, out.length);
  for (let i = 0; i < out.length; i++) out[i] -= mean;
  return out;
}

/** A meter for recordings of one or two channels at `rateHz`. A last piece shorter than 20 ms is left out. */
export function createSignalMeter(channelCount: number, rateHz: number): SignalMeter {
  const frameSamples = Math.max(16, Math.round(rateHz * FRAME_S));
  const windowSamples = frameSamples * WINDOW_FRAMES;
  const thinning = Math.max(1, Math.floor(rateHz / WINDOW_RATE_HZ));
  const meters = Array.from({ length: channelCount }, createChannelMeter);
  const leftOnRight = createBleedMeter(rateHz / thinning);
  const rightOnLeft = createBleedMeter(rateHz / thinning);
  const together = createBleedMeter(rateHz / thinning);
  let covariance = 0;
  let carry: Float32Array[] = meters.map(() => new Float32Array(0));
  const sums: FrameSums = { sum: 0, square: 0, peak: 0 };

  function addChannelFrame(c: number, x: Float32Array, from: number, to: number): number {
    sumFrame(x, from, to, sums);
    const n = to - from;
    const power = Math.max(0, (sums.square - (sums.sum * sums.sum) / n) / n);
    addFrame(meters[c], n, sums.sum, power, sums.peak);
    if (mayClip(sums.peak)) countClipping(meters[c], x, from, to);
    else meters[c].clipRun = 0;
    return power;
  }

  function addWindow(block: readonly Float32Array[], from: number): void {
    const powers = [0, 0];
    for (let frame = from; frame < from + windowSamples; frame += frameSamples) {
      const to = frame + frameSamples;
      let product = 1;
      for (let c = 0; c < channelCount; c++) {
        powers[c] += addChannelFrame(c, block[c], frame, to) / WINDOW_FRAMES;
        product *= sums.sum;
      }
      if (channelCount === 2) covariance += dotProduct(block[0], block[1], frame, to) - product / frameSamples;
    }
    if (channelCount !== 2) return;
    const louder = powers[0] > powers[1] ? 0 : 1;
    const dominates = powers[louder] >= DOMINANCE * powers[1 - louder];
    const meter = !dominates ? together : louder === 0 ? leftOnRight : rightOnLeft;
    if (meter.full || powers[louder] < ACTIVE_POWER) return;
    // A delay has a sign: between equals the left always comes first.
    const first = dominates ? louder : 0;
    const to = from + windowSamples;
    meter.add(thinned(block[first], from, to, thinning), thinned(block[1 - first], from, to, thinning));
  }

  function joined(c: number, samples: Float32Array): Float32Array {
    if (carry[c].length === 0) return samples;
    const both = new Float32Array(carry[c].length + samples.length);
    both.set(carry[c]);
    both.set(samples, carry[c].length);
    return both;
  }

  return {
    add(block) {
      const whole = block.map((samples, c) => joined(c, samples));
      let at = 0;
      for (; at + windowSamples <= whole[0].length; at += windowSamples) addWindow(whole, at);
      carry = whole.map((samples) => samples.slice(at));
    },
    figures() {
      // What is left is less than a window: its whole frames count for the channels.
      for (let at = 0; at + frameSamples <= (carry[0]?.length ?? 0); at += frameSamples)
        for (let c = 0; c < channelCount; c++) addChannelFrame(c, carry[c], at, at + frameSamples);
      carry = meters.map(() => new Float32Array(0));
      const norm = channelCount === 2 ? Math.sqrt(meters[0].energy * meters[1].energy) : 0;
      return {
        channels: meters,
        correlation: norm > 0 ? covariance / norm : 0,
        likeness:
          channelCount === 2
            ? {
                leftOnRight: leftOnRight.measure(),
                rightOnLeft: rightOnLeft.measure(),
                together: together.measure(),
              }
            : null,
      };
    },
  };
}
