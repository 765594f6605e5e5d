import type { Span } from '../../../shared/domain/transcript.ts';
import { LANE_RATE_HZ, samplesToS, sToSamples } from '../../../shared/units.ts';

/** A stretch of a lane for the recogniser. Times in seconds from the lane's start. */
export interface Piece {
  /** The audio, with some context around the speech. */
  readonly samples: Float32Array;
  /** Time of its first sample. */
  readonly fromS: number;
  /** The speech it stands for: pieces of a lane never overlap here. */
  readonly startS: number;
  readonly endS: number;
  /** What it shares with the next piece, where speech had to be cut; null where it did not. */
  readonly sharedWithNext: Span | null;
}

/** How speech is cut. `quietest` is the sample to cut at inside `[from, to)`. */
export interface CutRules {
  readonly longestS: number;
  readonly overlapS: number;
  /** Audio around the speech that goes into a piece; at most half the pause to the neighbour. */
  readonly contextS: number;
  readonly quietest: (samples: Float32Array, from: number, to: number) => number;
}

/** Cuts one lane. Takes its samples in order; gives each piece as soon as its audio is there. */
export interface PieceCutter {
  push(samples: Float32Array): Piece[];
  finish(): Piece[];
}

/** A cut leaves at least this much speech behind it, or half of the longest piece where that is less. */
const LEAST_REST_S = 1.5;
/** Power at the cut under this share of the mean (25 dB) is a pause: no word is cut there. */
const PAUSE_SHARE = 0.003;
const HALF_WINDOW_SAMPLES = (0.06 * LANE_RATE_HZ) / 2;

/** `speech`: spans in order, apart from each other. Speech longer than `longestS` is cut at its quietest points. */
export function createPieceCutter(speech: readonly Span[], rules: CutRules): PieceCutter {
  const spans = speech.map(({ startS, endS }) => ({ start: sToSamples(startS), end: sToSamples(endS) }));
  const longest = sToSamples(rules.longestS);
  const half = sToSamples(rules.overlapS / 2);
  const context = sToSamples(rules.contextS);
  const leastRest = Math.min(sToSamples(LEAST_REST_S), Math.floor(longest / 2));
  let at = 0;
  /** First sample of the span not yet given, and of the audio that goes with it. */
  let start = spans[0]?.start ?? 0;
  let from = Math.max(0, start - contextBefore(0));
  let buffer: Float32Array = new Float32Array(0);
  let bufferStart = 0;

  function contextBefore(index: number): number {
    const previous = spans[index - 1];
    const pause = previous ? (spans[index].start - previous.end) / 2 : Number.POSITIVE_INFINITY;
    return Math.floor(Math.min(context, pause));
  }

  function piece(end: number, to: number, sharedWithNext: Span | null): Piece {
    const samples = buffer.slice(from - bufferStart, to - bufferStart);
    return { samples, fromS: samplesToS(from), startS: samplesToS(start), endS: samplesToS(end), sharedWithNext };
  }

  function next(last: boolean): Piece | null {
    const span = spans[at];
    if (!span) return null;
    const available = bufferStart + buffer.length;
    if (span.end - start > longest) {
      if (available < start + longest + half && !last) return null;
      const { cut, isPause } = cutPoint(span.end);
      const shared = isPause ? 0 : Math.min(half, cut - start, span.end - cut);
      const made = piece(
        cut,
        cut + shared,
        shared === 0 ? null : { startS: samplesToS(cut - shared), endS: samplesToS(cut + shared) },
      );
      start = cut;
      from = cut - shared;
      return made;
    }
    const following = spans[at + 1];
    const to = span.end + (following ? contextBefore(at + 1) : context);
    if (available < to && !last) return null;
    const made = piece(span.end, Math.min(to, available), null);
    at += 1;
    start = following?.start ?? 0;
    from = Math.max(0, start - (following ? contextBefore(at) : 0));
    return made;
  }

  function cutPoint(spanEnd: number): { cut: number; isPause: boolean } {
    const latest = Math.min(start + longest, spanEnd - leastRest, bufferStart + buffer.length);
    const earliest = Math.min(start + Math.round(longest / 2), latest - 1);
    const cut = bufferStart + rules.quietest(buffer, earliest - bufferStart, latest - bufferStart);
    const around = buffer.subarray(cut - HALF_WINDOW_SAMPLES - bufferStart, cut + HALF_WINDOW_SAMPLES - bufferStart);
    const whole = buffer.subarray(start - bufferStart, latest - bufferStart);
    return { cut, isPause: meanPower(around) < PAUSE_SHARE * meanPower(whole) };
  }

  function take(last: boolean): Piece[] {
    const pieces: Piece[] = [];
    for (let made = next(last); made; made = next(last)) pieces.push(made);
    // Nothing before the next piece is needed any more.
    const keepFrom = spans[at] ? from - bufferStart : buffer.length;
    if (keepFrom > 0) {
      const dropped = Math.min(keepFrom, buffer.length);
      buffer = buffer.slice(dropped);
      bufferStart += dropped;
    }
    return pieces;
  }

  return {
    push(samples) {
      const joined = new Float32Array(buffer.length + samples.length);
      joined.set(buffer);
      joined.set(samples, buffer.length);
      buffer = joined;
      return take(false);
    },
    finish: () => take(true),
  };
}

function meanPower(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
}
