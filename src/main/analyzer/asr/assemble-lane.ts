import type { LaneTranscript, Segment, Span, Word, WordTiming } from '../../../shared/domain/transcript.ts';
import { CLEANING_VERSION, cleanTranscript } from './clean-text.ts';
import { mergeOverlap } from './merge-overlap.ts';
import type { Piece } from './piece-cutter.ts';
import type { PieceText } from './recognizer.ts';
import { spreadWords } from './spread-words.ts';

/** A piece without its audio, and what was recognised in it. */
export interface RecognizedPiece {
  readonly piece: Omit<Piece, 'samples'>;
  readonly text: PieceText;
}

/**
 * The transcript of a lane from its pieces in order: a segment each. `speech` is what was detected, before pauses
 * were bridged: interpolated words are laid into it.
 */
export function assembleLane(
  channel: number,
  recognized: readonly RecognizedPiece[],
  speech: readonly Span[],
  wordTiming: WordTiming,
): LaneTranscript {
  const chains = chainsOf(recognized);
  const segments = chains.flatMap((chain) => segmentsOf(chain, speech, wordTiming));
  return { channel, wordTiming, cleaning: CLEANING_VERSION, segments };
}

/** Pieces that share audio belong together. */
function chainsOf(recognized: readonly RecognizedPiece[]): RecognizedPiece[][] {
  const chains: RecognizedPiece[][] = [];
  recognized.forEach((item, index) => {
    if (index > 0 && recognized[index - 1].piece.sharedWithNext) chains[chains.length - 1].push(item);
    else chains.push([item]);
  });
  return chains;
}

function segmentsOf(chain: readonly RecognizedPiece[], speech: readonly Span[], timing: WordTiming): Segment[] {
  let words: readonly Word[] = [];
  chain.forEach((item, index) => {
    const shared = index > 0 ? chain[index - 1].piece.sharedWithNext : null;
    const own = wordsOnLane(item, shared, speech, timing);
    words = shared ? mergeOverlap(words, own, shared, timing) : own;
  });
  return chain.map(({ piece, text }, index) => {
    const isLast = index === chain.length - 1;
    const inside = words.filter((word) => {
      const middle = (word.startS + word.endS) / 2;
      return (index === 0 || middle >= piece.startS) && (isLast || middle < piece.endS);
    });
    const rawText = chain.length === 1 ? text.rawText : inside.map((word) => word.text).join(' ');
    const clean = cleanTranscript(inside);
    const confidence = clean.words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, clean.words.length);
    return { startS: piece.startS, endS: piece.endS, text: clean.text, rawText, confidence, words: [...clean.words] };
  });
}

/** Words of a piece with times from the lane's start. */
function wordsOnLane(
  { piece, text }: RecognizedPiece,
  sharedBefore: Span | null,
  speech: readonly Span[],
  timing: WordTiming,
): readonly Word[] {
  if (timing === 'aligned')
    return text.words.map((word) => ({ ...word, startS: word.startS + piece.fromS, endS: word.endS + piece.fromS }));
  const heard = { startS: sharedBefore?.startS ?? piece.startS, endS: piece.sharedWithNext?.endS ?? piece.endS };
  const inside = speech
    .map(({ startS, endS }) => ({ startS: Math.max(startS, heard.startS), endS: Math.min(endS, heard.endS) }))
    .filter(({ startS, endS }) => endS > startS);
  return spreadWords(text.words, inside.length > 0 ? inside : [heard]);
}
