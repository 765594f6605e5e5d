import type { AgentChannel } from '../../../shared/domain/call.ts';
import {
  type AnalysisSettings,
  analysisSettingsSchema,
  STAGES,
  type Stage,
  stageSchema,
} from '../../../shared/domain/job.ts';
import { type AppError, appErrorSchema } from '../../../shared/errors.ts';
import type { StageResult, StageTimes } from '../../../shared/ipc/analyzer-contract.ts';
import type { Catalog } from '../catalog/catalog.ts';
import {
  countDoneStages,
  knownStages,
  type StageVersions,
  saveStage,
  saveStageFailure,
  saveStageTimes,
} from '../catalog/stage-results.ts';
import { bytesIfNotText, displayBytes } from '../intake/raw-name.ts';
import { type Job, type JobEvent, next } from './job-state.ts';

/** A call that was given out, with all an analyzer needs. */
export interface ClaimedCall {
  readonly callId: string;
  readonly path: string;
  /** Base64, for a path that is not UTF-8. */
  readonly pathBytes: string | null;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly durationS: number;
  readonly settings: AnalysisSettings;
  /** As a person said, or else as the file names' rules have it. */
  readonly agentChannel: AgentChannel;
  readonly known: readonly StageResult[];
  /** It was part of a crash, or of several engine deaths: nothing else may run beside it in its analyzer. */
  readonly alone: boolean;
}

/** Which calls a claim may take. */
export interface ClaimScope {
  readonly batchId: string;
  /** Only calls whose frozen models are these (as `settings_snapshots.models` has them). */
  readonly models: string;
  readonly versions: StageVersions;
  /** Stages that are done again: what is there of them is not given along. */
  readonly redo: readonly Stage[];
}

/**
 * The queue of calls, kept in the catalog. Every function is one transaction and may be repeated after an error. Calls
 * that ended are on the disk when it returns; a power cut may cost claims and stages since the last such call.
 */
export interface JobQueue {
  /**
   * Gives out one call: one that was part of a crash if `mayBeAlone`, else the longest. Null: nothing is waiting, or
   * the longest is longer than `maxAudioS` (a shorter one must not overtake it: long calls at the end leave
   * analyzers idle).
   */
  claim(scope: ClaimScope, mayBeAlone: boolean, maxAudioS: number): ClaimedCall | null;
  /** Calls that a claim could give out. */
  waiting(scope: ClaimScope): number;
  commitStage(callId: string, result: StageResult, versions: StageVersions): boolean;
  /** The call is done. False, and it is queued again, when a stage of it was not committed. */
  finish(callId: string, times: StageTimes | null): boolean;
  fail(callId: string, error: AppError, versions: StageVersions): boolean;
  /** The state the call is in now: queued for another try, or failed. */
  crash(callId: string, error: AppError, versions: StageVersions): 'queued' | 'failed' | null;
  release(callId: string): boolean;
  /** Queues again whatever an earlier batch of this start left running because the disk failed. */
  releaseAll(): void;
}

