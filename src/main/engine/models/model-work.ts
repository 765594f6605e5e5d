import type { ModelWork } from '../../../shared/ipc/engine/model-requests.ts';

/** Told of work on models; null: it has ended. */
export type WorkListener = (work: ModelWork | null) => void;

/** The work on models that is under way: one at a time, and whoever looks is told. */
export interface WorkBoard {
  current(): ModelWork | null;
  /** Shows the beginning of work, or a change of it. */
  show(work: ModelWork): void;
  end(): void;
  /** Adds a listener for as long as the signal is not aborted. */
  listen(listener: WorkListener, signal: AbortSignal): void;
}

/** Shares are told at most this often, in milliseconds: the bar moves smoothly, the port stays free. */
const TELL_MS = 100;

/** Makes a board with nothing on it. `now` is in milliseconds. */
export function createWorkBoard(now: () => number = performance.now.bind(performance)): WorkBoard {
  const listeners = new Set<WorkListener>();
  let current: ModelWork | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = () => {
    toldAt = now();
    for (const listener of listeners) listener(current);
  };
  return {
    current: () => current,
    show(work) {
      const begins = current?.step !== work.step;
      current = work;
      if (begins || now() - toldAt >= TELL_MS) tell();
    },
    end() {
      current = null;
      tell();
    },
    listen(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}
