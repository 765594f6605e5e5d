/** Frames `[from, to)`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Frames of a stretch. */
export function lengthOf({ from, to }: Stretch): number {
  return to - from;
}

/** From the first active frame to the last: what "per second" is counted over. */
export function spokenStretch(active: Uint8Array): Stretch {
  return { from: active.indexOf(1), to: active.lastIndexOf(1) + 1 };
}

/** A pause is this long at least, in frames: 150 ms, which no stop consonant is. */
const LEAST_PAUSE = 15;

/** Pauses inside a stretch. */
export function pausesOf(active: Uint8Array, { from, to }: Stretch): Stretch[] {
  return runsOf(active, 0, from, to).filter((run) => lengthOf(run) >= LEAST_PAUSE);
}

/** Runs of at least `least` voiced frames. */
export function voicedRuns(voiced: Uint8Array, least: number): Stretch[] {
  return runsOf(voiced, 1, 0, voiced.length).filter((run) => lengthOf(run) >= least);
}

function runsOf(flags: Uint8Array, flag: number, from: number, to: number): Stretch[] {
  const runs: Stretch[] = [];
  for (let t = from; t < to; t++) {
    if (flags[t] !== flag) continue;
    const start = t;
    while (t < to && flags[t] === flag) t++;
    runs.push({ from: start, to: t });
  }
  return runs;
}

/** A peak rises this far over the valley before it, and lies no further than this under the spoken level. */
const PEAK_RISE_DB = 2;
const PEAK_RANGE_DB = 20;
/** Peaks are this far apart, in frames: no one speaks more than ten syllables a second. */
const PEAK_DISTANCE = 10;
const SMOOTHING_REACH = 2;

/** How many peaks the smoothed level has: about one to a syllable. */
export function energyPeaks(levelDb: Float64Array, spokenDb: number): number {
  const smooth = smoothed(levelDb);
  let count = 0;
  let last = -PEAK_DISTANCE;
  let valley = smooth[0];
  for (let t = 1; t < smooth.length - 1; t++) {
    valley = Math.min(valley, smooth[t]);
    const isPeak = smooth[t] > smooth[t - 1] && smooth[t] >= smooth[t + 1];
    const stands = smooth[t] > spokenDb - PEAK_RANGE_DB && smooth[t] - valley >= PEAK_RISE_DB;
    if (!isPeak || !stands || t - last < PEAK_DISTANCE) continue;
    count += 1;
    last = t;
    valley = smooth[t];
  }
  return count;
}

/** Mean over five frames, the ends repeated. */
function smoothed(track: Float64Array): Float64Array {
  const end = track.length - 1;
  return track.map((_, t) => {
    let sum = 0;
    for (let k = t - SMOOTHING_REACH; k <= t + SMOOTHING_REACH; k++) sum += track[Math.min(end, Math.max(0, k))];
    return sum / (2 * SMOOTHING_REACH + 1);
  });
}
