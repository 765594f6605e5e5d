import type { Word, WordTiming } from '../../../shared/domain/transcript.ts';

/** What was recognised in a piece. Times in seconds from the piece's first sample. */
export interface PieceText {
  readonly rawText: string;
  readonly words: readonly Word[];
}

/** Turns pieces of speech into text. */
export interface Recognizer {
  readonly wordTiming: WordTiming;
  /** Longest piece this architecture recognises well, in seconds; the setting `chunkDurationS` may ask for less. */
  readonly bestPieceS: number;
  /**
   * Audio before and after detected speech that goes into a piece, in seconds. Detectors open late and close early on
   * soft sounds; how much helps was measured for each architecture.
   */
  readonly contextS: number;
  /** Longest length a piece of this many samples may be batched with, in samples: only equal answers share a batch. */
  bucketOf(samples: number): number;
  /**
   * Recognises pieces (16 kHz mono) in one batch, in the order given. A result must not depend on the other
   * pieces of its batch beyond rounding.
   */
  recognize(pieces: readonly Float32Array[]): Promise<readonly PieceText[]>;
}
