import type { DecodeResult } from '../../../shared/ipc/analyzer-contract.ts';

/** A recording that was decoded once from end to end, and can be read as lanes. */
export interface LaneReader {
  readonly decode: DecodeResult;
  /**
   * Lanes at 16 kHz, Float32 around ±1 (not clipped), from the start, in blocks of at most 30 s. Each item has one array
   * per entry of `decode.laneChannels`, all of one length. Short recordings come from memory, long ones are
   * decoded again. Throws an `AppError`-carrying error if the file changed meanwhile.
   */
  read(signal: AbortSignal): AsyncIterable<readonly Float32Array[]>;
}
