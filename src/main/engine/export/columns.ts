import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import type { FileOutcome } from '../../../shared/domain/outcome.ts';
import { errorText } from '../../../shared/error-text.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/language.ts';
import { parseFileName } from '../intake/file-name.ts';
import { sideText, wholeText } from './call-text.ts';
import { EXTRA_SENTIMENT_COLUMNS, V1_SENTIMENT_COLUMNS } from './sentiment-columns.ts';
import { EXTRA_TOPIC_COLUMNS, topicLabels } from './topic-columns.ts';

/** What a column may need beside the call itself. */
export interface ColumnContext {
  readonly language: Language;
  /** What sentiments are fused by. */
  readonly fusion: FusionSettings;
}

/** A column of the results: its name, and a call's value in it. Text is made safe on writing, numbers are left alone. */
export interface Column {
  readonly name: string;
  readonly value: (outcome: FileOutcome, context: ColumnContext) => string | number | null;
}

/** Why a call has no result, in plain words with what was found; empty for a call that has one. */
function errorSentence(error: AppError | null, language: Language): string | null {
  if (!error) return null;
  const { sentence } = errorText(error.code, language);
  return error.detail === '' ? sentence : `${sentence} (${error.detail})`;
}

/** The columns of v1 in v1's order. */
export const V1_COLUMNS: readonly Column[] = [
  { name: 'file_name', value: ({ fileName }) => fileName },
  { name: 'transcription', value: ({ lanes }) => wholeText(lanes) },
  { name: 'agent_transcription', value: ({ lanes }) => sideText(lanes, 'agent') },
  { name: 'client_transcription', value: ({ lanes }) => sideText(lanes, 'client') },
  ...V1_SENTIMENT_COLUMNS,
  { name: 'error', value: ({ error }, { language }) => errorSentence(error, language) },
  { name: 'topics', value: ({ topics }) => topicLabels(topics) },
];

/**
 * Ours, after v1's. `status` is the state of the call's result, not of the run: a call found already analysed is `done`, so
 * that the same folder analysed again gives the same table. `cut_cells` names the columns whose text was too long.
 */
export const EXTRA_COLUMNS: readonly Column[] = [
  { name: 'call_id', value: ({ callId }) => callId },
  { name: 'sha256', value: ({ sha256 }) => sha256 },
  { name: 'status', value: ({ status }) => (status === 'skipped' ? 'done' : status) },
  { name: 'error_code', value: ({ error }) => error?.code ?? null },
  { name: 'flags', value: ({ findings }) => findings.map(({ flag }) => flag).join(' ') },
  { name: 'duration_s', value: ({ durationS }) => (durationS === null ? null : Math.round(durationS * 1000) / 1000) },
  { name: 'channels', value: ({ channels }) => channels },
  { name: 'agent_channel', value: ({ agentChannel, lanes }) => (lanes.length > 1 ? agentChannel : null) },
  { name: 'agent', value: ({ fileName }) => parseFileName(fileName)?.agent ?? null },
  { name: 'date', value: ({ fileName }) => parseFileName(fileName)?.recordedAt ?? null },
  { name: 'line_of_business', value: ({ fileName }) => parseFileName(fileName)?.lineOfBusiness ?? null },
  { name: 'path', value: ({ path }) => path },
  { name: 'asr_model', value: ({ models }) => models?.asr ?? null },
  { name: 'vad_model', value: ({ models }) => models?.vad ?? null },
  ...EXTRA_SENTIMENT_COLUMNS,
  ...EXTRA_TOPIC_COLUMNS,
];
