/** 60 ms: longer than a stop consonant's closure, so that a quiet stretch is between words rather than in one. */
const WINDOW_SAMPLES = 960;
const HOP_SAMPLES = 160;

/** Mean power at most twice the least (3 dB) counts as equally quiet. */
const SAME_QUIET = 2;

/** −80 dB of full scale: under it, one silence is as good as another. */
const SILENT_POWER = 1e-8;

/**
 * The sample to cut speech at inside `[fromSample, toSample)`: the middle of the quietest 60 ms by mean power, on a
 * grid of 10 ms. Of several equally quiet stretches the longest wins, of those the latest. A range under 60 ms gives
 * its middle.
 */
export function quietestPoint(samples: Float32Array, fromSample: number, toSample: number): number {
  const from = Math.max(0, fromSample);
  const to = Math.min(samples.length, toSample);
  const powers = windowPowers(samples, from, to);
  if (powers.length === 0) return Math.floor((fromSample + toSample) / 2);

  const quiet = Math.max(powers.reduce((least, power) => Math.min(least, power)) * SAME_QUIET, SILENT_POWER);
  let best = { first: 0, count: 0 };
  for (let first = 0; first < powers.length; ) {
    let count = 0;
    while (first + count < powers.length && powers[first + count] <= quiet) count++;
    if (count > 0 && count >= best.count) best = { first, count };
    first += count + 1;
  }
  const middle = best.first + (best.count - 1) / 2;
  return from + Math.floor(middle * HOP_SAMPLES + WINDOW_SAMPLES / 2);
}

/** Mean power of the windows that lie wholly inside the range. */
function windowPowers(samples: Float32Array, from: number, to: number): number[] {
  const powers: number[] = [];
  for (let start = from; start + WINDOW_SAMPLES <= to; start += HOP_SAMPLES) {
    let sum = 0;
    for (let index = start; index < start + WINDOW_SAMPLES; index++) sum += samples[index] ** 2;
    powers.push(sum / WINDOW_SAMPLES);
  }
  return powers;
}
