/** Samples in one window of the network, and so the grain of every boundary before padding. */
export const SILERO_WINDOW_SAMPLES = 512;

const SAMPLES_PER_MS = 16;

/** The rules that turn probabilities into segments. Names follow Silero's `get_speech_timestamps`. */
export interface SegmentRules {
  /** Speech begins at or above this probability. */
  readonly threshold: number;
  /** Speech may end below this one; default: 0.15 under `threshold`, at least 0.01. */
  readonly exitThreshold?: number;
  readonly minSpeechMs: number;
  readonly minSilenceMs: number;
  /** Added on each side of a segment, shared out where two segments lie closer than twice this. */
  readonly padMs: number;
  readonly maxSpeechS: number;
  /**
   * Where speech over `maxSpeechS` is cut: at the `longest` pause over 98 ms that speech returned from, or at the
   * `last` such pause, which may still be going on (the rule of Silero before 6).
   */
  readonly cutAt: 'longest' | 'last';
}

/** Silero's own defaults. */
export const SILERO_RULES: SegmentRules = {
  threshold: 0.5,
  minSpeechMs: 250,
  minSilenceMs: 100,
  padMs: 30,
  maxSpeechS: Number.POSITIVE_INFINITY,
  cutAt: 'longest',
};

/** A stretch of a lane in samples at 16 kHz, `[start, end)`. */
export interface SampleSpan {
  readonly start: number;
  readonly end: number;
}

interface Pause {
  readonly start: number;
  /** First speech after it; null while it lasts. */
  readonly end: number | null;
}

/**
 * Speech segments in samples from one probability per window of 512, equal to `get_speech_timestamps` of
 * silero-vad 6.2.3. `lengthSamples` is the lane's length: no segment ends after it.
 */
export function sileroSegments(
  probabilities: ArrayLike<number>,
  lengthSamples: number,
  rules: SegmentRules = SILERO_RULES,
): SampleSpan[] {
  return padded(findSpeech(probabilities, lengthSamples, rules), lengthSamples, rules.padMs * SAMPLES_PER_MS);
}

function findSpeech(probabilities: ArrayLike<number>, lengthSamples: number, rules: SegmentRules): SampleSpan[] {
  const exitThreshold = rules.exitThreshold ?? Math.max(rules.threshold - 0.15, 0.01);
  const minSpeech = rules.minSpeechMs * SAMPLES_PER_MS;
  const minSilence = rules.minSilenceMs * SAMPLES_PER_MS;
  const minPause = 98 * SAMPLES_PER_MS;
  // The padding is part of the longest segment allowed.
  const maxSpeech = rules.maxSpeechS * 1000 * SAMPLES_PER_MS - SILERO_WINDOW_SAMPLES - 2 * rules.padMs * SAMPLES_PER_MS;

  const found: SampleSpan[] = [];
  /** Start of the present segment; null outside speech. */
  let start: number | null = null;
  /** First window under the exit threshold since the last one at or over the threshold; null when none. */
  let silence: number | null = null;
  /** Where the present segment would be cut if it grew too long. */
  let cut: Pause | null = null;

  for (let window = 0; window < probabilities.length; window++) {
    const here = window * SILERO_WINDOW_SAMPLES;
    const probability = probabilities[window] as number;
    const isSpeech = probability >= rules.threshold;

    if (isSpeech && silence !== null) {
      cut = cutAfterPause(rules.cutAt, cut, { start: silence, end: here }, minPause);
      silence = null;
    }
    if (start === null) {
      if (isSpeech) start = here;
      continue;
    }
    if (here - start > maxSpeech) {
      // A segment made by a cut is kept however short it is.
      found.push({ start, end: cut?.start ?? here });
      const cutInSpeech = cut === null;
      start = cut?.end ?? null;
      cut = null;
      silence = null;
      if (cutInSpeech) continue;
    }
    if (start === null || probability >= exitThreshold) continue;
    silence ??= here;
    if (rules.cutAt === 'last' && here - silence > minPause) cut = { start: silence, end: null };
    if (here - silence < minSilence) continue;
    if (silence - start > minSpeech) found.push({ start, end: silence });
    start = null;
    cut = null;
    silence = null;
  }
  if (start !== null && lengthSamples - start > minSpeech) found.push({ start, end: lengthSamples });
  return found;
}

/** The pause to cut at, now that speech has returned from `pause`. */
function cutAfterPause(
  rule: SegmentRules['cutAt'],
  cut: Pause | null,
  pause: { readonly start: number; readonly end: number },
  minPause: number,
): Pause | null {
  if (rule === 'last') return cut?.end === null ? { start: cut.start, end: pause.end } : cut;
  const length = pause.end - pause.start;
  if (length <= minPause) return cut;
  return cut?.end != null && cut.end - cut.start >= length ? cut : pause;
}

function padded(segments: readonly SampleSpan[], lengthSamples: number, pad: number): SampleSpan[] {
  return segments.map(({ start, end }, index) => {
    const before = segments[index - 1];
    const after = segments[index + 1];
    const padBefore = before ? padInGap(start - before.end, pad) : pad;
    const padAfter = after ? padInGap(after.start - end, pad) : pad;
    return {
      start: Math.trunc(Math.max(0, start - padBefore)),
      end: Math.trunc(Math.min(lengthSamples, end + padAfter)),
    };
  });
}

/** Half of a gap too narrow for two pads, so that the segments touch; else the whole pad. */
function padInGap(gap: number, pad: number): number {
  return gap < 2 * pad ? Math.floor(gap / 2) : pad;
}
