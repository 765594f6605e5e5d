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
  /** Mean amplitude likewise: where much is seen at once, nearly every stretch has something loud in it. */
  mean(fromS: number, toS: number): number;
}

interface Level {
  readonly largest: Uint8Array;
  readonly mean: Uint8Array;
}

/** Prepares an outline: the bins, and the largest and the mean of each two, four, eight … of them. */
export function outlineOf(bins: Uint8Array, binsPerS: number): Outline {
  const levels: Level[] = [{ largest: bins, mean: bins }];
  for (let last = levels[0]!; last.largest.length > 64; last = levels.at(-1)!) levels.push(halved(last));
  const full = Math.max(QUIETEST_FULL, loudestButFew(bins));
  /** The part of the level with at most four looks, and where it begins and ends there. */
  const lookedUp = (fromS: number, toS: number) => {
    const count = Math.max(1, (toS - fromS) * binsPerS);
    const n = Math.min(levels.length - 1, Math.max(0, Math.floor(Math.log2(count)) - 1));
    const level = levels[n]!;
    const scale = binsPerS / 2 ** n;
    const from = Math.max(0, Math.floor(fromS * scale));
    return { level, from, to: Math.min(Math.max(from + 1, Math.floor(toS * scale)), level.largest.length) };
  };
  return {
    endS: bins.length / binsPerS,
    largest(fromS, toS) {
      const { level, from, to } = lookedUp(fromS, toS);
      let most = 0;
      for (let n = from; n < to; n++) most = Math.max(most, level.largest[n] ?? 0);
      return Math.min(1, most / full);
    },
    mean(fromS, toS) {
      const { level, from, to } = lookedUp(fromS, toS);
      let sum = 0;
      for (let n = from; n < to; n++) sum += level.mean[n] ?? 0;
      return Math.min(1, sum / Math.max(1, to - from) / full);
    },
  };
}

function halved({ largest, mean }: Level): Level {
  const length = Math.ceil(largest.length / 2);
  const next = { largest: new Uint8Array(length), mean: new Uint8Array(length) };
  for (let n = 0; n < length; n++) {
    const [a, b] = [2 * n, Math.min(2 * n + 1, largest.length - 1)];
    next.largest[n] = Math.max(largest[a] ?? 0, largest[b] ?? 0);
    next.mean[n] = ((mean[a] ?? 0) + (mean[b] ?? 0) + 1) >> 1;
  }
  return next;
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
