import type { Side } from '../../../shared/domain/call.ts';
import type { LaneOutcome } from '../../../shared/domain/outcome.ts';

/** Everything said in a call as one plain text: the segments of all lanes in the order in which they begin. */
export function wholeText(lanes: readonly LaneOutcome[]): string {
  return lanes
    .flatMap((lane) => lane.segments)
    .toSorted((a, b) => a.startS - b.startS)
    .map((segment) => segment.text)
    .filter((text) => text !== '')
    .join(' ');
}

/** What one side said, or an empty text when the call has no lane of that side. */
export function sideText(lanes: readonly LaneOutcome[], side: Side): string {
  return wholeText(lanes.filter((lane) => lane.side === side));
}
