/** How often an engine is asked whether it lives, and how many questions in a row it may leave unanswered. */
const EVERY_MS = 10_000;
const MOST_UNANSWERED = 6;

/**
 * Asks again and again, and calls `onSilent` once when so many questions in a row had no answer. Questions are counted, not
 * time: a machine that was asleep has asked none. Gives what stops it.
 */
export function watchForSilence(ask: () => Promise<unknown>, onSilent: () => void): () => void {
  let unanswered = 0;
  const timer = setInterval(() => {
    if (unanswered >= MOST_UNANSWERED) {
      clearInterval(timer);
      return onSilent();
    }
    unanswered++;
    void ask().then(() => {
      unanswered = 0;
    });
  }, EVERY_MS);
  return () => clearInterval(timer);
}
