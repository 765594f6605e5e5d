import type { z } from 'zod';
import type { engineContract } from '../../../shared/ipc/engine-contract.ts';

type Events = (typeof engineContract)['events'];
type Tell = <K extends keyof Events & string>(name: K, payload: z.output<Events[K]>) => void;

/** Tells every window that is there at the time. */
export interface Announcer {
  readonly tell: Tell;
  /** Adds a window for as long as the signal is not aborted. */
  listen(window: Tell, signal: AbortSignal): void;
}

/** Begins without windows. */
export function createAnnouncer(): Announcer {
  const windows = new Set<Tell>();
  return {
    tell(name, payload) {
      for (const window of windows) window(name, payload);
    },
    listen(window, signal) {
      windows.add(window);
      signal.addEventListener('abort', () => windows.delete(window), { once: true });
    },
  };
}
