import type { CallRow } from '../../shared/domain/call-list.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

/** Rows fetched at once: about two screens of them. */
export const PAGE_ROWS = 60;
/** Pages held: what is seen, what lies around it, and where the analyst may go back to. */
const MOST_HELD = 60;
/** Questions under way at once. More would wait in line while the analyst has scrolled on. */
const MOST_ASKED = 2;
/** Pages fetched ahead in the direction of scrolling, and behind. */
const AHEAD = 3;
const BEHIND = 1;

/** The part of a long list that is looked at, fetched page by page and ahead of the scrolling. */
export interface CallPages<Row = CallRow> {
  /** Null until the first answer. */
  total(): number | null;
  error(): AppError | null;
  /** The row at a place of the list; undefined while it is fetched. */
  row(index: number): Row | undefined;
  /** Says which rows are seen. */
  look(first: number, last: number): void;
  /** What is held may be out of date: it stays until it is fetched again. */
  outdate(): void;
  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Raised by every change. */
  version(): number;
  /** Forgets the questions under way. */
  end(): void;
}

/** Makes the pages of a list; `ask` fetches rows from `offset` on. */
export function createCallPages<Row = CallRow>(
  ask: (
    offset: number,
    limit: number,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly total: number; readonly rows: readonly Row[] }, AppError>>,
): CallPages<Row> {
  const held = new Map<number, { readonly rows: readonly Row[]; readonly age: number }>();
  const asked = new Map<number, AbortController>();
  const listeners = new Set<() => void>();
  let total: number | null = null;
  let error: AppError | null = null;
  let age = 0;
  let version = 0;
  let seen = { first: 0, last: 0, down: true };

  const wanted = (): number[] => {
    const [from, to] = [Math.floor(seen.first / PAGE_ROWS), Math.floor(seen.last / PAGE_ROWS)];
    const visible = Array.from({ length: to - from + 1 }, (_, n) => from + n);
    const [after, before] = seen.down ? [AHEAD, BEHIND] : [BEHIND, AHEAD];
    const down = Array.from({ length: after }, (_, n) => to + 1 + n);
    const up = Array.from({ length: before }, (_, n) => from - 1 - n);
    const around = seen.down ? [...down, ...up] : [...up, ...down];
    const last = total === null ? 0 : Math.floor((total - 1) / PAGE_ROWS);
    return [...visible, ...around].filter((page) => page >= 0 && page <= Math.max(to, last));
  };
  const changed = () => {
    version++;
    for (const listener of listeners) listener();
  };
  const forget = () => {
    const around = new Set(wanted());
    for (const page of held.keys()) {
      if (held.size <= MOST_HELD) return;
      if (!around.has(page)) held.delete(page);
    }
  };
  const fetch = async (page: number) => {
    const over = new AbortController();
    const askedAt = age;
    asked.set(page, over);
    const result = await ask(page * PAGE_ROWS, PAGE_ROWS, over.signal);
    if (asked.get(page) === over) asked.delete(page);
    if (over.signal.aborted) return;
    error = result.ok ? null : result.error;
    if (result.ok) {
      total = result.value.total;
      held.delete(page);
      held.set(page, { rows: result.value.rows, age: askedAt });
      forget();
    }
    changed();
    if (result.ok) pump();
  };
  const pump = () => {
    for (const page of wanted()) {
      if (asked.size >= MOST_ASKED) return;
      if (!asked.has(page) && (held.get(page)?.age ?? -1) < age) void fetch(page);
    }
  };

  return {
    total: () => total,
    error: () => error,
    row: (index) => held.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS],
    look(first, last) {
      seen = { first, last: Math.max(first, last), down: first === seen.first ? seen.down : first > seen.first };
      pump();
    },
    outdate() {
      age++;
      pump();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    version: () => version,
    end() {
      for (const over of asked.values()) over.abort();
      asked.clear();
    },
  };
}
