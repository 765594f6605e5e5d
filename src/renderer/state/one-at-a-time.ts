/**
 * Makes an asking that never overlaps with itself. Called while one is under way it asks once more when that one is over,
 * however often it was called: a slow answer comes through, and the last one is never older than the last call.
 */
export function oneAtATime(ask: () => Promise<void>): () => void {
  let underWay = false;
  let again = false;
  const run = async () => {
    underWay = true;
    try {
      do {
        again = false;
        await ask();
      } while (again);
    } finally {
      underWay = false;
    }
  };
  return () => {
    again = true;
    if (!underWay) void run();
  };
}
