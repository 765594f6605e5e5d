import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { STAGES, type Stage } from '../../shared/domain/job.ts';
import { GLOSSARY_NAMES, TOPIC_MODES } from '../../shared/domain/topics.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { fusionSettingsOf } from '../../shared/settings/fusion-settings.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { v1NoteText } from '../../shared/settings/v1-note-text.ts';
import { readGlossaryVersion } from '../engine/catalog/glossary-versions.ts';
import type { FinishedRun } from '../engine/export/export-run.ts';
import type { Engine } from '../engine/index.ts';
import { ensureWritableFolder } from '../platform/writable-folder.ts';
import type { CliContext } from './context.ts';
import { checkFolder } from './dry-run.ts';
import { exitCodeOf, exitCodeOfRun } from './exit-code.ts';
import { warnOfError } from './explain-error.ts';
import { analyzeJson, errorJson } from './json-output.ts';
import { runAndExport, withEngine } from './run-batch.ts';
import { type RunSettings, runSettings, type SettingOptions } from './run-settings.ts';
import { showReport } from './show-report.ts';
import { showRun } from './show-run.ts';
import { say } from './words.ts';
import { removeWorkingCatalog, workingCatalog } from './working-catalog.ts';

interface AnalyzeOptions extends SettingOptions {
  readonly out: string;
  readonly saveMode: 'csv' | 'database';
  readonly performanceReport?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly recursive: boolean;
  readonly retryFailed?: boolean;
  readonly stages?: readonly (Stage | 'topics')[];
}

const HELP = `
Examples:
  nabra analyze ~/calls
  nabra analyze ~/calls --out ~/results --asr moonshine-base-en
  nabra analyze ~/calls --config config.yaml --save-mode csv
  nabra analyze ~/calls --dry-run
  nabra analyze ~/calls --json > run.json

Recordings: .wav and .ogg, and with ffmpeg also .mp3, .m4a, .flac, .opus, .wma and others. Stereo gives two lanes, one
per side; mono gives one lane that is nobody's. What was analysed before with the same settings is not analysed again,
and a run that was stopped goes on where it stopped. With other settings only what they change is done; --stages text,acoustic
judges sentiment again without recognising anything.

Speech is given to the recogniser in pieces of at most chunkDurationS of settings.json (chunk_duration_sec of config.yaml;
25 s by default), and never longer than 12 s for Moonshine and 25 s for w2v-bert.

With --save-mode database (the default) results are kept in the catalog of the profile. With csv the catalog stays as it
is: the run works in OUT/.nabra-csv-run, which is deleted at its end and kept for going on when it was stopped. Both write
to OUT:
  optimized_results_TIME.csv, performance_report_TIME.json, failed_calls_TIME.json, file_statuses_TIME.json and
  optimized_processing_TIME.log

Exit codes: 0 every call has its result, 1 some failed or the run was stopped, 2 usage or configuration, 3 profile in use.`;

/** Adds `analyze` to the program. `context` is asked for when it runs. */
export function registerAnalyze(program: Command, context: () => CliContext): void {
  program
    .command('analyze')
    .description('analyse the calls of a folder: who said what and when')
    .argument('<folder...>', 'folders with recordings, or recordings')
    .option('--out <dir>', 'where the files are written', 'output')
    .option('--config <yaml>', "version 1's config.yaml, read as it is")
    .addOption(
      new Option('--save-mode <mode>', 'where results are kept').choices(['csv', 'database']).default('database'),
    )
    .option('--performance-report', 'also print the performance report (the file is always written)')
    .option('--dry-run', 'only look at what would be analysed')
    .option('--json', 'print one JSON object at the end, and nothing else, on stdout')
    .addOption(
      new Option('--agent-channel <side>', "the agent's channel, whatever the file names say").choices([
        'left',
        'right',
      ]),
    )
    .option('--asr <model>', 'recogniser (see "nabra models list")')
    .option('--vad <model>', 'speech detector')
    .addOption(
      new Option('--topics <mode>', 'how topics are found; bedrock only where the settings allow the network').choices(
        TOPIC_MODES,
      ),
    )
    .addOption(
      new Option('--glossary <name>', 'the glossary of all calls, whatever the file names say').choices(GLOSSARY_NAMES),
    )
    .option('--no-recursive', 'leave subfolders out')
    .option('--retry-failed', 'try failed calls again, with the settings they failed with')
    .addOption(
      new Option('--stages <names>', `do these again, and what rests on them: ${NAMES.join(', ')}`).argParser(
        parseStages,
      ),
    )
    .addHelpText('after', HELP)
    .action((paths: string[], options: AnalyzeOptions) => analyze(context(), paths, options));
}

