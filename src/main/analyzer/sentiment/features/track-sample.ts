import type { PutFeature } from './feature-vector.ts';
import { mean, percentile, standardDeviation } from './statistics.ts';

/** Picks the values of a track where a flag is 1. What it gives is overwritten by the next pick. */
export type PickFlagged = (track: Float64Array, flags: Uint8Array) => Float64Array;

/** Makes a `PickFlagged` with memory of its own. */
export function createPicker(): PickFlagged {
  let room = new Float64Array(0);
  return (track, flags) => {
    if (room.length < track.length) room = new Float64Array(track.length);
    let count = 0;
    for (let t = 0; t < track.length; t++) {
      room[count] = track[t];
      count += flags[t];
    }
    return room.subarray(0, count);
  };
}

/** 1 where the flag is 1 for this frame and the one before. */
export function bothOf(flags: Uint8Array): Uint8Array {
  return flags.map((flag, t) => (t > 0 ? flag & flags[t - 1] : 0));
}

/** Absolute step from the frame before; not a number for the first. */
export function stepsOf(track: Float64Array): Float64Array {
  return track.map((value, t) => (t > 0 ? Math.abs(value - track[t - 1]) : Number.NaN));
}

/** Puts mean, standard deviation and the percentiles asked for, in this order; sorts the values where they lie. */
export function putSpread(name: string, values: Float64Array, percents: readonly number[], put: PutFeature): void {
  put(`${name}_mean`, mean(values));
  put(`${name}_std`, standardDeviation(values));
  if (percents.length > 0) values.sort();
  for (const percent of percents) put(`${name}_p${percent}`, percentile(values, percent));
}
