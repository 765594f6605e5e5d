import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { Stage } from '../../../shared/domain/job.ts';
import { isNoRecording } from '../../../shared/domain/left-aside.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { judgedSidesHold } from '../catalog/judged-sides.ts';
import type { StageVersions } from '../catalog/stage-results.ts';
import { parseFileName } from '../intake/file-name.ts';
import type { IdentifiedRecording } from '../intake/identify.ts';
import { adoptStages } from './adopt-stages.ts';
import { estimateDurationS } from './estimate-duration.ts';
import type { FedFile } from './feed.ts';

/** What a batch is about to do with a file. */
export type Registered =
  /** It is to be analysed. `models`: the model set frozen in it, which is another than asked for when it is a retry. */
  | { readonly kind: 'queued'; readonly callId: string; readonly durationS: number; readonly models: string }
  /** It is no recording, and only noted. */
  | { readonly kind: 'aside' }
  /** The same content is already on its way in this batch. */
  | { readonly kind: 'linked' }
  /** This batch analysed it before it was stopped. */
  | { readonly kind: 'done'; readonly callId: string; readonly durationS: number }
  /** There is an answer already: `skipped`, the call is analysed. */
  | { readonly kind: 'answered'; readonly status: 'failed' | 'rejected' }
  | { readonly kind: 'answered'; readonly status: 'skipped'; readonly callId: string };

/** The rules of a batch for its files. */
export interface RegisterRules {
  readonly batchId: string;
  readonly settingsId: number;
  /** Of the models of these settings. */
  readonly versions: StageVersions;
  /** Stages that are done again though the call is analysed. */
  readonly redo: readonly Stage[];
  /** The model sets with which failed calls may be tried again (see `frozenModels`); null: they are not tried again. */
  readonly retryable: ReadonlyMap<string, Result<unknown, AppError>> | null;
  /** Of a batch that goes on: whether it analysed this call itself. True once for each. */
  takeDone(callId: string): boolean;
  agentChannelOf(name: string): AgentChannel;
  /** A person's word for this path; undefined: none. */
  overrideOf(path: string): AgentChannel | undefined;
}

/**
 * Writes down a file of a batch: links it to its recording and to the call with these settings, and queues the call
 * when it has no answer yet. One transaction; doing it again for the same position changes nothing.
 */
export function registerFile(catalog: Catalog, rules: RegisterRules, file: FedFile): Registered {
  const { position, identified } = file;
  return catalog.quickTransaction(() => {
    const recordingId = identified.ok ? saveRecording(catalog, identified.value) : null;
    const fileId = saveFile(catalog, file, identified.ok ? identified.value : null, recordingId);
    const note = (row: {
      call_id?: string;
      status: 'pending' | 'done' | 'failed' | 'rejected' | 'skipped';
      linked?: number;
      error?: string | null;
    }) => {
      const values = { call_id: null, linked: 0, error: null, file_id: fileId, ...row };
      catalog.run(
        catalog.sql
          .insertInto('batch_files')
          .values({ batch_id: rules.batchId, position, ...values })
          .onConflict((conflict) => conflict.columns(['batch_id', 'position']).doUpdateSet(values)),
      );
    };
    if (!identified.ok || recordingId === null) {
      const error = identified.ok ? appError('internal', 'no recording') : identified.error;
      note({ status: 'rejected', error: JSON.stringify(error) });
      return isNoRecording(error) ? { kind: 'aside' } : { kind: 'answered', status: 'rejected' };
    }
    const call =
      chooseCall(catalog, rules, recordingId) ?? newCall(catalog, rules, recordingId, fileId, identified.value);
    const seenInBatch = catalog.first(
      catalog.sql
        .selectFrom('batch_files')
        .select('position')
        .where('call_id', '=', call.id)
        // The plus keeps SQLite from walking the whole batch in its order, instead of the few files of the call.
        .where(sql`+batch_id`, '=', rules.batchId)
        .where('position', '<>', position)
        .orderBy('position')
        .limit(1),
    );
    setAgentChannel(catalog, rules, call.id, file, seenInBatch === undefined || position < seenInBatch.position);
    if (call.state === 'done' && rules.takeDone(call.id)) {
      note({ call_id: call.id, status: 'done' });
      return { kind: 'done', callId: call.id, durationS: call.duration_s };
    }
    const isJudgedRight = judgedSidesHold(catalog, call.id);
    if (call.state === 'done' && (seenInBatch || (isJudgedRight && rules.redo.length === 0))) {
      note({ call_id: call.id, status: 'skipped' });
      return { kind: 'answered', status: 'skipped', callId: call.id };
    }
    const models = rules.retryable?.get(call.models);
    if (call.state === 'failed' && (seenInBatch || !models?.ok)) {
      const error = models && !models.ok ? JSON.stringify(models.error) : call.error;
      note({ call_id: call.id, status: 'failed', error });
      return { kind: 'answered', status: 'failed' };
    }
    note({ call_id: call.id, status: 'pending', linked: seenInBatch ? 1 : 0 });
    if (seenInBatch) return { kind: 'linked' };
    // Queued before (by a batch that was stopped), or to be tried again: from the file that is there now.
    catalog.run(
      catalog.sql
        .updateTable('calls')
        .set({ state: 'queued', batch_id: rules.batchId, file_id: fileId, error: null, ended_at: null })
        .$if(call.state !== 'queued', (query) => query.set({ attempts: 0, interruptions: 0 }))
        .where('id', '=', call.id),
    );
    return { kind: 'queued', callId: call.id, durationS: call.duration_s, models: call.models };
  });
}

