import { type Command, Option } from 'commander';
import { GLOSSARY_NAMES, type GlossaryName } from '../../shared/domain/topics.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { CliContext } from './context.ts';
import { exitCodeOf } from './exit-code.ts';
import { warnOfError } from './explain-error.ts';
import { errorJson } from './json-output.ts';
import { classifyLines } from './topics-classify.ts';
import { exportGlossary, importGlossary, reclassifyTouched } from './topics-glossary.ts';

const CLASSIFY_HELP = `
Reads one call a line from standard input, as JSON {"id", "turns": [{"side": "agent" | "client" | "mixed", "text"}]}, and answers one
line each, in the same order, with the local classifier. With --json each answer is {id, topics: [{label, score}], summary}; a line
that is no such call is answered {id, error}, with id null where it has none; an empty line is not answered.

Examples:
  nabra topics classify --as B2C --json < calls.jsonl
  nabra topics classify --as B2B --catalog other.sqlite < calls.jsonl`;

/** Adds `topics` to the program. `context` is asked for when it runs. */
export function registerTopics(program: Command, context: () => CliContext): void {
  const topics = program.command('topics').description('glossaries, and the topics of calls by them');
  const as = () =>
    new Option('--as <glossary>', 'which glossary (required but for reclassify)').choices(GLOSSARY_NAMES);
  topics
    .command('import')
    .description('make a file the glossary in use; calls that the change touches wait for "reclassify"')
    .argument('<file>', '.xlsx or .csv with a line per topic')
    .addOption(as().makeOptionMandatory())
    .option('--json', 'print one JSON object')
    .action((file: string, options: { as: GlossaryName; json?: boolean }) =>
      finish(context(), options, (it) => importGlossary(it, file, options.as, options.json === true)),
    );
  topics
    .command('export')
    .description("write the glossary in use: into the owner's own file with what was changed, or as CSV")
    .argument('<file>', 'a name ending in .xlsx or .csv; what is there is replaced')
    .addOption(as().makeOptionMandatory())
    .action((file: string, options: { as: GlossaryName }) =>
      finish(context(), {}, (it) => exportGlossary(it, file, options.as)),
    );
  topics
    .command('reclassify')
    .description('find the topics again of the calls that a change of a glossary touched, and of no others')
    .addOption(as())
    .option('--json', 'print one JSON object a call whose topics changed')
    .action((options: { as?: GlossaryName; json?: boolean }) =>
      finish(context(), options, (it) =>
        reclassifyTouched(it, options.as === undefined ? GLOSSARY_NAMES : [options.as], options.json === true),
      ),
    );
  topics
    .command('classify')
    .description('find the topics of transcripts, as an analysis would; nothing is kept')
    .addOption(as().makeOptionMandatory())
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', CLASSIFY_HELP)
    .action((options: { as: GlossaryName; json?: boolean }) =>
      finish(context(), options, (it) => classifyLines(it, options.as, options.json === true)),
    );
}

async function finish(
  context: CliContext,
  { json }: { readonly json?: boolean },
  work: (context: CliContext) => Promise<Result<null, AppError>>,
): Promise<void> {
  const done = await work(context);
  if (done.ok) return;
  if (json) context.print(errorJson(done.error, context.language));
  warnOfError(done.error, context);
  context.setExitCode(exitCodeOf(done.error));
}
