import { sql } from 'kysely';
import { z } from 'zod';
import { bottleneckSchema } from '../../../shared/domain/bottleneck.ts';
import type { Catalog } from './catalog.ts';

/** What was written at the end of a batch, beside its summary. */
export const batchResultsSchema = z.object({
  /** File name of the table in the folder for results. */
  resultsName: z.string(),
  /** That folder, for another may be chosen later; null: written before it was noted. */
  folder: z.string().nullable().default(null),
  /** What held the run back, as it was found with the machine watched. */
  bottleneck: bottleneckSchema,
});
/** See `batchResultsSchema`. */
export type BatchResults = z.infer<typeof batchResultsSchema>;

/** Notes what was written; forgotten when the batch goes on. */
export function noteResults(catalog: Catalog, batchId: string, results: BatchResults): void {
  const summary = sql<string>`json_set(summary, '$.results', json(${JSON.stringify(results)}))`;
  catalog.run(catalog.sql.updateTable('batches').set({ summary }).where('id', '=', batchId));
}

/** Reads them from the text of a summary; null: nothing was written. */
export function resultsOf(summary: string): BatchResults | null {
  const parsed = z.object({ results: batchResultsSchema }).safeParse(JSON.parse(summary));
  return parsed.success ? parsed.data.results : null;
}