/** Opens the queue for this start of the engine. Calls that an earlier start left running are queued again. */
export function openQueue(catalog: Catalog, epoch: number, maxAttempts: number): JobQueue {
  const { sql } = catalog;

  const jobOf = (callId: string, ofEpoch: number | null): Job | null => {
    const query = sql.selectFrom('calls').select(['state', 'attempts', 'interruptions', 'error', 'epoch']);
    const row = catalog.first(query.where('id', '=', callId));
    if (!row || (ofEpoch !== null && row.epoch !== ofEpoch)) return null;
    return { ...row, error: row.error === null ? null : appErrorSchema.parse(JSON.parse(row.error)) };
  };

  /** Applies an event; null when it no longer concerns us: another start owns the call, or it has ended. */
  const apply = (callId: string, event: JobEvent): Job | null => {
    const before = jobOf(callId, epoch);
    const after = before && next(before, event, maxAttempts);
    if (!after) return null;
    const ended = after.state === 'done' || after.state === 'failed';
    catalog.run(
      sql
        .updateTable('calls')
        .set({
          state: after.state,
          attempts: after.attempts,
          interruptions: after.interruptions,
          error: after.error && JSON.stringify(after.error),
          ended_at: ended ? new Date().toISOString() : null,
        })
        .where('id', '=', callId),
    );
    if (ended) endInBatches(catalog, callId, after);
    return after;
  };

  const failWith = (callId: string, event: JobEvent & { error: AppError }, versions: StageVersions) =>
    catalog.transaction(() => {
      const after = apply(callId, event);
      const stage = stageSchema.safeParse(event.error.stage);
      if (after && stage.success) {
        saveStageFailure(catalog, callId, stage.data, versions[stage.data], JSON.stringify(event.error));
      }
      return after;
    });

  requeueRunning(catalog, maxAttempts);

  return {
    claim(scope, mayBeAlone, maxAudioS) {
      const claim = (which: Waiting) => catalog.first(claimQuery(catalog, epoch, scope, which, maxAudioS));
      const row = catalog.quickTransaction(() =>
        mayBeAlone ? (claim('crashed') ?? claim('calm') ?? claim('interrupted')) : claim('calm'),
      );
      return row ? describeCall(catalog, row, scope) : null;
    },
    waiting(scope) {
      return catalog.first(waitingCalls(catalog, scope).select((eb) => eb.fn.countAll<number>().as('n')))?.n ?? 0;
    },
    commitStage: (callId, result, versions) =>
      catalog.quickTransaction(() => {
        const job = jobOf(callId, epoch);
        if (job?.state !== 'running') return false;
        saveStage(catalog, callId, result, versions);
        return true;
      }),
    finish: (callId, times) =>
      catalog.transaction(() => {
        // A stage whose commit failed on a full disk must not be papered over by a smaller one that went through.
        if (countDoneStages(catalog, callId) < STAGES.length) {
          apply(callId, { kind: 'released' });
          return false;
        }
        if (!apply(callId, { kind: 'finished' })) return false;
        if (times) saveStageTimes(catalog, callId, times);
        return true;
      }),
    fail: (callId, error, versions) => failWith(callId, { kind: 'failed', error }, versions) !== null,
    crash(callId, error, versions) {
      const state = failWith(callId, { kind: 'crashed', error }, versions)?.state;
      return state === 'queued' || state === 'failed' ? state : null;
    },
    releaseAll() {
      catalog.run(sql.updateTable('calls').set({ state: 'queued' }).where('state', '=', 'running'));
    },
    release: (callId) => catalog.transaction(() => apply(callId, { kind: 'released' }) !== null),
  };
}

/** A call that was part of so many engine deaths runs alone, and after the others. */
const INTERRUPTIONS_TO_RUN_ALONE = 2;

function waitingCalls(catalog: Catalog, scope: ClaimScope) {
  return catalog.sql
    .selectFrom('calls')
    .where('calls.batch_id', '=', scope.batchId)
    .where('calls.state', '=', 'queued')
    .where('calls.settings_id', 'in', (eb) =>
      eb.selectFrom('settings_snapshots').select('settings_snapshots.id').where('models', '=', scope.models),
    );
}

/** Waiting calls by what befell them; only calm ones may run beside others. */
type Waiting = 'crashed' | 'calm' | 'interrupted';

