import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { isLeftAside } from '../../shared/domain/left-aside.ts';
import { ok } from '../../shared/result.ts';
import { appRoot } from '../platform/app-root.ts';
import { describeCall } from './call-list.ts';
import type { CliContext } from './context.ts';
import { exitCodeOf, exitCodeOfRun } from './exit-code.ts';
import { warnOfError } from './explain-error.ts';
import { runAndExport, withEngine } from './run-batch.ts';
import { showRun } from './show-run.ts';
import { say } from './words.ts';

/** Adds `demo` to the program. `context` is asked for when it runs. */
export function registerDemo(program: Command, context: () => CliContext): void {
  program
    .command('demo')
    .description('analyse the sample calls and show what comes out, into ./output/demo')
    .action(() => demo(context()));
}

/** All samples can be analysed, the cut one as far as it goes: one that fails is a failure of this machine. */
async function demo(context: CliContext): Promise<void> {
  const { settings, language } = context;
  const paths = [join(appRoot(), 'resources', 'samples', 'calls')];
  const done = await withEngine(context, settings, context.catalogFile, async (engine) => {
    const run = await runAndExport(context, engine, settings, { paths, recursive: true }, resolve('output', 'demo'));
    if (!run.ok) return run;
    const { summary, files, outcomes } = run.value;
    for (const outcome of outcomes()) {
      if (isLeftAside(outcome)) continue;
      for (const line of describeCall(outcome, language)) context.print(line);
      context.print('');
    }
    showRun(context, summary, outcomes({ lanes: false }), files, false);
    context.print('');
    context.print(say('next', language));
    const next = [
      ['npm run --silent nabra -- analyze FOLDER', 'nextFolder'],
      ['npm run --silent nabra -- export --separator semicolon', 'nextExport'],
      ['npm run --silent nabra -- doctor', 'nextDoctor'],
    ] as const;
    for (const [command, phrase] of next) context.print(`  ${command.padEnd(56)}${say(phrase, language)}`);
    return ok(exitCodeOfRun(summary, outcomes({ lanes: false })));
  });
  if (!done.ok) {
    warnOfError(done.error, context);
    return context.setExitCode(exitCodeOf(done.error));
  }
  context.setExitCode(done.value);
}
