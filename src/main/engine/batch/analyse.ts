import { z } from 'zod';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { agentChannelOf } from './agent-channel.ts';
import type { BatchRequest, BatchRoom, Tally } from './batch-room.ts';
import { feed } from './feed.ts';
import { registerFile } from './register-file.ts';
import { analysisSettings, installedModels, type ModelSet, modelsText, saveSnapshot } from './settings-snapshot.ts';
import { usePool } from './use-pool.ts';

/** Feeds the queue and analyses beside it; afterwards the retries that were frozen with other models. */
export async function analyse(
  room: BatchRoom,
  request: BatchRequest,
  signal: AbortSignal,
  batchId: string,
  models: ModelSet,
  tally: Tally,
): Promise<Result<null, AppError>> {
  const { catalog } = room.open;
  const { progress } = tally;
  const text = modelsText(models);
  const rules = {
    batchId,
    settingsId: saveSnapshot(catalog, analysisSettings(room.settings), models),
    retryFailed: request.retryFailed ?? false,
    agentChannelOf: (name: string) => agentChannelOf(name, room.settings),
    overrideOf: (path: string) => request.agentChannelOverrides?.get(path),
  };
  const otherModels = new Set<string>();
  const stopFeeding = new AbortController();
  const ended = usePool(room, batchId, models, tally, signal, async (pool) => {
    void pool.ended.then(() => stopFeeding.abort());
    const feeding = {
      paths: request.paths,
      recursive: request.recursive,
      workers: tally.sizing.ioWorkers,
      identify: { minDurationS: room.settings.minDurationS, ffmpegPath: room.ffmpegPath },
      signal: AbortSignal.any([signal, stopFeeding.signal]),
      onFound: progress.found,
    };
    const fed = await feed(feeding, (file) => {
      const registered = registerFile(catalog, rules, file);
      if (registered.kind === 'answered') progress.answered(registered.status);
      if (registered.kind === 'linked') progress.answered('skipped');
      if (registered.kind !== 'queued') return;
      progress.queued(registered.durationS);
      if (registered.models === text) pool.added(1);
      else otherModels.add(registered.models);
    });
    progress.scanEnded();
    return fed;
  });
  const first = await ended;
  if (!first.ok) return first;
  for (const frozen of otherModels) {
    const next = await retryWith(room, batchId, frozen, tally, signal);
    if (!next.ok) return next;
  }
  return ok(null);
}

const frozenModelsSchema = z.object({ asr: z.object({ id: z.string() }), vad: z.object({ id: z.string() }) });

async function retryWith(
  room: BatchRoom,
  batchId: string,
  frozen: string,
  tally: Tally,
  signal: AbortSignal,
): Promise<Result<null, AppError>> {
  const { asr, vad } = frozenModelsSchema.parse(JSON.parse(frozen));
  const models = await installedModels(room.modelFolders, asr.id, vad.id);
  if (!models.ok) return models;
  if (modelsText(models.value) !== frozen) {
    return err(appError('model_missing', `the versions of ${asr.id} and ${vad.id} that the failed calls began with`));
  }
  return usePool(room, batchId, models.value, tally, signal, async () => ok(null));
}
