/** A signal that Ctrl-C aborts. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/** 128 + the number of SIGINT, what shells expect of a program that Ctrl-C ended. */
const KILLED_BY_INTERRUPT = 130;

/** One Ctrl-C may arrive more than once: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 500;

/** Aborts on the first Ctrl-C (or SIGTERM) and calls `onFirst`; the second ends the program at once. */
export function stopOnInterrupt(onFirst: () => void): Interrupt {
  const stopping = new AbortController();
  let firstMs = 0;
  const onSignal = () => {
    if (stopping.signal.aborted) {
      if (performance.now() - firstMs > SAME_PRESS_MS) process.exit(KILLED_BY_INTERRUPT);
      return;
    }
    firstMs = performance.now();
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
