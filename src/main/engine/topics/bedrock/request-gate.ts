import type { TopicTrouble } from '../../../../shared/domain/topic-trouble.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { CLOSED, leaveOf, nextCircuit, type Told, withProbe } from './circuit.ts';

/** A request's leave to go out; whoever gets it must call `done`, once, whatever became of the request. */
export interface Pass {
  /** `retryAfterMs`: how long the service asked all to wait; 0: it did not. */
  done(told: Told, retryAfterMs?: number): void;
}

/** Where all requests pass, so that what one meets is known to all. */
export interface RequestGate {
  /**
   * Waits for a turn, in the order of asking. Errors: `cancelled`, or the trouble of a service that was tried long enough for
   * all calls.
   */
  enter(signal: AbortSignal): Promise<Result<Pass, TopicTrouble>>;
}

/** What a gate goes by. */
export interface GateOptions {
  /** Requests under way at once, at most; fewer after throttling: halved by each, and grown back by one for as many answers. */
  readonly concurrency: number;
  /** Waits are divided by it. */
  readonly timeScale: number;
}

/** See `TOPIC_TROUBLES`. */
export const CANCELLED: TopicTrouble = { code: 'cancelled', detail: 'stopped' };

interface Waiting {
  readonly settle: (pass: Result<Pass, TopicTrouble>) => void;
}

/** See `RequestGate`. */
export function createRequestGate({ concurrency, timeScale }: GateOptions): RequestGate {
  // Time as the waits of the product know it.
  const now = () => performance.now() * timeScale;
  const queue: Waiting[] = [];
  let circuit = CLOSED;
  let limit = concurrency;
  let underWay = 0;
  let heldUntilMs = 0;
  let timer: NodeJS.Timeout | null = null;

  function wakeAt(ms: number): void {
    if (timer) clearTimeout(timer);
    timer = setTimeout(letThrough, Math.ceil(Math.max(0, ms - now()) / timeScale));
  }

  function letThrough(): void {
    for (;;) {
      const [next] = queue;
      if (!next) return;
      const leave = leaveOf(circuit, now());
      if (leave.kind === 'end') {
        for (const waiting of queue.splice(0)) waiting.settle(err(leave.trouble));
        return;
      }
      if (leave.kind === 'wait') {
        // Without a time it is the probe's end that wakes the others.
        if (leave.untilMs !== null) wakeAt(leave.untilMs);
        return;
      }
      if (heldUntilMs > now()) {
        wakeAt(heldUntilMs);
        return;
      }
      if (underWay >= Math.floor(limit)) return;
      if (leave.kind === 'probe') circuit = withProbe(circuit);
      queue.shift();
      underWay += 1;
      next.settle(ok(passOf(leave.kind === 'probe')));
    }
  }

  function passOf(probe: boolean): Pass {
    return {
      done(told, retryAfterMs = 0) {
        underWay -= 1;
        circuit = nextCircuit(circuit, told, probe, now());
        if (told.kind === 'works') limit = Math.min(concurrency, limit + 1 / limit);
        if (told.kind === 'strained' && told.trouble.code === 'throttled') limit = Math.max(1, limit / 2);
        heldUntilMs = Math.max(heldUntilMs, now() + retryAfterMs);
        letThrough();
      },
    };
  }

  return {
    enter(signal) {
      if (signal.aborted) return Promise.resolve(err(CANCELLED));
      return new Promise((resolve) => {
        const waiting: Waiting = {
          settle(pass) {
            signal.removeEventListener('abort', leave);
            resolve(pass);
          },
        };
        const leave = () => {
          queue.splice(queue.indexOf(waiting), 1);
          if (queue.length === 0 && timer) clearTimeout(timer);
          resolve(err(CANCELLED));
        };
        signal.addEventListener('abort', leave, { once: true });
        queue.push(waiting);
        letThrough();
      });
    },
  };
}
