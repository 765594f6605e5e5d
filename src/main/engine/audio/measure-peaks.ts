import type { Peaks } from '../../../shared/domain/call-details.ts';
import { SAMPLE_BYTES, type SampleEncoding } from '../../platform/wav-format.ts';
import { type Loudest, loudestOf } from './loudest.ts';

/** Finest outline: fifty bins a second show every syllable. */
const MOST_BINS_PER_S = 50;
/** Longest outline of a channel: two of them are a message of less than a megabyte. Four hours have 33 bins a second. */
const MOST_BINS = 480_000;

/** What is measured. */
export interface Measured {
  readonly rateHz: number;
  readonly channels: number;
  /** About how long it is, in seconds. */
  readonly durationS: number;
  readonly encoding: SampleEncoding;
}

/** Collects the outline of interleaved samples. */
export interface PeakMeter {
  /** Blocks may end anywhere. */
  add(block: Buffer): void;
  /** The outline of what was added. */
  soFar(): Omit<Peaks, 'complete'>;
}

/** Starts measuring a recording. */
export function measurePeaks({ rateHz, channels, durationS, encoding }: Measured): PeakMeter {
  const framesPerBin = Math.max(1, Math.round(rateHz / Math.min(MOST_BINS_PER_S, MOST_BINS / Math.max(1, durationS))));
  const frameBytes = SAMPLE_BYTES[encoding] * channels;
  const loudest: Loudest = loudestOf(encoding);
  let bins = Array.from({ length: channels }, () => new Uint8Array(Math.ceil((durationS * rateHz) / framesPerBin) + 1));
  let frame = 0;
  let rest = Buffer.alloc(0);
  const put = (bin: number, channel: number, level: number) => {
    if (bin >= (bins[0]?.length ?? 0)) {
      // It is longer than was thought.
      bins = bins.map((old) => {
        const longer = new Uint8Array(2 * old.length + 64);
        longer.set(old);
        return longer;
      });
    }
    const of = bins[channel];
    if (of && level > (of[bin] ?? 0)) of[bin] = level;
  };
  return {
    add(block) {
      const bytes = rest.length === 0 ? block : Buffer.concat([rest, block]);
      const frames = Math.floor(bytes.length / frameBytes);
      for (let done = 0; done < frames; ) {
        const bin = Math.floor(frame / framesPerBin);
        const next = Math.min(frames - done, (bin + 1) * framesPerBin - frame);
        for (let channel = 0; channel < channels; channel++) {
          const from = done * frameBytes + channel * SAMPLE_BYTES[encoding];
          put(bin, channel, loudest(bytes, from, (done + next) * frameBytes, frameBytes));
        }
        done += next;
        frame += next;
      }
      // A copy: the block is filled anew by whoever reads.
      rest = Buffer.from(bytes.subarray(frames * frameBytes));
    },
    soFar: () => ({
      binsPerS: rateHz / framesPerBin,
      channels: bins.map((channel) => channel.slice(0, Math.ceil(frame / framesPerBin))),
    }),
  };
}
