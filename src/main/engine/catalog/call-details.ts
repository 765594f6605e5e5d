import { z } from 'zod';
import { findingSchema } from '../../../shared/domain/call.ts';
import { lanesBySide, type SentCallDetails } from '../../../shared/domain/call-details.ts';
import { MODALITIES } from '../../../shared/domain/sentiment.ts';
import { wordTimingSchema } from '../../../shared/domain/transcript.ts';
import { type AppError, appError, appErrorSchema } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { parseFileName } from '../intake/file-name.ts';
import type { Catalog } from './catalog.ts';
import { readSentJudgements } from './judgements.ts';

const laneChannelsSchema = z.array(z.int());
const findingsSchema = z.array(findingSchema);
const framesSchema = z.array(z.object({ channel: z.int(), wordTiming: wordTimingSchema }));

/** A call with all that was said in it, as far as it is analysed. Error: `not_found`. */
export function readCallDetails(catalog: Catalog, callId: string): Result<SentCallDetails, AppError> {
  const row = catalog.first(
    catalog.sql
      .selectFrom('calls')
      .innerJoin('files', 'files.id', 'calls.file_id')
      .innerJoin('recordings', 'recordings.id', 'calls.recording_id')
      .selectAll('calls')
      .select(['files.name', 'recordings.claimed_s'])
      .where('calls.id', '=', callId),
  );
  if (!row) return err(appError('not_found', 'no such call'));
  const named = parseFileName(row.name);
  const agentChannel = row.agent_override ?? row.agent_channel;
  const channels = row.lane_channels === null ? [] : laneChannelsSchema.parse(JSON.parse(row.lane_channels));
  const chunks = catalog.all(
    catalog.sql
      .selectFrom('chunks')
      .select(['channel', 'start_s', 'end_s', 'words'])
      .where('call_id', '=', callId)
      .orderBy('position'),
  );
  const frames = readFrames(catalog, callId);
  const [text, acoustic] = MODALITIES.map((modality) => readSentJudgements(catalog, callId, modality));
  const lanes = channels.map((channel) => ({
    channel,
    wordTiming: frames.find((frame) => frame.channel === channel)?.wordTiming ?? null,
    segments: chunks
      .filter((chunk) => chunk.channel === channel)
      .map(({ start_s, end_s, words }) => ({ startS: start_s, endS: end_s, words })),
    text: text?.find((judged) => judged.channel === channel) ?? null,
    acoustic: acoustic?.find((judged) => judged.channel === channel) ?? null,
  }));
  return ok({
    callId,
    fileName: row.name,
    recordedAt: named?.recordedAt ?? null,
    agent: named?.agent ?? null,
    lineOfBusiness: named?.lineOfBusiness ?? null,
    recorderId: named?.recorderId ?? null,
    state: row.state,
    error: row.error === null ? null : appErrorSchema.parse(JSON.parse(row.error)),
    durationS: row.duration_s,
    claimedS: row.claimed_s,
    agentChannel,
    agentSetByHand: row.agent_override !== null,
    findings: findingsSchema.parse(JSON.parse(row.findings)),
    lanes: lanesBySide(lanes, agentChannel),
  });
}

function readFrames(catalog: Catalog, callId: string) {
  const asr = catalog.first(
    catalog.sql
      .selectFrom('stages')
      .select('result')
      .where('call_id', '=', callId)
      .where('stage', '=', 'asr')
      .where('state', '=', 'done')
      .orderBy('ended_at', 'desc')
      .limit(1),
  );
  return asr?.result ? framesSchema.parse(JSON.parse(asr.result)) : [];
}
