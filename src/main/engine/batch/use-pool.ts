import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { type AnalyzerPool, createPool } from '../queue/analyzer-pool.ts';
import type { BatchRoom, Tally } from './batch-room.ts';
import { labelMappingsOf, type ModelSet, modelsText, stageVersions } from './settings-snapshot.ts';
import { sizeFor } from './sizing.ts';

/** Opens a pool, lets `feeding` fill its queue, and waits for its end. */
export async function usePool(
  room: BatchRoom,
  batchId: string,
  models: ModelSet,
  tally: Tally,
  signal: AbortSignal,
  feeding: (pool: AnalyzerPool) => Promise<Result<null, AppError>>,
): Promise<Result<null, AppError>> {
  const { settings, queue, limits, fork, log } = room;
  const { progress } = tally;
  // Of these models: a retry's may be larger than the batch's own.
  const sizing = sizeFor(settings, models);
  const lengths = new Map<string, number>();
  const pool = createPool({
    analyzers: sizing.analyzers,
    callsInFlight: settings.fileBatchSize,
    fork,
    open: {
      modelFolders: [...room.modelFolders],
      asrModel: models.asr.id,
      vadModel: models.vad.id,
      classifiers: {
        textAgent: models.textAgent?.id ?? null,
        textClient: models.textClient?.id ?? null,
        acousticAgent: models.acousticAgent?.id ?? null,
        acousticClient: models.acousticClient?.id ?? null,
        labelMappings: labelMappingsOf(models),
      },
      threads: sizing.threads,
      batchSize: settings.chunkBatchSize,
      ffmpegPath: room.ffmpegPath,
    },
    queue,
    scope: { batchId, models: modelsText(models), versions: stageVersions(models), redo: tally.redo },
    limits,
    log,
    onCallGiven(call) {
      lengths.set(call.callId, call.durationS);
      progress.moved(call.callId, 0, call.durationS);
    },
    onCallEnd(call, state, times) {
      progress.ended(call.callId, state, call.durationS, times);
      if (state === 'done') tally.topics?.add(call.callId);
    },
    onLost: tally.onAnalyzerLost,
    onProgress: (callId, share) => progress.moved(callId, share, lengths.get(callId) ?? 0),
  });
  tally.pool = pool;
  const onnxBefore = tally.onnxS;
  const stop = () => pool.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const fed = await feeding(pool);
    if (!fed.ok) return fed;
    pool.seal();
    return await pool.ended;
  } finally {
    signal.removeEventListener('abort', stop);
    pool.stop();
    await pool.ended;
    tally.onnxS = onnxBefore + pool.onnxS();
  }
}
