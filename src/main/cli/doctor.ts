import type { Command } from 'commander';
import { assertNever } from '../../shared/result.ts';
import type { Check } from '../engine/doctor/check.ts';
import { remedyText, topicName } from '../engine/doctor/doctor-text.ts';
import { runDoctor } from '../engine/doctor/run-doctor.ts';
import type { CliContext } from './context.ts';

/** Adds `doctor` to the program. `context` is asked for when it runs. */
export function registerDoctor(program: Command, context: () => CliContext): void {
  program
    .command('doctor')
    .description('what this machine has and can do, each problem with its remedy (exit 1 if there is a problem)')
    .option('--json', 'print {problems, notes, checks: [{topic, state, found, remedy, code}]}')
    .action((options: { json?: boolean }) => doctor(context(), options.json === true));
}

async function doctor(context: CliContext, json: boolean): Promise<void> {
  const checks = await runDoctor(context);
  const count = (state: Check['state']) => checks.filter((check) => check.state === state).length;
  context.setExitCode(count('problem') === 0 ? 0 : 1);
  if (json) {
    const rows = checks.map((check) => ({
      topic: check.topic,
      state: check.state,
      found: check.found,
      remedy: remedyText(check, context.language),
      code: check.error?.code ?? null,
    }));
    return context.print(JSON.stringify({ problems: count('problem'), notes: count('note'), checks: rows }, null, 2));
  }
  const names = checks.map((check) => topicName(check.topic, context.language));
  const width = Math.max(...names.map((name) => name.length));
  checks.forEach((check, index) => {
    context.print(`${mark(check.state)} ${names[index]?.padEnd(width)}  ${check.found}`);
    const remedy = remedyText(check, context.language);
    if (remedy !== null) context.print(`  ${' '.repeat(width)}  → ${remedy}`);
  });
}

function mark(state: Check['state']): string {
  switch (state) {
    case 'good':
      return '✓';
    case 'note':
      return '!';
    case 'problem':
      return '✗';
    default:
      return assertNever(state);
  }
}
