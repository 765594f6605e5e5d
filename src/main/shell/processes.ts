import { type EngineProcess, type EngineStart, startEngine } from './engine-process.ts';

/** Keeps an engine alive. */
export interface Supervisor {
  engine(): EngineProcess;
  /** Ends it for good. */
  end(): Promise<void>;
}

/** Waits before the next start, in ms: the longer the more often it died. */
const BACKOFF_MS = [500, 2000, 8000] as const;
/** Dying more often than `BACKOFF_MS` has steps within this time, it is left dead: something must be mended first. */
const BREAKER_MS = 300_000;
/** The engine stops its analyzers and closes the catalog in far less. */
const END_PATIENCE_MS = 8000;

/** Starts the engine and starts it again when it dies; `onStart` is told each time, `onGivenUp` when that is of no use. */
export function superviseEngine(start: EngineStart, onStart: () => void, onGivenUp: () => void): Supervisor {
  let ending = false;
  let engine = startEngine(start);
  let deaths: number[] = [];
  const watch = (current: EngineProcess) => {
    void current.gone.then(() => {
      if (ending) return;
      const now = performance.now();
      deaths = [...deaths.filter((at) => now - at < BREAKER_MS), now];
      const waitMs = BACKOFF_MS[deaths.length - 1];
      if (waitMs === undefined) return onGivenUp();
      setTimeout(() => {
        if (ending) return;
        engine = startEngine(start);
        watch(engine);
        onStart();
      }, waitMs);
    });
  };
  watch(engine);
  return {
    engine: () => engine,
    async end() {
      ending = true;
      await engine.end(END_PATIENCE_MS);
    },
  };
}
