import type { Command } from 'commander';
import type { AppError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import { redact } from '../engine/redaction/redact.ts';
import type { CliContext } from './context.ts';
import { exitCodeOf } from './exit-code.ts';
import { warnOfError } from './explain-error.ts';
import { errorJson } from './json-output.ts';
import { answerLines } from './line-batches.ts';
import { say } from './words.ts';

/** Lines that are printed before more are read. */
const LINES_AT_ONCE = 256;

const HELP = `
Reads one utterance a line from standard input and prints it with a mark in the place of each telephone number, identity card,
bank card, RIB or IBAN, e-mail address, postal address, reference, name and date of birth: what would leave the machine.
With --json each answer is {text, redacted, spans: [{start, end, type}]}; start and end count Unicode code points of text, the end
is not part of the span; type is phone, cin, card, iban_rib, email, address, account, name or dob.

Examples:
  echo "mon numéro c'est le 0612 34 56 78" | nabra redact
  nabra redact --json < lines.txt`;

/** Adds `redact` to the program. `context` is asked for when it runs. */
export function registerRedact(program: Command, context: () => CliContext): void {
  program
    .command('redact')
    .description('hide what tells who somebody is, as it is hidden before anything leaves')
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', HELP)
    .action((options: { readonly json?: boolean }) => redactAsAsked(context(), options.json === true));
}

async function redactAsAsked(context: CliContext, json: boolean): Promise<void> {
  const redacted = await redactLines(context, json);
  if (redacted.ok) return;
  if (json) context.print(errorJson(redacted.error, context.language));
  warnOfError(redacted.error, context);
  context.setExitCode(exitCodeOf(redacted.error));
}

async function redactLines(context: CliContext, json: boolean): Promise<Result<null, AppError>> {
  const input = context.input ?? process.stdin;
  if ('isTTY' in input && input.isTTY) context.warn(say('typeLines', context.language));
  return answerLines(input, LINES_AT_ONCE, async (lines) => {
    for (const text of lines) {
      const { redacted, spans } = redact(text);
      context.print(json ? JSON.stringify({ text, redacted, spans }) : redacted);
    }
    return ok(null);
  });
}
