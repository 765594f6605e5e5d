import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  type JudgedSide,
  judgedSideSchema,
  likeliest,
  type SentimentProbabilities,
  UNSURE_BELOW,
} from '../../shared/domain/sentiment.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { ClassifierSlots } from '../../shared/ipc/analyzer-contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { classifierSlotsOf } from '../../shared/settings/classifier-slots.ts';
import { analyzerSource, createJudge, type Judge } from '../engine/judge/judge-process.ts';
import { modelFolders, resolveModel } from '../platform/model-store.ts';
import type { CliContext } from './context.ts';
import { exitCodeOf } from './exit-code.ts';
import { warnOfError } from './explain-error.ts';
import { errorJson } from './json-output.ts';
import { answerLines } from './line-batches.ts';
import { chooseFfmpeg } from './run-batch.ts';
import { say } from './words.ts';

interface SentimentOptions {
  readonly side: JudgedSide;
  readonly model?: string;
  readonly audio?: string;
  readonly json?: boolean;
}

/** Lines that are judged at one question. */
const LINES_AT_ONCE = 256;

/** The model was named on the command line or in the settings: a mistake of usage, as any other. */
const WRONG_MODEL: readonly AppError['code'][] = ['model_missing', 'model_unsupported'];

const HELP = `
Reads one utterance a line from standard input and answers one line each, in the same order; a line without words is answered
without a label. With --audio it judges the voice in a clip instead, a line per channel. A question mark behind the label says
that the classifier is not sure of it.
With --json each answer is {text, label, confidence, probabilities: {negative, neutral, positive}}; for a clip {channel, …} with
what is heard in the voice as cues.

Examples:
  echo "merci beaucoup, vous m'avez bien aidé" | nabra sentiment --side client
  nabra sentiment --side agent --model my-classifier --json < lines.txt
  nabra sentiment --side client --audio clip.wav`;

/** Adds `sentiment` to the program. `context` is asked for when it runs. */
export function registerSentiment(program: Command, context: () => CliContext): void {
  program
    .command('sentiment')
    .description('judge utterances, or the voice in a clip, as an analysis would')
    .addOption(
      new Option('--side <side>', 'whose classifier judges').choices(judgedSideSchema.options).makeOptionMandatory(),
    )
    .option('--model <id>', 'a classifier instead of the chosen one (see "nabra models list")')
    .option('--audio <file>', 'judge the voice in this recording')
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', HELP)
    .action((options: SentimentOptions) => sentiment(context(), options));
}

async function sentiment(context: CliContext, options: SentimentOptions): Promise<void> {
  const judged = await judgeAsAsked(context, options);
  if (judged.ok) return;
  if (options.json) context.print(errorJson(judged.error, context.language));
  warnOfError(judged.error, context);
  context.setExitCode(WRONG_MODEL.includes(judged.error.code) ? 2 : exitCodeOf(judged.error));
}

async function judgeAsAsked(context: CliContext, options: SentimentOptions): Promise<Result<null, AppError>> {
  const ffmpeg = options.audio === undefined ? ok(null) : await chooseFfmpeg(context, context.settings);
  if (!ffmpeg.ok) return ffmpeg;
  const judge = createJudge({
    fork: { entry: context.analyzerEntry ?? analyzerSource(), runId: `sentiment-${process.pid}` },
    modelFolders: modelFolders(context.profileFolder),
    ffmpegPath: () => ffmpeg.value,
  });
  try {
    return options.audio === undefined
      ? await judgeLines(context, judge, slotsFor(context, options, 'text'), options)
      : await judgeClip(context, judge, slotsFor(context, options, 'acoustic'), { ...options, audio: options.audio });
  } finally {
    judge.close();
  }
}

/** Only the classifier that is asked: the others may be large. */
function slotsFor({ settings }: CliContext, { side, model }: SentimentOptions, modality: 'text' | 'acoustic') {
  const chosen = classifierSlotsOf(settings);
  const slot = `${modality}${side === 'agent' ? 'Agent' : 'Client'}` as const;
  const empty = { textAgent: null, textClient: null, acousticAgent: null, acousticClient: null };
  return { ...empty, labelMappings: chosen.labelMappings, [slot]: model ?? chosen[slot] };
}

async function judgeLines(
  context: CliContext,
  judge: Judge,
  slots: ClassifierSlots,
  { side, json }: SentimentOptions,
): Promise<Result<null, AppError>> {
  const least = await unsureBelow(context, slots);
  const answer = async (texts: readonly string[]): Promise<Result<null, AppError>> => {
    const judged = await judge.texts(slots, { side, texts, explain: false });
    if (!judged.ok) return judged;
    for (const [index, found] of judged.value.entries()) {
      const text = texts[index] ?? '';
      context.print(
        json
          ? JSON.stringify({ text, ...verdict(found?.probabilities ?? null) })
          : line(text, found?.probabilities ?? null, context, least),
      );
    }
    return ok(null);
  };
  // Before anything is read: a classifier that is not there is said at once, and loads while somebody types.
  const opened = await answer([]);
  if (!opened.ok) return opened;
  const input = context.input ?? process.stdin;
  if ('isTTY' in input && input.isTTY) context.warn(say('typeLines', context.language));
  return answerLines(input, LINES_AT_ONCE, answer);
}

async function judgeClip(
  context: CliContext,
  judge: Judge,
  slots: ClassifierSlots,
  { side, audio, json }: SentimentOptions & { readonly audio: string },
): Promise<Result<null, AppError>> {
  const path = resolve(audio);
  const least = await unsureBelow(context, slots);
  const judged = await judge.clip(slots, { side, path });
  if (!judged.ok) {
    const { code, detail, stage } = judged.error;
    return err(appError(code, detail.includes(path) ? detail : `${path}: ${detail}`, stage));
  }
  for (const { channel, probabilities, cues } of judged.value) {
    const name = `${channel}`;
    context.print(
      json ? JSON.stringify({ channel, ...verdict(probabilities), cues }) : line(name, probabilities, context, least),
    );
  }
  return ok(null);
}

/** Below this the asked classifier is not sure: as the settings say, or else as its makers measured. */
async function unsureBelow({ profileFolder, settings }: CliContext, slots: ClassifierSlots): Promise<number> {
  const { labelMappings: _, ...ids } = slots;
  const isText = ids.textAgent !== null || ids.textClient !== null;
  const own = isText ? settings.textUnsureBelow : settings.acousticUnsureBelow;
  if (own !== null) return own;
  const id = Object.values(ids).find((one) => one !== null) ?? '';
  const model = await resolveModel(modelFolders(profileFolder), id);
  return (model.ok ? model.value.manifest.unsureBelow : undefined) ?? UNSURE_BELOW;
}

function verdict(probabilities: SentimentProbabilities | null) {
  if (!probabilities) return { label: null, confidence: null, probabilities: null };
  const { sentiment: label, confidence } = likeliest(probabilities);
  return { label, confidence, probabilities };
}

function line(
  text: string,
  probabilities: SentimentProbabilities | null,
  { language }: CliContext,
  unsureBelow: number,
): string {
  if (!probabilities) return `?\t\t${text}`;
  const { sentiment: label, confidence } = likeliest(probabilities);
  const doubt = confidence < unsureBelow ? ' ?' : '';
  return `${say(label, language)}${doubt}\t${Math.round(confidence * 100)} %\t${text}`;
}