// One query for each kind, so that each walks the index in its order and stops at the first call.
function claimQuery(catalog: Catalog, epoch: number, scope: ClaimScope, which: Waiting, maxAudioS: number) {
  const all = waitingCalls(catalog, scope);
  const kind = {
    crashed: () => all.where('attempts', '>', 0),
    calm: () => all.where('attempts', '=', 0).where('interruptions', '<', INTERRUPTIONS_TO_RUN_ALONE),
    interrupted: () => all.where('attempts', '=', 0).where('interruptions', '>=', INTERRUPTIONS_TO_RUN_ALONE),
  }[which]();
  const head = kind
    .select(['calls.id', 'calls.duration_s'])
    .orderBy('interruptions')
    .orderBy('duration_s', 'desc')
    .limit(1);
  return catalog.sql
    .updateTable('calls')
    .set({ state: 'running', epoch })
    .where('id', '=', (eb) =>
      eb.selectFrom(head.as('head')).select('head.id').where('head.duration_s', '<=', maxAudioS),
    )
    .returning(['id', 'file_id', 'settings_id', 'duration_s', 'attempts', 'interruptions'])
    .returning(['agent_channel', 'agent_override']);
}

/** A call with all an analyzer needs. */
export function describeCall(
  catalog: Catalog,
  row: {
    id: string;
    file_id: number;
    settings_id: number;
    duration_s: number;
    attempts: number;
    interruptions: number;
    agent_channel: AgentChannel;
    agent_override: AgentChannel | null;
  },
  { versions, redo }: Pick<ClaimScope, 'versions' | 'redo'>,
): ClaimedCall {
  const file = catalog.first(catalog.sql.selectFrom('files').selectAll().where('id', '=', row.file_id));
  const snapshot = catalog.first(
    catalog.sql.selectFrom('settings_snapshots').select('settings').where('id', '=', row.settings_id),
  );
  if (!file || !snapshot) throw new Error('foreign keys do not hold');
  const bytes = Buffer.from(file.path_bytes);
  return {
    callId: row.id,
    path: displayBytes(bytes),
    pathBytes: bytesIfNotText(bytes)?.toString('base64') ?? null,
    sizeBytes: file.size_bytes,
    modifiedMs: file.modified_ms,
    durationS: row.duration_s,
    settings: analysisSettingsSchema.parse(JSON.parse(snapshot.settings)),
    agentChannel: row.agent_override ?? row.agent_channel,
    known: knownStages(catalog, row.id, versions).filter(({ stage }) => !redo.includes(stage)),
    alone: row.attempts > 0 || row.interruptions >= INTERRUPTIONS_TO_RUN_ALONE,
  };
}

/** Every file of every batch that waits for the call has its answer now. */
function endInBatches(catalog: Catalog, callId: string, job: Job): void {
  catalog.run(
    catalog.sql
      .updateTable('batch_files')
      .set((eb) =>
        job.state === 'done'
          ? {
              status: eb
                .case()
                .when('linked', '=', 1)
                .then('skipped' as const)
                .else('done' as const)
                .end(),
            }
          : { status: 'failed' as const, error: JSON.stringify(job.error) },
      )
      .where('call_id', '=', callId)
      .where('status', '=', 'pending'),
  );
}

/** True when every stage is there: nothing is left for an analyzer. */
export function isComplete(known: readonly StageResult[]): boolean {
  return known.length === STAGES.length;
}

function requeueRunning(catalog: Catalog, maxAttempts: number): void {
  catalog.transaction(() => {
    const rows = catalog.all(
      catalog.sql
        .selectFrom('calls')
        .select(['id', 'attempts', 'interruptions'])
        .where('state', '=', 'running')
        // Batch by batch, for which there is an index: reading every call would be most of what a start takes.
        .where((eb) =>
          eb.or([eb('batch_id', 'is', null), eb('batch_id', 'in', eb.selectFrom('batches').select('id'))]),
        ),
    );
    for (const row of rows) {
      const after = next({ ...row, state: 'running', error: null }, { kind: 'interrupted' }, maxAttempts);
      if (!after) throw new Error('a running job can always be interrupted');
      catalog.run(
        catalog.sql
          .updateTable('calls')
          .set({ state: after.state, interruptions: after.interruptions })
          .where('id', '=', row.id),
      );
    }
    catalog.run(
      catalog.sql
        .updateTable('batches')
        .set({ state: 'interrupted', ended_at: new Date().toISOString() })
        .where('state', '=', 'running'),
    );
  });
}
