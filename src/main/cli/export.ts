import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { exportRun, type FinishedRun, summaryWithoutEnd } from '../engine/export/export-run.ts';
import type { Engine } from '../engine/index.ts';
import type { CliContext } from './context.ts';
import { exitCodeOf } from './exit-code.ts';
import { warnOfError } from './explain-error.ts';
import { withEngine } from './run-batch.ts';
import { showFiles } from './show-run.ts';
import { say } from './words.ts';

interface ExportOptions {
  readonly batch: string;
  readonly out: string;
  readonly separator?: string;
  readonly oneLine?: boolean;
  readonly json?: boolean;
}

const SEPARATORS: Readonly<Record<string, Settings['csvSeparator']>> = { comma: ',', semicolon: ';', tab: '\t' };

const HELP = `
Examples:
  nabra export
  nabra export --separator semicolon --out ~/for-excel
  nabra export --batch 3f6c1a52-…

With semicolon, numbers are written with a decimal comma, as a French Excel expects. Nothing is ever overwritten.

Exit codes: 0 written, 1 could not be written, 2 usage or no such batch, 3 profile in use.`;

/** Adds `export` to the program. `context` is asked for when it runs. */
export function registerExport(program: Command, context: () => CliContext): void {
  program
    .command('export')
    .description('write the files of a run again, from the catalog')
    .option('--batch <id>', 'the run; "latest" is the last one', 'latest')
    .option('--out <dir>', 'where the files are written', 'output')
    .addOption(new Option('--separator <name>', 'between the columns of the CSV').choices(Object.keys(SEPARATORS)))
    .option('--one-line', 'line breaks inside a cell become spaces')
    .option('--json', 'print {batchId, outputs} on stdout')
    .addHelpText('after', HELP)
    .action((options: ExportOptions) => exportAgain(context(), options));
}

async function exportAgain(context: CliContext, options: ExportOptions): Promise<void> {
  const done = await withEngine(context, context.settings, context.catalogFile, (engine) =>
    write(context, engine, options),
  );
  if (!done.ok) {
    warnOfError(done.error, context);
    return context.setExitCode(exitCodeOf(done.error));
  }
  const { summary, files } = done.value;
  if (options.json) context.print(JSON.stringify({ batchId: summary.batchId, outputs: files }));
  else showFiles(context, files);
}

async function write(
  context: CliContext,
  engine: Engine,
  options: ExportOptions,
): Promise<Result<FinishedRun, AppError>> {
  const batches = engine.batches();
  const batch = options.batch === 'latest' ? batches[0] : batches.find(({ id }) => id === options.batch);
  const ranWith = batch && engine.settingsOf(batch.id);
  if (!batch || !ranWith) return err(appError('bad_usage', say('noBatch', context.language)));
  const { csvSeparator, csvOneLine, language } = context.settings;
  const settings: Settings = {
    ...ranWith,
    language,
    csvSeparator: (options.separator && SEPARATORS[options.separator]) || csvSeparator,
    csvOneLine: options.oneLine ?? csvOneLine,
  };
  const summary = batch.summary ?? summaryWithoutEnd(engine, batch.id, batch.startedAt);
  return exportRun(engine, summary, settings, resolve(options.out), []);
}
