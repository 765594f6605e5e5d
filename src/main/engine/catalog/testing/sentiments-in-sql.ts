import type { Database } from 'better-sqlite3';
import { ofWholeLane } from '../../../../shared/domain/lane-verdict.ts';

/** Settings of fusion with no threshold left to the classifiers. */
export interface SqlFusion {
  readonly textWeight: number;
  readonly textUnsureBelow: number;
  readonly acousticUnsureBelow: number;
  readonly fusedUnsureBelow: number;
}

/** The rules of fusion in the database's own words, for each lane of a batch that both modalities judged. */
const FUSED = `
  WITH pair AS (
    SELECT t.call_id, t.channel, t.negative AS tn, t.neutral AS tu, t.positive AS tp, a.negative AS an, a.neutral AS au, a.positive AS ap,
      max(t.negative, t.neutral, t.positive) AS t_top, max(a.negative, a.neutral, a.positive) AS a_top
    FROM lane_judgements AS t JOIN lane_judgements AS a USING (call_id, channel)
    WHERE t.modality = 'text' AND a.modality = 'acoustic'
      AND t.call_id IN (SELECT call_id FROM batch_files WHERE batch_id = @batch)
  ), weighted AS (
    SELECT *, @weight * iif(t_top < @text, 0.5, 1) AS tw, (1 - @weight) * iif(a_top < @acoustic, 0.5, 1) AS aw FROM pair
  ), fused AS (
    SELECT *, (tn * tw + an * aw) / (tw + aw) AS fn, (tu * tw + au * aw) / (tw + aw) AS fu, (tp * tw + ap * aw) / (tw + aw) AS fp
    FROM weighted
  )`;
const label = (n: string, u: string, p: string) =>
  `iif(${u} >= ${n} AND ${u} >= ${p}, 'neutral', iif(${n} >= ${p}, 'negative', 'positive'))`;

/** Calls in which words and voice disagree on a side's lane: what one lane has of two people is no side's. */
export const CLASHES = `SELECT DISTINCT call_id FROM fused JOIN calls ON calls.id = fused.call_id
  WHERE json_array_length(calls.lane_channels) > 1 AND t_top >= @text AND a_top >= @acoustic
  AND ${label('tn', 'tu', 'tp')} <> ${label('an', 'au', 'ap')}`;

/** Calls whose client, on the second channel, is of a class, or `unsure`. */
export function clientIs(value: string): string {
  return value === 'unsure'
    ? 'SELECT call_id FROM fused WHERE channel = 1 AND max(fn, fu, fp) < @least'
    : `SELECT call_id FROM fused WHERE channel = 1 AND max(fn, fu, fp) >= @least AND ${label('fn', 'fu', 'fp')} = '${value}'`;
}

/** How many calls of a batch one of these questions finds under settings of fusion. */
export function countInSql(database: Database, batchId: string, calls: string, fusion: SqlFusion): number {
  const [text, acoustic, least] = [fusion.textUnsureBelow, fusion.acousticUnsureBelow, fusion.fusedUnsureBelow].map(
    ofWholeLane,
  );
  const values = { batch: batchId, weight: fusion.textWeight, text, acoustic, least };
  const found = database.prepare(`${FUSED} SELECT count(*) AS n, @least AS least FROM (${calls})`).get(values);
  return (found as { n: number }).n;
}
