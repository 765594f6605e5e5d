import type { EgressEnd, EgressLedger, EgressRequest } from '../egress-ledger.ts';

/** A row of the ledger; without an end as long as the request is under way. */
export interface MemoryRow {
  readonly request: EgressRequest;
  end: EgressEnd | null;
}

/** A ledger in memory, with its rows in the order of leaving. */
export function createMemoryLedger(): EgressLedger & { readonly rows: readonly MemoryRow[] } {
  const rows: MemoryRow[] = [];
  return {
    rows,
    begin(request) {
      rows.push({ request, end: null });
      return rows.length - 1;
    },
    end(id, end) {
      const row = rows[id];
      if (!row || row.end) throw new Error(`no open row ${id}`);
      row.end = end;
    },
  };
}