/** Topics are found beside the analysis, and asked for like a stage of it. */
const NAMES = [...STAGES, 'topics'] as const;

function parseStages(text: string): (Stage | 'topics')[] {
  const stages = z.array(z.enum(NAMES)).safeParse(text.split(',').map((name) => name.trim()));
  if (!stages.success) throw new InvalidArgumentError(`Expected some of ${NAMES.join(', ')}, with commas between.`);
  return stages.data;
}

async function analyze(context: CliContext, paths: readonly string[], options: AnalyzeOptions): Promise<void> {
  const prepared = await prepare(context, paths, options);
  const done = prepared.ok ? await work(context, paths, options, prepared.value) : prepared;
  if (done.ok) return;
  if (options.json) context.print(errorJson(done.error, context.language));
  warnOfError(done.error, context);
  context.setExitCode(exitCodeOf(done.error));
}

async function prepare(
  context: CliContext,
  paths: readonly string[],
  options: AnalyzeOptions,
): Promise<Result<RunSettings, AppError>> {
  for (const path of paths) {
    const there = await stat(path).then(
      () => true,
      () => false,
    );
    if (!there) return err(appError('not_found', resolve(path)));
  }
  const contradiction = contradictionOf(context, options);
  if (contradiction !== null) return err(appError('bad_usage', contradiction));
  const run = await runSettings(context, options);
  if (
    run.ok &&
    options.saveMode === 'csv' &&
    run.value.settings.topics === 'bedrock' &&
    run.value.settings.networkAllowed
  )
    return err(appError('bad_usage', UNRECORDED));
  return run;
}

const UNRECORDED =
  '--save-mode csv keeps no catalog, and what is sent to Bedrock is written down there: add --topics local, or use --save-mode database';

/** What `--save-mode csv` cannot be asked for together with; null when there is nothing of it. */
function contradictionOf(context: CliContext, { saveMode, retryFailed }: AnalyzeOptions): string | null {
  if (saveMode !== 'csv') return null;
  if (context.catalogFile !== join(context.profileFolder, 'catalog.sqlite'))
    return '--save-mode csv keeps nothing in a catalog: leave --catalog out, or use --save-mode database';
  if (retryFailed)
    return '--save-mode csv keeps no failed calls to try again: without --retry-failed every call is analysed anew';
  return null;
}

async function work(
  context: CliContext,
  paths: readonly string[],
  options: AnalyzeOptions,
  { settings, notes }: RunSettings,
): Promise<Result<null, AppError>> {
  for (const { note, keys } of notes) context.warn(`${keys.join(', ')}: ${v1NoteText(note, context.language)}`);
  const out = resolve(options.out);
  const filesOnly = options.saveMode === 'csv';
  const catalogFile = filesOnly ? workingCatalog(out) : context.catalogFile;
  const { recursive, retryFailed = false, stages = [] } = options;
  const redo = stages.filter((stage) => stage !== 'topics');
  const redoTopics = redo.length < stages.length;
  if (options.dryRun) return checkFolder(context, settings, paths, recursive, options.json === true);
  // Now, not after hours of work.
  const ready = await ensureWritableFolder(out);
  if (!ready.ok) return ready;
  const cancelled = await withEngine(context, settings, catalogFile, async (engine) => {
    const run = await runAndExport(context, engine, settings, { paths, recursive, retryFailed, redo, redoTopics }, out);
    if (!run.ok) return run;
    show(context, run.value, options, settings);
    if (run.value.summary.topics && usesSample(engine)) context.warn(say('sampleGlossary', context.language));
    return ok(run.value.summary.cancelled);
  });
  if (!cancelled.ok) return cancelled;
  if (filesOnly && !cancelled.value) {
    const removed = await removeWorkingCatalog(catalogFile);
    // The results are written: what could not be cleared away is said and fails nothing.
    if (!removed.ok) warnOfError(removed.error, context);
  }
  return ok(null);
}

function show(context: CliContext, run: FinishedRun, options: AnalyzeOptions, settings: Settings): void {
  const { summary, files, report } = run;
  if (options.json) {
    const shown = { language: context.language, fusion: fusionSettingsOf(settings) };
    for (const line of analyzeJson(summary, files, run.outcomes(), shown)) context.print(line);
  } else {
    showRun(context, summary, run.outcomes({ lanes: false }), files, options.saveMode === 'database');
    if (options.performanceReport) showReport(context, report);
    else context.print(report.bottleneck.sentence);
  }
  context.setExitCode(exitCodeOfRun(summary, run.outcomes({ lanes: false })));
}

/** Whether topics are found by a glossary that is nobody's own. */
function usesSample({ topics }: Engine): boolean {
  return GLOSSARY_NAMES.some((name) => readGlossaryVersion(topics.room.catalog, name)?.origin === 'sample');
}
