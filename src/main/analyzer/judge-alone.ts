import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { type AcousticCues, acousticCueSchema } from '../../shared/domain/acoustic-cues.ts';
import { meanSentiment } from '../../shared/domain/lane-judgement.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { analyzerContract } from '../../shared/ipc/analyzer-contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { tryFile } from '../platform/file-error.ts';
import { createPieceCutter, type Piece } from './asr/piece-cutter.ts';
import { openLanes } from './decode/open-lanes.ts';
import { hasWords } from './judge-text.ts';
import type { AcousticClassifier } from './sentiment/acoustic-classifier.ts';
import { analyseVoice } from './sentiment/analyse-voice.ts';
import { explainText } from './sentiment/explain-text.ts';
import type { TextClassifier } from './sentiment/text-classifier.ts';
import { quietestPoint } from './vad/quietest-point.ts';

type JudgedTexts = z.output<(typeof analyzerContract)['requests']['judgeTexts']['output']>;
type JudgedLanes = z.output<(typeof analyzerContract)['requests']['judgeClip']['output']>;

/** Judges single texts, and says which words weigh when asked to. `cancelled`, between two explanations. */
export async function judgeTexts(
  classifier: TextClassifier,
  { texts, explain }: { readonly texts: readonly string[]; readonly explain: boolean },
  signal: AbortSignal,
): Promise<Result<JudgedTexts, AppError>> {
  const answers = (await classifier.classify(texts.filter(hasWords))).values();
  const judged: JudgedTexts = [];
  for (const text of texts) {
    if (signal.aborted) return err(appError('cancelled', 'judging texts'));
    const probabilities = hasWords(text) ? answers.next().value : undefined;
    const words = probabilities && explain ? (await explainText(classifier, text)).words : [];
    judged.push(probabilities ? { probabilities: { ...probabilities }, words: [...words] } : null);
  }
  return ok(judged);
}

/**
 * Recipes are statistics over one utterance, and classifiers are trained on single sentences: what is longer is cut at quiet points
 * and judged in pieces. Between the longest segments that the recognisers make of calls (12 s and 25 s), chosen, not measured; it
 * also bounds the samples that are measured at once.
 */
const LONGEST_PIECE_S = 15;

/**
 * Judges each lane of a recording, as one utterance or, where it is longer than one, by `meanSentiment` of its pieces. Errors:
 * those of decoding; `too_short` when no lane holds enough voice.
 */
export async function judgeClip(
  classifier: AcousticClassifier,
  clip: { readonly path: string; readonly ffmpegPath: string | null; readonly keepS: number },
  signal: AbortSignal,
): Promise<Result<JudgedLanes, AppError>> {
  const found = await tryFile(clip.path, () => stat(clip.path));
  if (!found.ok) return found;
  const { size, mtimeMs } = found.value;
  const file = { ...clip, sizeBytes: size, modifiedMs: mtimeMs, minDurationS: 0, onDecoded: () => {} };
  const reader = await openLanes(file, signal);
  if (!reader.ok) return reader;
  const { durationS, laneChannels } = reader.value.decode;
  const rules = { longestS: LONGEST_PIECE_S, overlapS: 0, contextS: 0, quietest: quietestPoint };
  const lanes = laneChannels.map((channel) => ({
    channel,
    cutter: createPieceCutter([{ startS: 0, endS: durationS }], rules),
    heard: [] as HeardPiece[],
  }));
  const hear = (heard: HeardPiece[], pieces: readonly Piece[]) => {
    for (const { samples, startS, endS } of pieces) {
      const voice = analyseVoice(classifier.recipe, samples);
      if (voice) heard.push({ startS, endS, ...voice });
    }
  };
  for await (const block of reader.value.read(signal)) {
    for (const [lane, { cutter, heard }] of lanes.entries()) hear(heard, cutter.push(block[lane]));
  }
  const judged: JudgedLanes = [];
  for (const { channel, cutter, heard } of lanes) {
    hear(heard, cutter.finish());
    const answers = await classifier.classify(heard.map(({ vector }) => vector));
    const probabilities = meanSentiment(answers.map((one, index) => ({ ...heard[index], probabilities: one })));
    if (probabilities) judged.push({ channel, probabilities, cues: meanCues(heard) });
  }
  return judged.length > 0 ? ok(judged) : err(appError('too_short', 'no lane holds enough voice to judge'));
}

interface HeardPiece {
  readonly startS: number;
  readonly endS: number;
  readonly vector: Float32Array;
  readonly cues: AcousticCues;
}

/** Each cue over the pieces that have it, weighted by their lengths. */
function meanCues(heard: readonly HeardPiece[]): AcousticCues {
  const means = acousticCueSchema.options.flatMap((cue) => {
    const having = heard.flatMap(({ startS, endS, cues }) => {
      const value = cues[cue];
      return value === undefined ? [] : [{ value, lengthS: endS - startS }];
    });
    const lengthS = having.reduce((sum, one) => sum + one.lengthS, 0);
    return lengthS > 0 ? [[cue, having.reduce((sum, one) => sum + one.value * one.lengthS, 0) / lengthS] as const] : [];
  });
  return Object.fromEntries(means);
}
