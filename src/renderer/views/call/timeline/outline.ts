/** Share of the bins that may be louder than what fills a lane: a click or a knock is cut, not spread over the rest. */
const CUT_SHARE = 0.002;
/** What fills a lane at least, of 255: noise is not blown up to look like speech. */
const QUIETEST_FULL = 24;

/** A channel's outline, quick to look up at every zoom. */
export interface Outline {
  /** Up to where it is measured. */
  readonly endS: number;
  /** Largest amplitude between two times, 0 … 1 of what fills a lane. */
  largest(fromS: number, toS: number): number;
}

/** Prepares an outline: the bins, and the largest of each two, four, eight … of them. */
export function outlineOf(bins: Uint8Array, binsPerS: number): Outline {
  const levels = [bins];
  for (let last = bins; last.length > 64; ) {
    const next = new Uint8Array(Math.ceil(last.length / 2));
    for (let n = 0; n < next.length; n++) next[n] = Math.max(last[2 * n] ?? 0, last[2 * n + 1] ?? 0);
    levels.push(next);
    last = next;
  }
  const full = Math.max(QUIETEST_FULL, loudestButFew(bins));
  return {
    endS: bins.length / binsPerS,
    largest(fromS, toS) {
      const count = Math.max(1, (toS - fromS) * binsPerS);
      // At most four looks each.
      const level = Math.min(levels.length - 1, Math.max(0, Math.floor(Math.log2(count)) - 1));
      const of = levels[level] ?? bins;
      const scale = binsPerS / 2 ** level;
      const from = Math.floor(fromS * scale);
      const to = Math.max(from + 1, Math.floor(toS * scale));
      let most = 0;
      for (let n = Math.max(0, from); n < Math.min(to, of.length); n++) most = Math.max(most, of[n] ?? 0);
      return Math.min(1, most / full);
    },
  };
}

function loudestButFew(bins: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const amplitude of bins) counts[amplitude]! += 1;
  let above = 0;
  for (let amplitude = 255; amplitude > 0; amplitude--) {
    above += counts[amplitude] ?? 0;
    if (above > bins.length * CUT_SHARE) return amplitude;
  }
  return 0;
}
