import type { Word } from '../../../shared/domain/transcript.ts';
import type { PieceText } from './recognizer.ts';

/** What a CTC model's ids stand for. */
export interface CtcAlphabet {
  readonly tokens: ReadonlyMap<number, string>;
  /** The id that separates letters and is not written. */
  readonly blankId: number;
  /** Stands for ids that have no token. */
  readonly unknownToken: string;
  /** The token between words, and what is written for it. */
  readonly wordDelimiter: string;
  readonly wordDelimiterText: string;
  readonly lowerCase: boolean;
}

/** The most probable id of each frame with its softmax probability. */
export interface GreedyPath {
  readonly ids: Int32Array;
  readonly probabilities: Float64Array;
}

/**
 * Takes the best id of `frames` rows of `vocabSize` logits from `offset` on; the first of equals, as argmax does.
 * A probability is NaN where the row holds a NaN or an infinity: the caller must refuse it.
 */
export function greedyPath(logits: Float32Array, offset: number, frames: number, vocabSize: number): GreedyPath {
  const ids = new Int32Array(frames);
  const probabilities = new Float64Array(frames);
  for (let t = 0; t < frames; t++) {
    const start = offset + t * vocabSize;
    let best = 0;
    for (let id = 1; id < vocabSize; id++) if (logits[start + id] > logits[start + best]) best = id;
    let sum = 0;
    for (let id = 0; id < vocabSize; id++) sum += Math.exp(logits[start + id] - logits[start + best]);
    ids[t] = best;
    probabilities[t] = 1 / sum;
  }
  return { ids, probabilities };
}

/** A letter with the frames it was seen in, `[startFrame, endFrame)`, and its best probability there. */
interface Letter {
  readonly text: string;
  readonly startFrame: number;
  readonly endFrame: number;
  readonly probability: number;
}

/**
 * Text and words of a greedy path, equal to `Wav2Vec2CTCTokenizer.decode` with `output_word_offsets`: equal ids in a row
 * are one letter, the blank is dropped, special tokens are written as they are. The text keeps doubled spaces; there
 * is no word between them. A word begins with its first letter's first frame and ends after its last letter's last.
 * Its confidence is the mean over its letters of the greatest softmax probability in the letter's frames.
 */
export function decodeCtc(path: GreedyPath, alphabet: CtcAlphabet, secondsPerFrame: number): PieceText {
  const letters = lettersOf(path, alphabet);
  const words: Word[] = [];
  let open: Letter[] = [];
  const close = () => {
    if (open.length > 0) words.push(wordOf(open, secondsPerFrame));
    open = [];
  };
  for (const letter of letters) {
    if (letter.text === alphabet.wordDelimiterText) close();
    else open.push(letter);
  }
  close();
  return {
    rawText: letters
      .map((letter) => letter.text)
      .join('')
      .trim(),
    words,
  };
}

function lettersOf({ ids, probabilities }: GreedyPath, alphabet: CtcAlphabet): Letter[] {
  const letters: Letter[] = [];
  for (let startFrame = 0, endFrame = 0; startFrame < ids.length; startFrame = endFrame) {
    const id = ids[startFrame];
    let probability = 0;
    for (endFrame = startFrame; endFrame < ids.length && ids[endFrame] === id; endFrame++) {
      probability = Math.max(probability, probabilities[endFrame]);
    }
    if (id !== alphabet.blankId) letters.push({ text: written(id, alphabet), startFrame, endFrame, probability });
  }
  return letters;
}

function written(id: number, alphabet: CtcAlphabet): string {
  const token = alphabet.tokens.get(id) ?? alphabet.unknownToken;
  if (token === alphabet.wordDelimiter) return alphabet.wordDelimiterText;
  return alphabet.lowerCase ? token.toLowerCase() : token;
}

function wordOf(letters: readonly Letter[], secondsPerFrame: number): Word {
  return {
    text: letters.map((letter) => letter.text).join(''),
    startS: letters[0].startFrame * secondsPerFrame,
    endS: letters[letters.length - 1].endFrame * secondsPerFrame,
    confidence: letters.reduce((sum, letter) => sum + letter.probability, 0) / letters.length,
  };
}
