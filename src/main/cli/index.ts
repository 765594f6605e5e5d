import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { errorText } from '../../shared/error-text.ts';
import { appRoot } from '../platform/app-root.ts';
import { registerAnalyze } from './analyze.ts';
import type { CliContext } from './context.ts';
import { registerDemo } from './demo.ts';
import { registerDoctor } from './doctor.ts';
import { exitCodeOf } from './exit-code.ts';
import { registerExport } from './export.ts';
import { registerModels } from './models.ts';
import { environmentLanguage, type GlobalOptions, openContext } from './open-context.ts';
import { registerRedact } from './redact.ts';
import { registerSentiment } from './sentiment.ts';
import { registerTopics } from './topics.ts';

const HELP = `
Start here:
  nabra doctor                 what this machine has and can do
  nabra demo                   the sample calls
  nabra analyze FOLDER         your own calls; the results are in ./output
  nabra analyze --help         every option, with examples
  nabra sentiment --help       judge single utterances, or the voice in a clip
  nabra redact --help          hide what tells who somebody is
  nabra topics --help          your glossaries: import them, and classify by them

The profile (catalog, imported models, settings.json) lies in NABRA_HOME, or else where the system keeps programs' data:
on Linux ~/.local/share/nabra. From a checkout, "nabra" is "npm run --silent nabra --".

Exit codes: 0 all done, 1 some calls failed, 2 usage or configuration, 3 profile in use.`;

/** The command line of Nabra: everything the engine does, without a window. */
async function main(): Promise<void> {
  let opened: CliContext | null = null;
  const context = () => {
    if (opened === null) throw new Error('a command ran before its context was opened');
    return opened;
  };
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')));
  const program = new Command('nabra')
    .description('Recorded calls in; transcripts per side out, on this machine alone.')
    .version(version)
    .option('--lang <language>', 'language of messages: fr, ar or en')
    .option('--catalog <file>', 'another catalog than that of the profile')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(see --help)')
    .addHelpText('after', HELP)
    .exitOverride();
  program.hook('preAction', async () => {
    const result = await openContext(program.opts<GlobalOptions>());
    if (!result.ok) {
      const { sentence, remedy } = errorText(result.error.code, environmentLanguage() ?? 'fr');
      program.error(`${sentence}\n  ${result.error.detail}\n  → ${remedy}`, { exitCode: exitCodeOf(result.error) });
    } else opened = result.value;
  });
  registerAnalyze(program, context);
  registerExport(program, context);
  registerModels(program, context);
  registerSentiment(program, context);
  registerRedact(program, context);
  registerTopics(program, context);
  registerDoctor(program, context);
  registerDemo(program, context);
  // Whoever read our output has had enough (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(1);
    throw error;
  });
  // Nobody listens to progress and notes any more: no reason to give up the work.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end with 0; every mistake on the command line with 2.
    process.exitCode = error.code === 'commander.error' ? error.exitCode : error.exitCode === 0 ? 0 : 2;
  }
}

await main();
