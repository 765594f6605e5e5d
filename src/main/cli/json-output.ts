import { z } from 'zod';
import { callFlagSchema, sideSchema } from '../../shared/domain/call.ts';
import type { FusionSettings } from '../../shared/domain/fusion.ts';
import { laneJudgementSchema } from '../../shared/domain/lane-judgement.ts';
import { laneVerdict, laneVerdictSchema } from '../../shared/domain/lane-verdict.ts';
import { isNoRecording } from '../../shared/domain/left-aside.ts';
import type { BatchSummary, FileOutcome } from '../../shared/domain/outcome.ts';
import { callTopicsSchema } from '../../shared/domain/topics.ts';
import { segmentSchema } from '../../shared/domain/transcript.ts';
import { errorText } from '../../shared/error-text.ts';
import { type AppError, appError, ERROR_CODES } from '../../shared/errors.ts';
import type { Language } from '../../shared/language.ts';
import type { ColumnContext } from '../engine/export/columns.ts';
import type { ExportedFiles } from '../engine/export/export-batch.ts';

const errorSchema = z.strictObject({ code: z.enum(ERROR_CODES), message: z.string(), remedy: z.string() });
const count = z.int().min(0);

/** A file of the run as `--json` gives it. Times in seconds; a segment's are those of the detected speech. */
const callSchema = z.strictObject({
  path: z.string(),
  fileName: z.string(),
  callId: z.string().nullable(),
  sha256: z.string().nullable(),
  status: z.enum(['done', 'failed', 'rejected', 'skipped']),
  error: errorSchema.nullable(),
  flags: z.array(callFlagSchema),
  durationS: z.number().nullable(),
  channels: z.int().nullable(),
  lanes: z.array(
    z.strictObject({
      channel: z.int(),
      side: sideSchema,
      segments: z.array(segmentSchema),
      /** What was said of it by its words and by its voice; null: not judged. */
      text: laneJudgementSchema.nullable(),
      acoustic: laneJudgementSchema.nullable(),
      /** Both put together by the weights of the settings. */
      sentiment: laneVerdictSchema,
    }),
  ),
  /** Null: not found yet, or not asked for. */
  topics: callTopicsSchema.nullable(),
});
type JsonCall = z.infer<typeof callSchema>;

/** The one object that `analyze --json` prints. */
export const analyzeJsonSchema = z.strictObject({
  schema: z.literal(1),
  counts: z.strictObject({ found: count, analysed: count, failed: count, rejected: count, skipped: count }),
  audioS: z.number(),
  wallS: z.number(),
  stagesS: z.record(z.string(), z.number()),
  onnxS: z.number(),
  peakRssBytes: z.number(),
  outputs: z.strictObject({
    results: z.string(),
    performanceReport: z.string(),
    failedCalls: z.string(),
    fileStatuses: z.string(),
    log: z.string(),
  }),
  calls: z.array(callSchema),
});

/** What is printed instead when there is no result at all. */
export const errorJsonSchema = z.strictObject({
  schema: z.literal(1),
  error: errorSchema.extend({ detail: z.string() }),
});

/** The lines of an `analyzeJsonSchema`, a call each: a batch may be larger than memory. */
export function* analyzeJson(
  summary: BatchSummary,
  outputs: ExportedFiles,
  outcomes: Iterable<FileOutcome>,
  { language, fusion }: ColumnContext,
): Generator<string> {
  const { counts, audioS, wallS, stagesS, onnxS, peakRssBytes } = summary;
  const { found, analysed, rejected, skipped } = counts;
  // What was not reached before a stop is given as failed, so that the counts add up.
  const failed = found - analysed - rejected - skipped;
  const head = { schema: 1, counts: { ...counts, failed }, audioS, wallS, stagesS, onnxS, peakRssBytes, outputs };
  yield `${JSON.stringify(head).slice(0, -1)},"calls":[`;
  let separator = '';
  for (const outcome of outcomes) {
    if (isNoRecording(outcome.error)) continue;
    yield separator + JSON.stringify(jsonCall(outcome, language, fusion));
    separator = ',';
  }
  yield ']}';
}

/** `errorJsonSchema` as a line. */
export function errorJson(error: AppError, language: Language): string {
  return JSON.stringify({ schema: 1, error: { ...jsonError(error, language), detail: error.detail } });
}

function jsonCall(outcome: FileOutcome, language: Language, fusion: FusionSettings): JsonCall {
  const { path, fileName, callId, sha256, findings, durationS, channels } = outcome;
  const stopped = outcome.status === 'pending';
  const error = stopped ? appError('cancelled', 'not reached') : outcome.error;
  return {
    path,
    fileName,
    callId,
    sha256,
    status: outcome.status === 'pending' ? 'failed' : outcome.status,
    error: error && jsonError(error, language),
    flags: findings.map(({ flag }) => flag),
    durationS,
    channels,
    lanes: outcome.lanes.map(({ segments, ...lane }) => ({
      ...lane,
      segments: [...segments],
      sentiment: laneVerdict(lane, fusion),
    })),
    topics: outcome.topics,
  };
}

function jsonError({ code }: AppError, language: Language) {
  const { sentence, remedy } = errorText(code, language);
  return { code, message: sentence, remedy };
}
