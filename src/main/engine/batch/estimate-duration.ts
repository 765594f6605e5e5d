import type { IdentifiedRecording } from '../intake/identify.ts';

/** Of compressed telephone audio where the container does not say: 64 kbit/s. */
const BYTES_PER_S = 8000;

/** A recording's length before it is decoded, in seconds: to order the queue and to foretell the end, not to show. */
export function estimateDurationS(recording: Pick<IdentifiedRecording, 'claimedS' | 'sizeBytes'>): number {
  return recording.claimedS ?? recording.sizeBytes / BYTES_PER_S;
}
