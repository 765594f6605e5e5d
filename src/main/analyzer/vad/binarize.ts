import type { Span } from '../../../shared/domain/transcript.ts';

/** When scores begin and end speech. Names follow pyannote.audio's `Binarize`, durations in seconds. */
export interface BinarizeRules {
  /** Speech begins above this score. */
  readonly onset: number;
  /** Speech ends below this score. */
  readonly offset: number;
  /** Shorter gaps are closed; 0: none. */
  readonly minDurationOffS: number;
  /** Then shorter speech is dropped; 0: none. */
  readonly minDurationOnS: number;
}

/** Times of score frames: frame i covers `[i · stepS, i · stepS + durationS)`. */
export interface FrameTimes {
  readonly stepS: number;
  readonly durationS: number;
}

/** Speech from one float32 score per frame, as pyannote.audio 3.3.2's `Binarize` finds it. Edges are frame middles. */
export function binarize(scores: Float32Array, { stepS, durationS }: FrameTimes, rules: BinarizeRules): Span[] {
  // Written as pyannote does, so that the last bits agree.
  const middle = (frame: number) => 0.5 * (frame * stepS + (frame * stepS + durationS));
  const onset = Math.fround(rules.onset);
  const offset = Math.fround(rules.offset);

  const spans: Span[] = [];
  const add = (startS: number, endS: number) => {
    const before = spans.at(-1);
    if (before && startS - before.endS < rules.minDurationOffS) before.endS = endS;
    else spans.push({ startS, endS });
  };
  let startS = scores.length > 0 && scores[0] > onset ? middle(0) : null;
  for (let frame = 1; frame < scores.length; frame++) {
    if (startS !== null && scores[frame] < offset) {
      add(startS, middle(frame));
      startS = null;
    } else if (startS === null && scores[frame] > onset) {
      startS = middle(frame);
    }
  }
  // Speech in the last frame alone has no length.
  const endS = middle(scores.length - 1);
  if (startS !== null && endS - startS > 1e-6) add(startS, endS);
  return spans.filter((span) => span.endS - span.startS >= rules.minDurationOnS);
}
