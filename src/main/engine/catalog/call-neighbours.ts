import type { Neighbours } from '../../../shared/domain/call-details.ts';
import type { CallQuery, CallSort } from '../../../shared/domain/call-list.ts';

/** A call and the list it is looked at in. */
export interface NeighboursRequest {
  readonly query: CallQuery;
  readonly sort: CallSort;
  readonly callId: string;
}

/**
 * What stands before and after a call in a list, given the calls of its rows. Files of the same content share a call, which
 * then stands where the first of them does, so that going on and on comes to the end.
 */
export function findNeighbours(callOfRow: readonly (string | null)[], callId: string): Neighbours {
  const rowOf = new Map<string, number>();
  callOfRow.forEach((call, row) => {
    if (call !== null && !rowOf.has(call)) rowOf.set(call, row);
  });
  const calls = [...rowOf.keys()];
  const index = calls.indexOf(callId);
  const at = (place: number) => {
    const found = index < 0 ? undefined : calls[place];
    return found === undefined ? null : { callId: found, row: rowOf.get(found) ?? 0 };
  };
  return { index: index < 0 ? null : index, total: calls.length, previous: at(index - 1), next: at(index + 1) };
}
