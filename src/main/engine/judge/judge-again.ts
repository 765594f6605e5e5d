import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { classifierSlotsOf } from '../../../shared/settings/classifier-slots.ts';
import { frozenModels, stageVersions } from '../batch/settings-snapshot.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { saveStage } from '../catalog/stage-results.ts';
import { describeCall } from '../queue/job-queue.ts';
import type { Judge } from './judge-process.ts';

/** Both are judged again; what they rest on is not. */
const REDO = ['text', 'acoustic'] as const;

/**
 * Judges a call again with the classifiers it was judged with, by the sides its lanes are on now. Errors: `not_found` (no such
 * call, or none that is done), `model_missing` (not installed as they were), `cancelled` (the call was changed meanwhile), those
 * of `Judge` and of reading the recording.
 */
export async function judgeAgain(
  catalog: Catalog,
  modelFolders: readonly string[],
  judge: Judge,
  callId: string,
): Promise<Result<null, AppError>> {
  const before = readDoneCall(catalog, callId);
  if (!before) return err(appError('not_found', 'no such call, or it is not analysed'));
  const models = (await frozenModels(catalog, modelFolders)).get(before.models);
  if (!models?.ok) return models ?? err(appError('not_found', 'its models cannot be read'));
  const versions = stageVersions(models.value);
  const call = describeCall(catalog, before, { versions, redo: REDO });
  const judged = await judge.call(classifierSlotsOf(call.settings), call);
  if (!judged.ok) return judged;
  return catalog.transaction(() => {
    // A batch may have recognised it anew, or a person said once more who is the agent.
    const same = JSON.stringify(readDoneCall(catalog, callId)) === JSON.stringify(before);
    if (!same) return err(appError('cancelled', 'the call was changed meanwhile'));
    for (const stage of judged.value) saveStage(catalog, callId, stage, versions);
    return ok(null);
  });
}

function readDoneCall(catalog: Catalog, callId: string) {
  return catalog.first(
    catalog.sql
      .selectFrom('calls')
      .innerJoin('settings_snapshots', 'settings_snapshots.id', 'calls.settings_id')
      .selectAll('calls')
      .select((eb) => [
        'settings_snapshots.models',
        eb
          .selectFrom('stages')
          .whereRef('stages.call_id', '=', 'calls.id')
          .where('stages.stage', '=', 'asr')
          .select((stage) => stage.fn.max('stages.ended_at').as('at'))
          .as('recognisedAt'),
      ])
      .where('calls.id', '=', callId)
      .where('calls.state', '=', 'done'),
  );
}
