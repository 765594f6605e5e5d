import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { type AppError, appError } from '../../shared/errors.ts';
import type { analyzerContract } from '../../shared/ipc/analyzer-contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { tryFile } from '../platform/file-error.ts';
import { openLanes } from './decode/open-lanes.ts';
import { hasWords } from './judge-text.ts';
import type { AcousticClassifier } from './sentiment/acoustic-classifier.ts';
import { analyseVoice } from './sentiment/analyse-voice.ts';
import { explainText } from './sentiment/explain-text.ts';
import type { TextClassifier } from './sentiment/text-classifier.ts';

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

/** Judges each lane of a recording as one utterance. Errors: those of decoding; `no_speech` when nothing is long enough. */
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
  const blocks: Float32Array[][] = reader.value.decode.laneChannels.map(() => []);
  for await (const block of reader.value.read(signal)) {
    for (const [lane, samples] of block.entries()) blocks[lane].push(samples);
  }
  const judged: JudgedLanes = [];
  for (const [lane, channel] of reader.value.decode.laneChannels.entries()) {
    const voice = analyseVoice(classifier.recipe, join(blocks[lane]));
    if (!voice) continue;
    const [probabilities] = await classifier.classify([voice.vector]);
    judged.push({ channel, probabilities: { ...probabilities }, cues: { ...voice.cues } });
  }
  return judged.length > 0 ? ok(judged) : err(appError('too_short', 'no lane holds enough voice to judge'));
}

function join(blocks: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    joined.set(block, at);
    at += block.length;
  }
  return joined;
}
