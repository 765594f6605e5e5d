import type { TopicTrouble } from '../../../../shared/domain/topic-trouble.ts';

const TROUBLES_TO_OPEN = 5;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 60_000;
/** Pauses that calls wait through; after them nothing is to be hoped for soon, and calls are answered at once. */
const PAUSES_WAITED = 3;

/** What a request told about the service: it works; it is strained, now; it refuses, and will; or nothing. */
export type Told =
  | { readonly kind: 'works' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'strained'; readonly trouble: TopicTrouble }
  | { readonly kind: 'refuses'; readonly trouble: TopicTrouble };

/** A circuit breaker: closed (requests pass), or open until a time at which one request may probe. A value; see `nextCircuit`. */
export interface Circuit {
  /** Troubles of one kind in a row. */
  readonly inARow: number;
  readonly kind: Told['kind'];
  /** Null: closed. */
  readonly open: {
    readonly untilMs: number;
    /** How often in a row it opened. */
    readonly times: number;
    /** Whether a request is finding out if it can be closed. */
    readonly probing: boolean;
    /** Set: calls do not wait, they end with it. */
    readonly hopeless: TopicTrouble | null;
  } | null;
}

/** A circuit before the first request. */
export const CLOSED: Circuit = { inARow: 0, kind: 'works', open: null };

/** The circuit after a request told something; `probe`: it was the one that was let through to find out. */
export function nextCircuit(circuit: Circuit, told: Told, probe: boolean, nowMs: number): Circuit {
  if (told.kind === 'works') return CLOSED;
  if (told.kind === 'nothing') {
    return probe && circuit.open ? { ...circuit, open: { ...circuit.open, probing: false } } : circuit;
  }
  // Requests that left before it opened tell nothing new.
  if (circuit.open && !probe) return circuit;
  const inARow = circuit.kind === told.kind ? circuit.inARow + 1 : 1;
  if (!circuit.open && inARow < TROUBLES_TO_OPEN) return { inARow, kind: told.kind, open: null };
  const times = (circuit.open?.times ?? 0) + 1;
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (times - 1));
  const hopeless = told.kind === 'refuses' || times > PAUSES_WAITED;
  return {
    inARow,
    kind: told.kind,
    open: {
      untilMs: nowMs + (hopeless ? LONGEST_PAUSE_MS : pauseMs),
      times,
      probing: false,
      hopeless: hopeless ? told.trouble : null,
    },
  };
}

/** What may be done now: `pass`, `probe` (pass, and tell `nextCircuit`), end with a trouble, or wait (null: for the probe). */
export type Leave =
  | { readonly kind: 'pass' | 'probe' }
  | { readonly kind: 'end'; readonly trouble: TopicTrouble }
  | { readonly kind: 'wait'; readonly untilMs: number | null };

/** Whether a request may leave at a time. */
export function leaveOf({ open }: Circuit, nowMs: number): Leave {
  if (!open) return { kind: 'pass' };
  if (nowMs >= open.untilMs && !open.probing) return { kind: 'probe' };
  if (open.hopeless) return { kind: 'end', trouble: open.hopeless };
  return { kind: 'wait', untilMs: open.probing ? null : open.untilMs };
}

/** The circuit while a probe is under way. */
export function withProbe(circuit: Circuit): Circuit {
  return circuit.open ? { ...circuit, open: { ...circuit.open, probing: true } } : circuit;
}
