import { clock } from '../../../words/figures.ts';
import { type Timeline, useSeen } from './timeline.ts';

/** Distances between marks, in seconds: the first that leaves at most `MOST_MARKS`. */
const MARKS_S = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600] as const;
const MOST_MARKS = 10;

/** The times under the lanes. */
export function Ruler({ timeline }: { readonly timeline: Timeline }) {
  const seen = useSeen(timeline);
  const lengthS = seen.endS - seen.startS;
  const step = MARKS_S.find((seconds) => lengthS / seconds <= MOST_MARKS) ?? 3600;
  const first = Math.ceil(seen.startS / step);
  const marks = Array.from({ length: Math.floor(seen.endS / step) - first + 1 }, (_, n) => (first + n) * step)
    // The last one would be cut by the end of the lane.
    .filter((seconds) => seconds < seen.startS + lengthS * 0.96);
  return (
    <div className="ruler figure" aria-hidden="true">
      {marks.map((seconds) => (
        <span key={seconds} style={{ left: `${((seconds - seen.startS) / lengthS) * 100}%` }}>
          {clock(seconds)}
        </span>
      ))}
    </div>
  );
}
