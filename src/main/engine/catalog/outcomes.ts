import { sql } from 'kysely';
import { z } from 'zod';
import { findingSchema, sideOfLane } from '../../../shared/domain/call.ts';
import { analysisSettingsSchema } from '../../../shared/domain/job.ts';
import type { FileOutcome, LaneOutcome } from '../../../shared/domain/outcome.ts';
import { MODALITIES } from '../../../shared/domain/sentiment.ts';
import { appErrorSchema } from '../../../shared/errors.ts';
import { readCallTopics } from './call-topics.ts';
import type { Catalog } from './catalog.ts';
import { readJudgements } from './judgements.ts';
import { readChunks } from './stage-results.ts';

const PAGE = 500;
const laneChannelsSchema = z.array(z.int());
const findingsSchema = z.array(findingSchema);

/** How much of a batch's files is read. */
export interface OutcomeOptions {
  /** Whether their transcripts are read too, which is most of the work; without them `lanes` is empty and `topics` null. */
  readonly lanes: boolean;
}

/** The files of a batch in the order of its scan. Read page by page: a batch may be large. */
export function* readOutcomes(
  catalog: Catalog,
  batchId: string,
  options: OutcomeOptions = { lanes: true },
): Generator<FileOutcome, void, undefined> {
  for (let after = -1; ; ) {
    const rows = readPage(catalog, batchId, after);
    for (const row of rows) yield describe(catalog, row, options);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.position;
  }
}

/** The files at these positions of a batch's scan, in the order given, with their transcripts. Read page by page. */
export function* readOutcomesAt(
  catalog: Catalog,
  batchId: string,
  positions: readonly number[],
): Generator<FileOutcome, void, undefined> {
  for (let from = 0; from < positions.length; from += PAGE) {
    const wanted = positions.slice(from, from + PAGE);
    const here = sql<number>`(SELECT value FROM json_each(${JSON.stringify(wanted)}))`;
    const rows = catalog.all(files(catalog, batchId).where('batch_files.position', 'in', here));
    const byPosition = new Map(rows.map((row) => [row.position, row]));
    for (const position of wanted) {
      const row = byPosition.get(position);
      if (row) yield describe(catalog, row, { lanes: true });
    }
  }
}

type Row = ReturnType<typeof readPage>[number];

function readPage(catalog: Catalog, batchId: string, after: number) {
  return catalog.all(
    files(catalog, batchId).where('batch_files.position', '>', after).orderBy('batch_files.position').limit(PAGE),
  );
}

// The recording is the call's: what lies at the file's path may have changed since. A row without a call never had one.
function files(catalog: Catalog, batchId: string) {
  return catalog.sql
    .selectFrom('batch_files')
    .innerJoin('files', 'files.id', 'batch_files.file_id')
    .leftJoin('calls', 'calls.id', 'batch_files.call_id')
    .leftJoin('recordings', 'recordings.id', 'calls.recording_id')
    .leftJoin('settings_snapshots', 'settings_snapshots.id', 'calls.settings_id')
    .select(['batch_files.position', 'batch_files.status', 'batch_files.error', 'files.path', 'files.name'])
    .select(['calls.id as callId', 'calls.agent_channel', 'calls.agent_override', 'calls.lane_channels'])
    .select(['calls.findings', 'calls.duration_s', 'calls.channels', 'recordings.sha256'])
    .select(['recordings.claimed_s', 'settings_snapshots.settings'])
    .where('batch_files.batch_id', '=', batchId);
}

function describe(catalog: Catalog, row: Row, options: OutcomeOptions): FileOutcome {
  const { callId } = row;
  const agentChannel = row.agent_override ?? row.agent_channel ?? 'left';
  const analysed = options.lanes && (row.status === 'done' || row.status === 'skipped');
  return {
    path: row.path,
    fileName: row.name,
    callId,
    sha256: row.sha256,
    status: row.status,
    error: row.error === null ? null : appErrorSchema.parse(JSON.parse(row.error)),
    findings: row.findings === null ? [] : findingsSchema.parse(JSON.parse(row.findings)),
    durationS: row.lane_channels === null ? row.claimed_s : row.duration_s,
    channels: row.channels,
    agentChannel,
    models: row.settings === null ? null : modelsOf(row.settings),
    lanes: analysed && callId !== null ? readLanes(catalog, callId, row.lane_channels, agentChannel) : [],
    topics: analysed && callId !== null ? readCallTopics(catalog, callId) : null,
  };
}

function modelsOf(settings: string): FileOutcome['models'] {
  const { asrModel, vadModel } = analysisSettingsSchema.parse(JSON.parse(settings));
  return { asr: asrModel, vad: vadModel };
}

function readLanes(
  catalog: Catalog,
  callId: string,
  laneChannels: string | null,
  agentChannel: FileOutcome['agentChannel'],
): LaneOutcome[] {
  const channels = laneChannels === null ? [] : laneChannelsSchema.parse(JSON.parse(laneChannels));
  const chunks = readChunks(catalog, callId);
  const [text, acoustic] = MODALITIES.map((modality) => readJudgements(catalog, callId, modality));
  return channels.map((channel) => ({
    channel,
    side: sideOfLane(channel, channels.length, agentChannel),
    segments: chunks.filter((chunk) => chunk.channel === channel).map((chunk) => chunk.segment),
    text: text?.find((judged) => judged.channel === channel) ?? null,
    acoustic: acoustic?.find((judged) => judged.channel === channel) ?? null,
  }));
}
