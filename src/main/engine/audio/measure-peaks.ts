/** Finest outline: fifty bins a second show every syllable. */
const MOST_BINS_PER_S = 50;
/** Longest outline, so that six hours are drawn as fast as six minutes. */
const MOST_BINS = 30_000;

/** Collects the outline of interleaved 16-bit samples. */
export interface PeakMeter {
  readonly binsPerS: number;
  /** Blocks may end anywhere. */
  add(block: Buffer): void;
  /** One per channel, of equal length; see `peaksSchema`. */
  channels(): Uint8Array[];
}

/** Starts measuring a recording of about `durationS` seconds. */
export function measurePeaks(rateHz: number, channelCount: number, durationS: number): PeakMeter {
  const binsPerS = Math.min(MOST_BINS_PER_S, MOST_BINS / Math.max(1, durationS));
  const framesPerBin = Math.max(1, Math.round(rateHz / binsPerS));
  const peaks: number[][] = Array.from({ length: channelCount }, () => []);
  let frame = 0;
  let rest = Buffer.alloc(0);
  return {
    binsPerS: rateHz / framesPerBin,
    add(block) {
      const bytes = rest.length === 0 ? block : Buffer.concat([rest, block]);
      const frameBytes = 2 * channelCount;
      const whole = bytes.length - (bytes.length % frameBytes);
      for (let at = 0; at < whole; at += frameBytes, frame++) {
        const bin = Math.floor(frame / framesPerBin);
        peaks.forEach((channel, n) => {
          const amplitude = Math.abs(bytes.readInt16LE(at + 2 * n));
          if (amplitude > (channel[bin] ?? -1)) channel[bin] = amplitude;
        });
      }
      rest = Buffer.from(bytes.subarray(whole));
    },
    channels: () => peaks.map((channel) => Uint8Array.from(channel, (amplitude) => Math.min(255, amplitude >> 7))),
  };
}
