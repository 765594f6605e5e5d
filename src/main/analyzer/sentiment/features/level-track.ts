import type { BandSignal } from './band-signal.ts';
import { decibels, FRAME_SAMPLES, frameCount, HOP_SAMPLES, PADDING_SAMPLES } from './frame-grid.ts';
import { percentile } from './statistics.ts';

/** Frames this far under the level, or under the floor, are pauses. */
const ACTIVE_RANGE_DB = 30;
const ACTIVE_FLOOR_DB = -70;
/** With fewer active frames than this, all are: nothing is said of an utterance that is almost all pause. */
const LEAST_ACTIVE = 10;
/** Smaller samples than this far under the level have no sign, so that a dead line does not flicker. */
const SIGNLESS_DB = 40;
/** Divides the frame, the hop and the padding: sums over these are shared by the frames they lie in. */
const BLOCK_SAMPLES = 32;

/** Writes the mean square of each short frame, in dB, into `levelDb`. */
export function frameLevels({ samples, band }: BandSignal, levelDb: Float64Array): void {
  const blocks = new Float64Array((samples + 2 * PADDING_SAMPLES) / BLOCK_SAMPLES);
  for (let b = 0, at = 0; b < blocks.length; b++) {
    let sum = 0;
    for (const end = at + BLOCK_SAMPLES; at < end; at++) sum += band[at] * band[at];
    blocks[b] = sum;
  }
  const first = (PADDING_SAMPLES - FRAME_SAMPLES / 2) / BLOCK_SAMPLES;
  for (let t = 0; t < frameCount(samples); t++) {
    const from = first + (t * HOP_SAMPLES) / BLOCK_SAMPLES;
    let sum = 0;
    for (let b = from; b < from + FRAME_SAMPLES / BLOCK_SAMPLES; b++) sum += blocks[b];
    levelDb[t] = decibels(sum / FRAME_SAMPLES);
  }
}

/** The level an utterance is spoken at, in dB: the 95th percentile of its frames'. */
export function spokenLevel(levelDb: Float64Array): number {
  return percentile(Float64Array.from(levelDb).sort(), 95);
}

/** Writes 1 for the frames that are speech rather than pause, and gives how many there are. */
export function markActive(levelDb: Float64Array, spokenDb: number, active: Uint8Array): number {
  let count = 0;
  for (let t = 0; t < levelDb.length; t++) {
    active[t] = levelDb[t] > spokenDb - ACTIVE_RANGE_DB && levelDb[t] > ACTIVE_FLOOR_DB ? 1 : 0;
    count += active[t];
  }
  if (count >= LEAST_ACTIVE) return count;
  active.fill(1);
  return levelDb.length;
}

/**
 * Writes the share of samples of each short frame that have another sign than the one before
 * (`librosa.feature.zero_crossing_rate`: ends repeated, zero is positive, a frame's first sample never counts).
 */
export function zeroCrossingRates({ samples, band }: BandSignal, spokenDb: number, rates: Float64Array): void {
  const signless = 10 ** ((spokenDb - SIGNLESS_DB) / 20);
  // crossings[n]: how many lie at samples 1 … n.
  const crossings = new Int32Array(Math.max(1, samples));
  let before = band[PADDING_SAMPLES] < -signless;
  for (let n = 1, count = 0; n < samples; n++) {
    const negative = band[PADDING_SAMPLES + n] < -signless;
    if (negative !== before) count += 1;
    crossings[n] = count;
    before = negative;
  }
  for (let t = 0; t < frameCount(samples); t++) {
    const from = Math.max(0, t * HOP_SAMPLES - FRAME_SAMPLES / 2);
    const last = Math.min(crossings.length, t * HOP_SAMPLES + FRAME_SAMPLES / 2) - 1;
    rates[t] = (crossings[last] - crossings[Math.min(from, last)]) / FRAME_SAMPLES;
  }
}
