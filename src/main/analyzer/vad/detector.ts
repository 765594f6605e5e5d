import type { Span } from '../../../shared/domain/transcript.ts';

/** Finds speech on lanes. One for the process; it batches what its lanes bring at the same time. */
export interface VoiceActivityDetector {
  /** A new lane at 16 kHz mono. */
  openLane(): LaneDetector;
}

/** The state of one lane under detection. */
export interface LaneDetector {
  /** Takes the next samples, of any count. Await before the next push: that is the back-pressure. */
  push(samples: Float32Array): Promise<void>;
  /** Ends the lane: speech in order, not overlapping, in seconds, within the lane. */
  finish(): Promise<readonly Span[]>;
}
