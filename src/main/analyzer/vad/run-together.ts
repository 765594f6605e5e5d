import { setImmediate as nextTurn } from 'node:timers/promises';

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
  let serving = false;

  async function serve(): Promise<void> {
    // A turn of the event loop before each run: those just served may have more to bring.
    for (await nextTurn(); waiting.length > 0; await nextTurn()) {
      const taken = waiting.splice(0, most);
      try {
        const outcomes = await run(taken.map(({ item }) => item));
        taken.forEach(({ resolve }, index) => {
          resolve(outcomes[index]);
        });
      } catch (reason) {
        for (const { reject } of taken) reject(reason);
      }
    }
    serving = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (serving) return;
      serving = true;
      void serve();
    });
}
