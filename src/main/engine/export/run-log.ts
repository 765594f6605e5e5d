import type { BatchSummary, FileOutcome } from '../../../shared/domain/outcome.ts';

/**
 * The log of a run for people, a line per file. File names stand in it, unlike in the application's own log: it lies
 * beside results that hold the same names, and belongs to the analyst. It never holds what was said.
 */
export function* runLog(summary: BatchSummary, outcomes: Iterable<FileOutcome>): Generator<string> {
  const { batchId, startedAt, endedAt, counts, audioS, wallS, analyzers } = summary;
  yield `${startedAt} batch ${batchId} started\n`;
  for (const outcome of outcomes) yield `${outcomeLine(outcome)}\n`;
  yield `${endedAt} batch ${batchId} ${summary.cancelled ? 'stopped' : 'ended'}: `;
  yield `${counts.found} found, ${counts.analysed} analysed, ${counts.failed} failed, ${counts.rejected} rejected, `;
  yield `${counts.skipped} already analysed; ${audioS.toFixed(1)} s of audio in ${wallS.toFixed(1)} s, `;
  yield `${analyzers} analyzer(s)\n`;
}

function outcomeLine({ status, callId, path, durationS, findings, error }: FileOutcome): string {
  const facts = [
    durationS === null ? null : `${durationS.toFixed(2)} s`,
    ...findings.map(({ flag, detail }) => (detail === '' ? flag : `${flag} (${detail})`)),
    error && `${error.code}${error.stage === undefined ? '' : ` in ${error.stage}`}: ${error.detail}`,
  ].filter((fact) => fact !== null);
  // A name may hold line breaks: quoted as JSON, a file stays one line.
  return `${status.padEnd(8)} ${callId ?? '-'} ${JSON.stringify(path)} ${facts.join('; ')}`.trimEnd();
}
