import { samplesToS } from '../../shared/units.ts';
import { onnxSeconds } from './runtime/session.ts';

/** Shares the time of detection among calls: lanes of several calls run in one batch, so none has a time of its own. */
export interface VadClock {
  /** Counts samples that a detector has taken. */
  add(samples: number): void;
  /** Seconds that so much audio took, at the mean speed so far. */
  shareOf(laneS: number): number;
}

/** A clock that starts now. */
export function createVadClock(): VadClock {
  let audioS = 0;
  return {
    add(samples) {
      audioS += samplesToS(samples);
    },
    shareOf: (laneS) => (audioS === 0 ? 0 : (laneS / audioS) * onnxSeconds('vad')),
  };
}
