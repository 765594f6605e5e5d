/**
 * Scores the command line's engine against the truth of composed calls: word error rate, case and punctuation aside,
 * and F1 of the speech in every 10 ms cell; all lanes pooled.
 *
 *   node bench/accuracy.ts [FOLDER with *.truth.json] [--asr moonshine-base-en] [--vad silero-vad-v5]
 *
 * The run has a profile of its own and default settings, so that nothing on the machine changes the figures.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { pooledSpeech, rates, type SpeechScore, scoreSpeech } from './speech-score.ts';
import { readTruths, type Truth, turnsOf } from './truth.ts';
import { type WordErrors, wordErrors } from './word-errors.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { asr: { type: 'string' }, vad: { type: 'string' } },
});
const folder = positionals[0] ?? path.join(root, '../shared/data/calls/composed');

/** As much of the run's object as is scored. */
const runSchema = z.object({
  calls: z.array(
    z.object({
      fileName: z.string(),
      status: z.string(),
      lanes: z.array(
        z.object({
          channel: z.int(),
          segments: z.array(z.object({ startS: z.number(), endS: z.number(), text: z.string() })),
        }),
      ),
    }),
  ),
});
type Call = z.infer<typeof runSchema>['calls'][number];

function analyze(): readonly Call[] {
  const home = mkdtempSync(path.join(tmpdir(), 'nabra-accuracy-'));
  const models = Object.entries(values).flatMap(([slot, id]) => [`--${slot}`, id]);
  try {
    const printed = execFileSync(
      process.execPath,
      [
        path.join(root, 'src/main/cli/index.ts'),
        'analyze',
        folder,
        '--out',
        path.join(home, 'out'),
        '--json',
        ...models,
      ],
      { env: { ...process.env, NABRA_HOME: home }, maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    return runSchema.parse(JSON.parse(printed.toString())).calls;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Score {
  readonly words: WordErrors;
  readonly speech: SpeechScore;
}

/** A call that failed scores as silence: every word of it is an error. */
function scoreCall(truth: Truth, call: Call | undefined): Score {
  const lanes = [0, 1].map((channel) => {
    const segments = call?.lanes.find((lane) => lane.channel === channel)?.segments ?? [];
    const turns = turnsOf(truth, channel);
    return {
      words: wordErrors(textOf(turns), textOf(segments)),
      speech: scoreSpeech(truth.durationS, turns, segments),
    };
  });
  return pooled(lanes);
}

function textOf(spans: readonly { readonly text: string }[]): string {
  return spans.map(({ text }) => text).join(' ');
}

function pooled(scores: readonly Score[]): Score {
  return {
    words: {
      errors: scores.reduce((sum, { words }) => sum + words.errors, 0),
      words: scores.reduce((sum, { words }) => sum + words.words, 0),
    },
    speech: pooledSpeech(scores.map(({ speech }) => speech)),
  };
}

function show(name: string, { words, speech }: Score): void {
  const wer = ((100 * words.errors) / words.words).toFixed(2).padStart(6);
  const { precision, recall, f1 } = rates(speech);
  const [p, r, f] = [precision, recall, f1].map((rate) => rate.toFixed(4));
  console.log(`${name.padEnd(46)} WER ${wer} % (${words.errors}/${words.words})  F1 ${f}  precision ${p}  recall ${r}`);
}

const calls = analyze();
const scored = readTruths(folder).map((truth) => {
  const call = calls.find(({ fileName, status }) => fileName === truth.file && status === 'done');
  const score = scoreCall(truth, call);
  show(call ? truth.file : `${truth.file} (not done)`, score);
  return score;
});
show(`${values.asr ?? 'default recogniser'}, ${scored.length} calls`, pooled(scored));
