import { isLeftAside } from '../../../shared/domain/left-aside.ts';
import type { FileOutcome } from '../../../shared/domain/outcome.ts';
import { errorText } from '../../../shared/error-text.ts';
import type { Language } from '../../../shared/language.ts';

/** `failed_calls_….json`: an array of what failed or was rejected, each with what to do about it. */
export function* failedCallsJson(outcomes: Iterable<FileOutcome>, language: Language): Generator<string> {
  yield* jsonArray(failed(outcomes), (outcome) => status(outcome, language));
}

/** `file_statuses_….json`: an array of every file of the run and where it stands. */
export function* fileStatusesJson(outcomes: Iterable<FileOutcome>, language: Language): Generator<string> {
  yield* jsonArray(outcomes, (outcome) => status(outcome, language));
}

function* failed(outcomes: Iterable<FileOutcome>): Generator<FileOutcome> {
  for (const outcome of outcomes) if (outcome.error !== null && !isLeftAside(outcome)) yield outcome;
}

function status(
  { fileName, path, callId, sha256, status, durationS, findings, error }: FileOutcome,
  language: Language,
) {
  return {
    file_name: fileName,
    path,
    call_id: callId,
    sha256,
    status,
    duration_s: durationS,
    flags: findings.map(({ flag }) => flag),
    error: error && {
      ...error,
      message: errorText(error.code, language).sentence,
      remedy: errorText(error.code, language).remedy,
    },
  };
}

/** One element a line, so that a long file can be read by eye and by line. */
function* jsonArray<T>(items: Iterable<T>, shape: (item: T) => unknown): Generator<string> {
  let lead = '[\n';
  for (const item of items) {
    yield `${lead}  ${JSON.stringify(shape(item))}`;
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}
