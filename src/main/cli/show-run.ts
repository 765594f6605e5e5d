import { isNoRecording } from '../../shared/domain/left-aside.ts';
import type { BatchSummary, FileOutcome, TopicCounts } from '../../shared/domain/outcome.ts';
import { errorText } from '../../shared/error-text.ts';
import type { ExportedFiles } from '../engine/export/export-batch.ts';
import type { CliContext } from './context.ts';
import { clockTime, printable } from './figures.ts';
import { say } from './words.ts';

/** More failures than this would push everything else off the screen; the file of failed calls has all. */
const FAILURES_SHOWN = 20;

/** Prints the paths of what was written. */
export function showFiles(context: CliContext, files: ExportedFiles): void {
  const rows = [
    [say('results', context.language), files.results],
    [say('report', context.language), files.performanceReport],
    [say('failedCalls', context.language), files.failedCalls],
    [say('statuses', context.language), files.fileStatuses],
    [say('log', context.language), files.log],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, path] of rows) context.print(`  ${name.padEnd(width)}  ${path}`);
}

/**
 * Prints how a run ended: counts, speed, each failure with its remedy, and where the files are. `canRetry`: whether the
 * same command takes `--retry-failed`.
 */
export function showRun(
  context: CliContext,
  summary: BatchSummary,
  outcomes: Iterable<FileOutcome>,
  files: ExportedFiles,
  canRetry: boolean,
): void {
  const { language } = context;
  const { counts, audioS, wallS } = summary;
  context.print(say('analysed', language, { ...counts }));
  if (audioS > 0) {
    const speed = (audioS / wallS).toFixed(1);
    context.print(say('speed', language, { audio: clockTime(audioS), wall: clockTime(wallS), speed }));
  }
  if (summary.topics) showTopics(context, summary.topics);
  showFailures(context, outcomes, files.failedCalls);
  showFiles(context, files);
  if (summary.cancelled) context.print(say('stopped', language));
  else if (canRetry && counts.failed > 0) context.print(say('retry', language));
}

function showTopics(context: CliContext, { done, none, byBedrock, fallbacks, costUsd }: TopicCounts): void {
  const { language } = context;
  if (done > 0) context.print(say('topicsFound', language, { done, none }));
  if (byBedrock + fallbacks > 0)
    context.print(say('topicsByBedrock', language, { count: byBedrock, fallbacks, cost: costUsd.toFixed(4) }));
}

function showFailures(context: CliContext, outcomes: Iterable<FileOutcome>, failedCalls: string): void {
  const { language } = context;
  let leftAside = 0;
  let failures = 0;
  for (const outcome of outcomes) {
    const { error, fileName } = outcome;
    if (error === null) continue;
    if (isNoRecording(error)) {
      leftAside++;
      continue;
    }
    if (failures === 0) context.print(say('failures', language));
    failures++;
    if (failures > FAILURES_SHOWN) continue;
    const { sentence, remedy } = errorText(error.code, language);
    context.print(`  ${printable(fileName)}: ${sentence}`);
    context.print(`    ${printable(error.detail)} → ${remedy}`);
  }
  if (failures > FAILURES_SHOWN) {
    context.print(`  ${say('others', language, { count: failures - FAILURES_SHOWN, path: failedCalls })}`);
  }
  if (leftAside > 0) context.print(say('leftAside', language, { count: leftAside }));
}
