import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type ContinuedBatch, forgetFilesFrom } from '../catalog/continue-batch.ts';
import { agentChannelOf } from './agent-channel.ts';
import type { BatchRequest, BatchRoom, Tally } from './batch-room.ts';
import { feed } from './feed.ts';
import { registerFile } from './register-file.ts';
import {
  analysisSettings,
  frozenModels,
  type ModelSet,
  modelsText,
  saveSnapshot,
  stageVersions,
} from './settings-snapshot.ts';
import { usePool } from './use-pool.ts';

/** Feeds the queue and analyses beside it; afterwards the retries that were frozen with other models. */
export async function analyse(
  room: BatchRoom,
  request: BatchRequest,
  signal: AbortSignal,
  batchId: string,
  models: ModelSet,
  tally: Tally,
  before: ContinuedBatch | null,
): Promise<Result<null, AppError>> {
  const { catalog } = room.open;
  const { progress } = tally;
  const text = modelsText(models);
  // Found before anything is queued again: a call whose models are gone must not wait for them.
  const retryable = request.retryFailed ? await frozenModels(catalog, room.modelFolders) : null;
  const rules = {
    batchId,
    settingsId: saveSnapshot(catalog, analysisSettings(room.settings), models),
    versions: stageVersions(models),
    redo: tally.redo,
    retryable,
    takeDone: (callId: string) => before?.done.delete(callId) ?? false,
    agentChannelOf: (name: string) => agentChannelOf(name, room.settings),
    overrideOf: (path: string) => request.agentChannelOverrides?.get(path),
  };
  const otherModels = new Set<ModelSet>();
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
    let files = 0;
    const fed = await feed(feeding, (file) => {
      files += 1;
      const registered = registerFile(catalog, rules, file);
      if (registered.kind === 'done') progress.doneBefore(registered.durationS);
      if (registered.kind === 'answered') progress.answered(registered.status);
      if (registered.kind === 'linked') progress.answered('skipped');
      if (registered.kind === 'done' || (registered.kind === 'answered' && registered.status === 'skipped'))
        tally.topics?.add(registered.callId);
      if (registered.kind !== 'queued') return;
      progress.queued(registered.durationS);
      if (registered.models === text) pool.added(1);
      const others = retryable?.get(registered.models);
      if (registered.models !== text && others?.ok) otherModels.add(others.value);
    });
    if (before && fed.ok && !feeding.signal.aborted) forgetFilesFrom(catalog, batchId, files);
    progress.scanEnded();
    return fed;
  });
  const first = await ended;
  if (!first.ok) return first;
  for (const others of otherModels) {
    const next = await usePool(room, batchId, others, tally, signal, async () => ok(null));
    if (!next.ok) return next;
  }
  return ok(null);
}
