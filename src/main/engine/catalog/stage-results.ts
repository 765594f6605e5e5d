import { z } from 'zod';
import { type Finding, findingSchema } from '../../../shared/domain/call.ts';
import { STAGES, type Stage } from '../../../shared/domain/job.ts';
import { type LaneTranscript, laneTranscriptSchema, wordSchema } from '../../../shared/domain/transcript.ts';
import { type StageResult, type StageTimes, stageResultSchema } from '../../../shared/ipc/analyzer-contract.ts';
import type { Catalog } from './catalog.ts';

/** The version under which each stage's result is kept: of its model, or of its own code. */
export type StageVersions = Readonly<Record<Stage, string>>;

const transcriptFrameSchema = z.array(laneTranscriptSchema.omit({ segments: true }));
const wordsSchema = z.array(wordSchema);

/**
 * Keeps a stage's result, replacing what an earlier try left: keyed by (call, stage, model version), so that doing it
 * twice is doing it once. Call it inside a transaction.
 */
export function saveStage(catalog: Catalog, callId: string, result: StageResult, versions: StageVersions): void {
  if (result.stage === 'asr') saveChunks(catalog, callId, result.result);
  if (result.stage === 'decode') saveDecoded(catalog, callId, result.result);
  if (result.stage === 'vad') noteSilence(catalog, callId, result.result);
  const kept = result.stage === 'asr' ? result.result.map(({ segments: _, ...frame }) => frame) : result.result;
  const row = {
    state: 'done' as const,
    error: null,
    result: JSON.stringify(kept),
    ended_at: new Date().toISOString(),
  };
  catalog.run(
    catalog.sql
      .insertInto('stages')
      .values({ call_id: callId, stage: result.stage, model_version: versions[result.stage], ...row })
      .onConflict((conflict) => conflict.columns(['call_id', 'stage', 'model_version']).doUpdateSet(row)),
  );
}

function saveDecoded(catalog: Catalog, callId: string, decoded: Extract<StageResult, { stage: 'decode' }>['result']) {
  // What the container told before stays: decoding does not look at the file's name, for one.
  const others = readFindings(catalog, callId).filter((one) => decoded.findings.every(({ flag }) => flag !== one.flag));
  catalog.run(
    catalog.sql
      .updateTable('calls')
      .set({
        duration_s: decoded.durationS,
        channels: decoded.channels,
        lane_channels: JSON.stringify(decoded.laneChannels),
        findings: JSON.stringify([...decoded.findings, ...others]),
      })
      .where('id', '=', callId),
  );
}

function readFindings(catalog: Catalog, callId: string): Finding[] {
  const row = catalog.first(catalog.sql.selectFrom('calls').select('findings').where('id', '=', callId));
  return z.array(findingSchema).parse(JSON.parse(row?.findings ?? '[]'));
}

/** A call in which nobody speaks says so: an empty transcript alone might also be a fault of ours. */
function noteSilence(catalog: Catalog, callId: string, lanes: Extract<StageResult, { stage: 'vad' }>['result']): void {
  const findings = readFindings(catalog, callId).filter(({ flag }) => flag !== 'no_speech');
  if (lanes.every(({ speech }) => speech.length === 0)) findings.push({ flag: 'no_speech', detail: '' });
  catalog.run(
    catalog.sql
      .updateTable('calls')
      .set({ findings: JSON.stringify(findings) })
      .where('id', '=', callId),
  );
}

function saveChunks(catalog: Catalog, callId: string, lanes: readonly LaneTranscript[]): void {
  catalog.run(catalog.sql.deleteFrom('chunks').where('call_id', '=', callId));
  for (const lane of lanes) {
    lane.segments.forEach((segment, position) => {
      catalog.run(
        catalog.sql.insertInto('chunks').values({
          call_id: callId,
          channel: lane.channel,
          position,
          start_s: segment.startS,
          end_s: segment.endS,
          text: segment.text,
          raw_text: segment.rawText,
          confidence: segment.confidence,
          words: JSON.stringify(segment.words),
        }),
      );
    });
  }
}

/** Notes why a stage failed, and that it was tried once more. Call it inside a transaction. */
export function saveStageFailure(catalog: Catalog, callId: string, stage: Stage, version: string, error: string): void {
  const ended_at = new Date().toISOString();
  catalog.run(
    catalog.sql
      .insertInto('stages')
      .values({ call_id: callId, stage, model_version: version, state: 'failed', error, result: null, ended_at })
      .onConflict((conflict) =>
        conflict
          .columns(['call_id', 'stage', 'model_version'])
          .doUpdateSet((eb) => ({ state: 'failed', error, ended_at, attempts: eb('stages.attempts', '+', 1) })),
      ),
  );
}

/** Keeps how long each stage took, in seconds. */
export function saveStageTimes(catalog: Catalog, callId: string, times: StageTimes): void {
  const seconds = { decode: times.decodeS, vad: times.vadS, asr: times.asrS } satisfies Record<Stage, number>;
  for (const stage of STAGES) {
    catalog.run(
      catalog.sql
        .updateTable('stages')
        .set({ seconds: seconds[stage] })
        .where('call_id', '=', callId)
        .where('stage', '=', stage),
    );
  }
}

/** How many stages of a call are committed. */
export function countDoneStages(catalog: Catalog, callId: string): number {
  const done = catalog.sql
    .selectFrom('stages')
    .select((eb) => eb.fn.count<number>('stage').distinct().as('n'))
    .where('call_id', '=', callId)
    .where('state', '=', 'done');
  return catalog.first(done)?.n ?? 0;
}

/** The stages of a call that are done, in order, up to the first that is missing under these versions. */
export function knownStages(catalog: Catalog, callId: string, versions: StageVersions): StageResult[] {
  const rows = catalog.all(
    catalog.sql
      .selectFrom('stages')
      .select(['stage', 'model_version', 'result'])
      .where('call_id', '=', callId)
      .where('state', '=', 'done'),
  );
  const known: StageResult[] = [];
  for (const stage of STAGES) {
    const row = rows.find((one) => one.stage === stage && one.model_version === versions[stage]);
    if (!row?.result) return known;
    const result = stage === 'asr' ? readTranscript(catalog, callId, row.result) : JSON.parse(row.result);
    known.push(stageResultSchema.parse({ stage, result }));
  }
  return known;
}

function readTranscript(catalog: Catalog, callId: string, frames: string): LaneTranscript[] {
  const chunks = readChunks(catalog, callId);
  return transcriptFrameSchema.parse(JSON.parse(frames)).map((frame) => ({
    ...frame,
    segments: chunks.filter((chunk) => chunk.channel === frame.channel).map((chunk) => chunk.segment),
  }));
}

/** The segments of a call with their channels, by channel and time. */
export function readChunks(catalog: Catalog, callId: string) {
  const rows = catalog.all(
    catalog.sql.selectFrom('chunks').selectAll().where('call_id', '=', callId).orderBy('channel').orderBy('position'),
  );
  return rows.map((row) => ({
    channel: row.channel,
    segment: {
      startS: row.start_s,
      endS: row.end_s,
      text: row.text,
      rawText: row.raw_text,
      confidence: row.confidence,
      words: wordsSchema.parse(JSON.parse(row.words)),
    },
  }));
}
