/** Share of full scale at which a sample counts as clipped: A-law and µ-law end at 0.984 and 0.980. */
const CLIP_LEVEL = 0.975;
/** Samples in a row at the top that make a flat top; a sine that just touches it stays for fewer. */
const CLIP_RUN = 3;
const LOWEST_DB = -120;
const HISTOGRAM_BINS = 141;

/** Running figures of one channel. */
export interface ChannelMeter {
  samples: number;
  /** Of the samples; their mean is the DC offset. */
  sum: number;
  /** Energy without each frame's mean. */
  energy: number;
  /** Largest magnitude. */
  peak: number;
  clippedSamples: number;
  clipRun: number;
  /** Frames by level: bin b counts those of b − 120 dBFS. */
  readonly levels: Uint32Array;
}

/** A meter that has heard nothing. */
export function createChannelMeter(): ChannelMeter {
  return {
    samples: 0,
    sum: 0,
    energy: 0,
    peak: 0,
    clippedSamples: 0,
    clipRun: 0,
    levels: new Uint32Array(HISTOGRAM_BINS),
  };
}

/** Adds a frame: `sum` of its samples, `power` (mean square without the mean), `peak` magnitude. */
export function addFrame(meter: ChannelMeter, length: number, sum: number, power: number, peak: number): void {
  meter.samples += length;
  meter.sum += sum;
  meter.energy += power * length;
  if (peak > meter.peak) meter.peak = peak;
  const db = power > 0 ? Math.round(10 * Math.log10(power)) : LOWEST_DB;
  const bin = Math.min(HISTOGRAM_BINS - 1, Math.max(0, db - LOWEST_DB));
  meter.levels[bin]++;
}

/** Counts the clipped samples of a frame whose peak shows that there may be some. Runs go on from frame to frame. */
export function countClipping(meter: ChannelMeter, samples: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    if (Math.abs(samples[i]) < CLIP_LEVEL) {
      meter.clipRun = 0;
      continue;
    }
    meter.clipRun++;
    if (meter.clipRun === CLIP_RUN) meter.clippedSamples += CLIP_RUN;
    else if (meter.clipRun > CLIP_RUN) meter.clippedSamples++;
  }
}

/** True when a frame of this peak has to be looked at for clipping. */
export function mayClip(peak: number): boolean {
  return peak >= CLIP_LEVEL;
}

/** The level in dBFS that all but the loudest `frames` frames stay at or below; −120 for digital silence. */
export function levelBelowLoudest(meter: ChannelMeter, frames: number): number {
  let seen = 0;
  for (let bin = HISTOGRAM_BINS - 1; bin > 0; bin--) {
    seen += meter.levels[bin];
    if (seen > frames) return bin + LOWEST_DB;
  }
  return LOWEST_DB;
}

/** How many 20 ms frames were measured. */
export function frameCount(meter: ChannelMeter): number {
  return meter.levels.reduce((sum, count) => sum + count, 0);
}
