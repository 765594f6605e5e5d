import { type EngineProcess, type EngineStart, startEngine } from './engine-process.ts';

/** Keeps an engine alive. */
export interface Supervisor {
  engine(): EngineProcess;
  /** How each engine ended, in words for support, when it died so often that it was left dead; null: it runs, or will again. */
  givenUp(): readonly string[] | null;
  /** Starts it once more after that. */
  startAgain(): void;
  /** Ends it for good. */
  end(): Promise<void>;
}

/** Who is told how the engine fares. */
export interface SupervisorListener {
  /** Another engine runs: the connections to the last one are closed. */
  onStart(): void;
  onDeath(how: string): void;
  /** It is left dead; see `givenUp`. */
  onGivenUp(deaths: readonly string[]): void;
}

/** Waits before the next start, in ms. Dying once more often within `BREAKER_MS`, it is left dead: something must be mended first. */
const BACKOFF_MS = [500, 2000] as const;
const BREAKER_MS = 300_000;
/**
 * The engine stops its analyzers and closes the catalog in far less; but it first writes the results of a batch that has just come to
 * its end, which are large when the batch is. Ended in that, it leaves no file half, and exporting writes them again.
 */
const END_PATIENCE_MS = 20_000;

/**
 * Starts the engine and starts it again when it dies. `start` makes what it is started with; `resume`: what was interrupted
 * is to go on by itself, which it is not after dying too often, lest it be what it dies of.
 */
export function superviseEngine(start: (resume: boolean) => EngineStart, listener: SupervisorListener): Supervisor {
  let ending = false;
  let deaths: { readonly atMs: number; readonly how: string }[] = [];
  let givenUp: readonly string[] | null = null;
  const launch = (resume: boolean): EngineProcess => {
    const launched = startEngine(start(resume));
    void launched.gone.then((how) => onGone(how));
    return launched;
  };
  const onGone = (how: string) => {
    if (ending) return;
    const atMs = performance.now();
    deaths = [...deaths.filter((death) => atMs - death.atMs < BREAKER_MS), { atMs, how }];
    listener.onDeath(how);
    const waitMs = BACKOFF_MS[deaths.length - 1];
    if (waitMs === undefined) {
      givenUp = deaths.map((death) => death.how);
      return listener.onGivenUp(givenUp);
    }
    setTimeout(() => replace(true), waitMs);
  };
  const replace = (resume: boolean) => {
    if (ending) return;
    engine = launch(resume);
    listener.onStart();
  };
  let engine = launch(true);
  return {
    engine: () => engine,
    givenUp: () => givenUp,
    startAgain() {
      if (givenUp === null) return;
      givenUp = null;
      deaths = [];
      replace(false);
    },
    async end() {
      ending = true;
      await engine.end(END_PATIENCE_MS);
    },
  };
}
