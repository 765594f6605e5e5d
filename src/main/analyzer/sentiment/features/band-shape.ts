import { BAND_BINS, BIN_HZ, FIRST_BAND_BIN, POWER_FLOOR } from './frame-grid.ts';
import type { VoiceTracks } from './voice-tracks.ts';

const ROLLOFF_SHARE = 0.85;
/** First bins of the band from 1000 and from 2000 Hz. */
const FROM_1000_HZ = Math.ceil(1000 / BIN_HZ) - FIRST_BAND_BIN;
const FROM_2000_HZ = Math.ceil(2000 / BIN_HZ) - FIRST_BAND_BIN;
/** So many floors or loudest powers multiplied stay within a double, and one logarithm does for them. */
const POWERS_PER_LOGARITHM = 20;

type ShapeTracks = Pick<
  VoiceTracks,
  'bandPower' | 'centroidHz' | 'rolloffHz' | 'flatnessDb' | 'alphaRatioDb' | 'hammarbergDb'
>;

/** Writes what the shape of frame `t`'s spectrum over the band is, from its row of `bandPower`. */
export function describeShape(tracks: ShapeTracks, t: number): void {
  const from = t * BAND_BINS;
  const power = tracks.bandPower;
  let total = 0;
  let weighted = 0;
  let below1000 = 0;
  let logarithms = 0;
  let product = 1;
  let highestBelow = 0;
  let highestAbove = 0;
  for (let bin = 0; bin < BAND_BINS; bin++) {
    const p = power[from + bin];
    if (bin === FROM_1000_HZ) below1000 = total;
    total += p;
    weighted += p * (FIRST_BAND_BIN + bin);
    if (bin < FROM_2000_HZ) highestBelow = Math.max(highestBelow, p);
    else highestAbove = Math.max(highestAbove, p);
    product *= Math.max(p, POWER_FLOOR);
    if (bin % POWERS_PER_LOGARITHM === POWERS_PER_LOGARITHM - 1) {
      logarithms += Math.log10(product);
      product = 1;
    }
  }
  logarithms += Math.log10(product);
  tracks.centroidHz[t] = (weighted * BIN_HZ) / Math.max(total, POWER_FLOOR);
  tracks.rolloffHz[t] = (FIRST_BAND_BIN + rolloffBin(power, from, ROLLOFF_SHARE * total)) * BIN_HZ;
  tracks.flatnessDb[t] = (10 * logarithms) / BAND_BINS - floored(total / BAND_BINS);
  tracks.alphaRatioDb[t] = floored(below1000) - floored(total - below1000);
  tracks.hammarbergDb[t] = floored(highestBelow) - floored(highestAbove);
}

function floored(power: number): number {
  return 10 * Math.log10(Math.max(power, POWER_FLOOR));
}

function rolloffBin(power: Float64Array, from: number, share: number): number {
  let running = 0;
  for (let bin = 0; bin < BAND_BINS; bin++) {
    running += power[from + bin];
    if (running >= share) return bin;
  }
  return BAND_BINS - 1;
}

/**
 * Euclidean distance between the shapes (roots of the shares of power) of frames `t − 1` and `t`, by way of their scalar product:
 * one root a bin.
 */
export function spectralFlux(bandPower: Float64Array, t: number): number {
  const now = t * BAND_BINS;
  const before = now - BAND_BINS;
  let totalNow = 0;
  let totalBefore = 0;
  let product = 0;
  for (let bin = 0; bin < BAND_BINS; bin++) {
    totalNow += bandPower[now + bin];
    totalBefore += bandPower[before + bin];
    product += Math.sqrt(bandPower[now + bin] * bandPower[before + bin]);
  }
  const scaleNow = Math.max(totalNow, POWER_FLOOR);
  const scaleBefore = Math.max(totalBefore, POWER_FLOOR);
  const squares = totalNow / scaleNow + totalBefore / scaleBefore;
  return Math.sqrt(Math.max(0, squares - (2 * product) / Math.sqrt(scaleNow * scaleBefore)));
}
