/** A signal that Ctrl-C aborts. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/** 128 + the number of SIGINT, what shells expect of a program that Ctrl-C ended. */
const KILLED_BY_INTERRUPT = 130;

/** Aborts on the first Ctrl-C (or SIGTERM) and calls `onFirst`; the second ends the program at once. */
export function stopOnInterrupt(onFirst: () => void): Interrupt {
  const stopping = new AbortController();
  const onSignal = () => {
    if (stopping.signal.aborted) process.exit(KILLED_BY_INTERRUPT);
    stopping.abort();
    onFirst();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: stopping.signal,
    release() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
