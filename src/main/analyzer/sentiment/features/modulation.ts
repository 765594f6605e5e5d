import type { PutFeature } from './feature-vector.ts';
import { lengthOf, type Stretch, spokenStretch } from './rhythm.ts';
import { mean } from './statistics.ts';
import { MEL_BANDS, type VoiceTracks } from './voice-tracks.ts';

/** Widths of the moving means in frames of 10 ms; what the wider of two neighbours has smoothed away is one band of modulation. */
const WIDTHS = [1, 3, 7, 13, 25, 51] as const;
/** Mel bands `[from, to)` taken together: up to about 750, 1300, 2100 and 3400 Hz. */
const MEL_GROUPS: readonly Stretch[] = [
  { from: 0, to: 6 },
  { from: 6, to: 13 },
  { from: 13, to: 20 },
  { from: 20, to: 26 },
];
/** What lies further under the highest is no movement of the voice. */
const RANGE_DB = 40;
/** Power of modulation in dB² that counts as none: −30 dB. */
const STILL = 1e-3;

/** Makes what puts 25 values: how strongly the level, and that of four groups of mel bands, moves at five speeds. */
export function createModulation(): (tracks: VoiceTracks, put: PutFeature) => void {
  let room = { track: new Float64Array(0), running: new Float64Array(1) };

  return ({ frames, active, levelDb, spokenDb, logMel }, put) => {
    if (room.track.length < frames) room = { track: new Float64Array(frames), running: new Float64Array(frames + 1) };
    const spoken = spokenStretch(active);
    const track = room.track.subarray(0, lengthOf(spoken));
    for (let i = 0; i < track.length; i++) track[i] = Math.max(levelDb[spoken.from + i] - spokenDb, -RANGE_DB);
    putModulation('level', track, room.running, put);
    for (const { from, to } of MEL_GROUPS) {
      let highest = Number.NEGATIVE_INFINITY;
      for (let t = 0; t < frames; t++) {
        const level = groupMean(logMel, t, from, to);
        highest = Math.max(highest, level);
        if (t >= spoken.from && t < spoken.to) track[t - spoken.from] = level;
      }
      for (let i = 0; i < track.length; i++) track[i] = Math.max(track[i], highest - RANGE_DB);
      putModulation(`mel${from}_${to - 1}`, track, room.running, put);
    }
  };
}

function groupMean(logMel: Float64Array, t: number, from: number, to: number): number {
  let sum = 0;
  for (let band = from; band < to; band++) sum += logMel[t * MEL_BANDS + band];
  return sum / (to - from);
}

function putModulation(name: string, track: Float64Array, running: Float64Array, put: PutFeature): void {
  const centre = mean(track);
  for (let i = 0; i < track.length; i++) running[i + 1] = running[i] + (track[i] - centre);
  for (let band = 1; band < WIDTHS.length; band++) {
    let power = 0;
    for (let t = 0; t < track.length; t++) {
      const difference =
        movingMean(running, track.length, t, WIDTHS[band - 1]) - movingMean(running, track.length, t, WIDTHS[band]);
      power += difference * difference;
    }
    put(`modulation_${name}_${10 * WIDTHS[band]}ms_db`, 10 * Math.log10(power / track.length + STILL));
  }
}

/** Mean over `width` frames about `t` from sums that run from the start; the ends are repeated. */
function movingMean(running: Float64Array, length: number, t: number, width: number): number {
  const reach = (width - 1) / 2;
  const from = t - reach;
  const to = t + reach + 1;
  let sum = running[Math.min(to, length)] - running[Math.max(from, 0)];
  if (from < 0) sum -= from * running[1];
  if (to > length) sum += (to - length) * (running[length] - running[length - 1]);
  return sum / width;
}