function saveRecording(catalog: Catalog, found: IdentifiedRecording): number {
  catalog.run(
    catalog.sql
      .insertInto('recordings')
      .values({
        sha256: found.sha256,
        size_bytes: found.sizeBytes,
        codec: found.codec,
        sample_rate_hz: found.sampleRateHz,
        channels: found.channels,
        claimed_s: found.claimedS,
      })
      .onConflict((conflict) => conflict.column('sha256').doNothing()),
  );
  const row = catalog.first(catalog.sql.selectFrom('recordings').select('id').where('sha256', '=', found.sha256));
  if (!row) throw new Error('the recording was just written');
  return row.id;
}

function saveFile(
  catalog: Catalog,
  file: FedFile,
  found: IdentifiedRecording | null,
  recordingId: number | null,
): number {
  const named = parseFileName(file.fileName);
  const values = {
    path: file.path,
    name: file.fileName,
    modified_ms: found?.modifiedMs ?? 0,
    size_bytes: found?.sizeBytes ?? 0,
    recording_id: recordingId,
    recorded_at: named?.recordedAt ?? null,
    agent: named?.agent ?? null,
    line_of_business: named?.lineOfBusiness ?? null,
  };
  const row = catalog.first(
    catalog.sql
      .insertInto('files')
      .values({ path_bytes: file.pathBytes, ...values })
      .onConflict((conflict) => conflict.column('path_bytes').doUpdateSet(values))
      .returning('id'),
  );
  if (!row) throw new Error('INSERT … RETURNING gave no row');
  return row.id;
}

/**
 * The call of a recording that this batch means: with these settings, or the failed one that is to be tried again. A retry
 * that was stopped left it queued.
 */
function chooseCall(catalog: Catalog, rules: RegisterRules, recordingId: number) {
  const calls = catalog.all(
    catalog.sql
      .selectFrom('calls')
      .innerJoin('settings_snapshots', 'settings_snapshots.id', 'calls.settings_id')
      .select(['calls.id', 'calls.state', 'calls.error', 'calls.duration_s', 'calls.settings_id'])
      .select('settings_snapshots.models')
      .where('recording_id', '=', recordingId)
      .orderBy('calls.ended_at', 'desc'),
  );
  const same = calls.find((call) => call.settings_id === rules.settingsId);
  if (same || !rules.retryable) return same;
  const queued = calls.find((call) => call.state === 'queued' && rules.retryable?.get(call.models)?.ok);
  return calls.find((call) => call.state === 'failed') ?? queued;
}

function newCall(
  catalog: Catalog,
  rules: RegisterRules,
  recordingId: number,
  fileId: number,
  found: IdentifiedRecording,
) {
  const id = randomUUID();
  const durationS = estimateDurationS(found);
  // What a person said about the recording holds under other settings too.
  const said = catalog.first(
    catalog.sql
      .selectFrom('calls')
      .select('agent_override')
      .where('recording_id', '=', recordingId)
      .where('agent_override', 'is not', null)
      .limit(1),
  );
  catalog.run(
    catalog.sql.insertInto('calls').values({
      id,
      recording_id: recordingId,
      settings_id: rules.settingsId,
      file_id: fileId,
      agent_channel: 'left',
      agent_override: said?.agent_override ?? null,
      state: 'queued',
      epoch: null,
      batch_id: null,
      error: null,
      duration_s: durationS,
      channels: found.channels,
      lane_channels: null,
      findings: JSON.stringify(found.findings),
      created_at: new Date().toISOString(),
      ended_at: null,
    }),
  );
  adoptStages(catalog, { id, recordingId, settingsId: rules.settingsId }, rules.versions);
  const { models } = catalog.first(
    catalog.sql.selectFrom('settings_snapshots').select('models').where('id', '=', rules.settingsId),
  ) ?? { models: '' };
  return {
    id,
    state: 'queued' as const,
    error: null,
    duration_s: durationS,
    settings_id: rules.settingsId,
    models,
  };
}

/**
 * Of several files with the content it is the name of the first in the scan that counts, whichever is identified first:
 * the next run must not find the sides swapped. A person's word counts for whichever file it was said of.
 */
function setAgentChannel(
  catalog: Catalog,
  rules: RegisterRules,
  callId: string,
  file: FedFile,
  isFirst: boolean,
): void {
  const override = rules.overrideOf(file.path);
  const values = {
    ...(isFirst ? { agent_channel: rules.agentChannelOf(file.fileName) } : {}),
    ...(override === undefined ? {} : { agent_override: override }),
  };
  if (Object.keys(values).length === 0) return;
  catalog.run(catalog.sql.updateTable('calls').set(values).where('id', '=', callId));
}
