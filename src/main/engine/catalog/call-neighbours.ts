import type { Neighbours } from '../../../shared/domain/call-details.ts';
import type { CallQuery, CallSort } from '../../../shared/domain/call-list.ts';
import { listedFiles } from './call-page.ts';
import type { Catalog } from './catalog.ts';

/** A call and the list it is looked at in. */
export interface NeighboursRequest {
  readonly query: CallQuery;
  readonly sort: CallSort;
  readonly callId: string;
}

/**
 * What stands before and after a call in a list. Files of the same content share a call, which then stands where the first of
 * them does, so that going on and on comes to the end.
 */
export function readNeighbours(catalog: Catalog, { query, sort, callId }: NeighboursRequest): Neighbours {
  const rows = catalog.all(listedFiles(catalog, query, sort).select('batch_files.call_id as callId'));
  const rowOf = new Map<string, number>();
  rows.forEach((file, row) => {
    if (file.callId !== null && !rowOf.has(file.callId)) rowOf.set(file.callId, row);
  });
  const calls = [...rowOf.keys()];
  const index = calls.indexOf(callId);
  const at = (place: number) => {
    const found = index < 0 ? undefined : calls[place];
    return found === undefined ? null : { callId: found, row: rowOf.get(found) ?? 0 };
  };
  return { index: index < 0 ? null : index, total: calls.length, previous: at(index - 1), next: at(index + 1) };
}
