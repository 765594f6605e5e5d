/** A text too long for a model is read in windows that share this part of their tokens, so that a phrase cut by one is whole in the next. */
const SHARED = 1 / 4;

/**
 * Cuts token ids into windows of at most `capacity`, each beginning three quarters of it after the last; the last may be
 * short. One window where everything fits: the same ids that truncation would keep. None where there are no ids.
 */
export function cutWindows(ids: readonly number[], capacity: number): readonly (readonly number[])[] {
  if (ids.length === 0) return [];
  const step = Math.max(1, capacity - Math.floor(capacity * SHARED));
  const windows = [ids.slice(0, capacity)];
  for (let start = step; start + capacity - step < ids.length; start += step) {
    windows.push(ids.slice(start, start + capacity));
  }
  return windows;
}

/** Averages the logits of a text's windows, each weighted by how many tokens it read. */
export function averageLogits(windows: readonly { logits: Float32Array; tokens: number }[]): Float64Array {
  const average = new Float64Array(windows[0]?.logits.length ?? 0);
  const all = windows.reduce((sum, { tokens }) => sum + tokens, 0);
  for (const { logits, tokens } of windows) {
    logits.forEach((logit, index) => {
      average[index] += (logit * tokens) / all;
    });
  }
  return average;
}
