import { z } from 'zod';
import { type Finding, findingSchema } from '../../../shared/domain/call.ts';
import { STAGES, type Stage, stagesFrom } from '../../../shared/domain/job.ts';
import { type LaneTranscript, laneTranscriptSchema, wordSchema } from '../../../shared/domain/transcript.ts';
import {
  decodeResultSchema,
  laneSpeechSchema,
  type StageResult,
  type StageTimes,
  stageResultSchema,
} from '../../../shared/ipc/analyzer-contract.ts';
import type { Catalog } from './catalog.ts';
import { forgetJudgements, readJudgements, saveJudgements } from './judgements.ts';

/** The version under which each stage's result is kept: of its model, or of its own code. */
export type StageVersions = Readonly<Record<Stage, string>>;

const transcriptFrameSchema = z.array(laneTranscriptSchema.omit({ segments: true }));
const wordsSchema = z.array(wordSchema);

/**
 * Keeps a stage's result, replacing what an earlier try left: keyed by (call, stage, model version), so that doing it
 * twice is doing it once. Call it inside a transaction.
 */
export function saveStage(catalog: Catalog, callId: string, result: StageResult, versions: StageVersions): void {
  forgetStages(
    catalog,
    callId,
    stagesFrom(result.stage).filter((stage) => stage !== result.stage),
  );
  if (result.stage === 'asr') saveChunks(catalog, callId, result.result);
  if (result.stage === 'text' || result.stage === 'acoustic') {
    saveJudgements(catalog, callId, result.stage, result.result);
  }
  if (result.stage === 'decode') saveDecoded(catalog, callId, result.result);
  if (result.stage === 'vad') noteSilence(catalog, callId, result.result);
  const kept =
    result.stage === 'decode' || result.stage === 'vad'
      ? result.result
      : result.result.map(({ segments: _, ...frame }) => frame);
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

/** Forgets results that no longer hold, because what they were made from is another now. Call it inside a transaction. */
export function forgetStages(catalog: Catalog, callId: string, stages: readonly Stage[]): void {
  if (stages.length === 0) return;
  catalog.run(catalog.sql.deleteFrom('stages').where('call_id', '=', callId).where('stage', 'in', stages));
  for (const stage of stages) if (stage === 'text' || stage === 'acoustic') forgetJudgements(catalog, callId, stage);
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

/** The stages of a call that are done under these versions. */
export function doneStages(catalog: Catalog, callId: string, versions: StageVersions): ReadonlySet<Stage> {
  const rows = catalog.all(
    catalog.sql
      .selectFrom('stages')
      .select(['stage', 'model_version'])
      .where('call_id', '=', callId)
      .where('state', '=', 'done'),
  );
  return new Set(rows.filter((row) => row.model_version === versions[row.stage]).map(({ stage }) => stage));
}

/** Copies results of one call to another that has none of these stages. Call it inside a transaction. */
export function copyStages(
  catalog: Catalog,
  from: string,
  to: string,
  stages: readonly Stage[],
  versions: StageVersions,
): void {
  for (const stage of stages) {
    const [row] = catalog.all(
      catalog.sql
        .selectFrom('stages')
        .selectAll()
        .where('call_id', '=', from)
        .where('stage', '=', stage)
        .where('model_version', '=', versions[stage]),
    );
    if (!row) throw new Error('only what is done is copied');
    if (stage === 'decode') saveDecoded(catalog, to, decodeResultSchema.parse(JSON.parse(row.result ?? '')));
    if (stage === 'vad') noteSilence(catalog, to, z.array(laneSpeechSchema).parse(JSON.parse(row.result ?? '')));
    if (stage === 'asr') copyRows(catalog, 'chunks', from, to, '');
    if (stage === 'text' || stage === 'acoustic') {
      copyRows(catalog, 'lane_judgements', from, to, `AND modality = '${stage}'`);
      copyRows(catalog, 'segment_judgements', from, to, `AND modality = '${stage}'`);
    }
    catalog.run(catalog.sql.insertInto('stages').values({ ...row, call_id: to }));
  }
}

const COPIED = {
  chunks: 'channel, position, start_s, end_s, text, raw_text, confidence, words',
  lane_judgements: `channel, modality, judged_as, model, unsure_below, negative, neutral, positive, first_negative, first_neutral,
    first_positive, last_negative, last_neutral, last_positive`,
  segment_judgements: 'channel, position, modality, negative, neutral, positive, cues',
} as const;

/** Inside the database: a call has thousands of words, and none of them needs to be read. */
function copyRows({ database }: Catalog, table: keyof typeof COPIED, from: string, to: string, which: string): void {
  const columns = COPIED[table];
  database
    .prepare(`INSERT INTO ${table} (call_id, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE call_id = ? ${which}`)
    .run(to, from);
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
  const seconds = {
    decode: times.decodeS,
    vad: times.vadS,
    asr: times.asrS,
    text: times.textS,
    acoustic: times.acousticS,
  } satisfies Record<Stage, number>;
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

/** The stages of a call that are done under these versions and rest on such: `text` and `acoustic` each on the first three. */
export function knownStages(catalog: Catalog, callId: string, versions: StageVersions): StageResult[] {
  const rows = catalog.all(
    catalog.sql
      .selectFrom('stages')
      .select(['stage', 'model_version', 'result'])
      .where('call_id', '=', callId)
      .where('state', '=', 'done'),
  );
  const known = new Map<Stage, StageResult>();
  for (const stage of STAGES) {
    const row = rows.find((one) => one.stage === stage && one.model_version === versions[stage]);
    const restsOnKnown = STAGES.every(
      (before) => before === stage || known.has(before) || !stagesFrom(before).includes(stage),
    );
    if (!row?.result || !restsOnKnown) continue;
    known.set(stage, stageResultSchema.parse({ stage, result: readResult(catalog, callId, stage, row.result) }));
  }
  return [...known.values()];
}

function readResult(catalog: Catalog, callId: string, stage: Stage, result: string): unknown {
  if (stage === 'asr') return readTranscript(catalog, callId, result);
  if (stage === 'text' || stage === 'acoustic') return readJudgements(catalog, callId, stage);
  return JSON.parse(result);
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
