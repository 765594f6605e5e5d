interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Turns a function over many items into one over a single item: items brought while a run is under way, or within
 * one turn of the event loop, go into the next run together, first come first served, at most `most` at once. One
 * run at a time. A run that throws fails all of its items.
 */
export function runTogether<Item, Outcome>(
  run: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  most: number,
): (item: Item) => Promise<Outcome> {
  const waiting: Waiting<Item, Outcome>[] = [];
  let scheduled = false;

  async function turn(): Promise<void> {
    const taken = waiting.splice(0, most);
    try {
      const outcomes = await run(taken.map(({ item }) => item));
      taken.forEach(({ resolve }, index) => {
        resolve(outcomes[index]);
      });
    } catch (reason) {
      for (const { reject } of taken) reject(reason);
    }
    // Not at once: those just served may have more to bring.
    setImmediate(() => {
      scheduled = waiting.length > 0;
      if (scheduled) turn();
    });
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (scheduled) return;
      scheduled = true;
      setImmediate(turn);
    });
}
