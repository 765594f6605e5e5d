import { sql } from 'kysely';
import { callFlagSchema } from '../../../shared/domain/call.ts';
import type { CallFacets } from '../../../shared/domain/call-list.ts';
import { batchFiles } from './call-page.ts';
import type { Catalog } from './catalog.ts';

/** How many files of a batch have what, largest first. */
export function readCallFacets(catalog: Catalog, batchId: string): CallFacets {
  const files = batchFiles(catalog, batchId);
  const byStatus = catalog.all(
    files.select((eb) => ['batch_files.status', eb.fn.countAll<number>().as('n')]).groupBy('batch_files.status'),
  );
  const of = (status: string) => byStatus.find((row) => row.status === status)?.n ?? 0;
  const agents = catalog.all(
    files
      .where('files.agent', 'is not', null)
      .select((eb) => ['files.agent as agent', eb.fn.countAll<number>().as('files')])
      .groupBy('files.agent')
      .orderBy('files.agent'),
  );
  const lines = catalog.all(
    files
      .where('files.line_of_business', 'is not', null)
      .select((eb) => ['files.line_of_business as line', eb.fn.countAll<number>().as('files')])
      .groupBy('files.line_of_business')
      .orderBy('files.line_of_business'),
  );
  return {
    total: byStatus.reduce((sum, row) => sum + row.n, 0),
    status: {
      done: of('done') + of('skipped'),
      failed: of('failed'),
      rejected: of('rejected'),
      pending: of('pending'),
    },
    flags: readFlags(catalog, batchId),
    agents: agents.flatMap(({ agent, files: n }) => (agent === null ? [] : [{ agent, files: n }])),
    linesOfBusiness: lines.flatMap(({ line, files: n }) => (line === null ? [] : [{ line, files: n }])),
  };
}

function readFlags(catalog: Catalog, batchId: string): CallFacets['flags'] {
  const rows = catalog.all(
    batchFiles(catalog, batchId)
      .innerJoin(sql<{ value: string }>`json_each(calls.findings)`.as('finding'), (join) => join.onTrue())
      .select((eb) => [sql<string>`finding.value ->> 'flag'`.as('flag'), eb.fn.countAll<number>().as('files')])
      .groupBy('flag')
      .orderBy('files', 'desc'),
  );
  return rows.map(({ flag, files }) => ({ flag: callFlagSchema.parse(flag), files }));
}
