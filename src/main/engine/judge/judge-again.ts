import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { classifierSlotsOf } from '../../../shared/settings/classifier-slots.ts';
import { frozenVersions } from '../batch/settings-snapshot.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { saveStage } from '../catalog/stage-results.ts';
import { describeCall } from '../queue/job-queue.ts';
import type { Judge } from './judge-process.ts';

/**
 * Judges a call again with the classifiers it was judged with, by the sides its lanes are on now. Errors: `not_found` (no such
 * call, or none that is done), those of `Judge` and of reading the recording.
 */
export async function judgeAgain(catalog: Catalog, judge: Judge, callId: string): Promise<Result<null, AppError>> {
  const row = catalog.first(
    catalog.sql
      .selectFrom('calls')
      .innerJoin('settings_snapshots', 'settings_snapshots.id', 'calls.settings_id')
      .selectAll('calls')
      .select('settings_snapshots.models')
      .where('calls.id', '=', callId)
      .where('calls.state', '=', 'done'),
  );
  const versions = row && frozenVersions(row.models);
  if (!versions) return err(appError('not_found', 'no such call, or it is not analysed'));
  const call = describeCall(catalog, row, versions);
  const known = call.known.filter(({ stage }) => stage !== 'text' && stage !== 'acoustic');
  const judged = await judge.call(classifierSlotsOf(call.settings), { ...call, known });
  if (!judged.ok) return judged;
  catalog.transaction(() => {
    for (const stage of judged.value) saveStage(catalog, callId, stage, versions);
  });
  return ok(null);
}
