import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSession, type Session } from '../runtime/session.ts';
import { logitFrames } from './adapter-frames.ts';
import { decodeCtc, greedyPath } from './ctc-decode.ts';
import { createInputFeatures } from './input-features.ts';
import type { PieceText, Recognizer } from './recognizer.ts';
import { runPadded } from './row-batch.ts';
import { createW2vBertCtc } from './w2v-bert-ctc.ts';
import { readW2vBertRecipe, type W2vBertRecipe, w2vBertFiles } from './w2v-bert-folder.ts';
import {
  digitsSamples,
  type ExpectedText,
  expectedTexts,
  type GoldenWord,
  goldenFolder,
  maxAbsDiff,
  NO_REFERENCE,
  REFERENCE,
} from './w2v-bert-reference.ts';

const DIGITS = join(REFERENCE, 'w2v-bert-digits');

function textAndTimes({ rawText, words }: PieceText) {
  return { text: rawText, words: words.map((word) => timed(word.text, word.startS, word.endS)) };
}

function expectedWords(words: readonly GoldenWord[]) {
  return words.map((word) => timed(word.word, word.startS, word.endS));
}

function timed(text: string, startS: number, endS: number): string {
  return `${text} ${startS.toFixed(4)} ${endS.toFixed(4)}`;
}

describe.skipIf(NO_REFERENCE)(`tiny models against the original${NO_REFERENCE}`, () => {
  describe.each(['w2v-bert-tiny', 'w2v-bert-tiny-adapter'])('%s', (id) => {
    let session: Session;
    let recipe: W2vBertRecipe;
    const speech = goldenFolder('w2v-bert-tiny/golden-features');
    const golden = goldenFolder(`${id}/golden`);

    beforeAll(async () => {
      const files = w2vBertFiles(join(REFERENCE, id));
      recipe = await readW2vBertRecipe(files);
      session = await createSession(files.model, 1);
    });

    /** The greatest difference from the golden batch over the frames that count; the greedy ids must be equal. */
    async function logitsOff(features: Float32Array): Promise<number> {
      const [rows, frames] = speech.shape('batch.attention_mask');
      const mask = BigInt64Array.from(speech.integers('batch.attention_mask'), BigInt);
      const { data, t, vocabSize } = await runPadded(session, features, mask, [rows, frames], recipe);
      const theirs = golden.floats('batch.logits');
      const ids = golden.integers('batch.greedy_ids');
      const off = golden.rows.map((row, index) => {
        expect(logitFrames(row.encoderFrames, recipe.adapter)).toBe(row.outputLength);
        const start = index * t * vocabSize;
        const path = greedyPath(data, start, row.outputLength, vocabSize);
        expect([...path.ids]).toEqual(ids.slice(index * t, index * t + row.outputLength));
        const end = start + row.outputLength * vocabSize;
        return maxAbsDiff(data.subarray(start, end), theirs.subarray(start, end));
      });
      return Math.max(...off);
    }

    it('gives the golden logits and ids from the golden features', async () => {
      expect(await logitsOff(speech.floats('batch.input_features'))).toBeLessThan(1e-4);
    });

    it('gives them from its own features', async () => {
      const features = createInputFeatures(recipe.features);
      const [rows, frames, width] = speech.shape('batch.input_features');
      const batch = new Float32Array(rows * frames * width).fill(recipe.features.paddingValue);
      for (const [index, row] of speech.rows.entries()) {
        batch.set(features(speech.samples(row)).values, index * frames * width);
      }
      expect(maxAbsDiff(batch, speech.floats('batch.input_features'))).toBeLessThan(1e-4);
      expect(await logitsOff(batch)).toBeLessThan(0.03);
    });

    it('decodes golden logits, alone and in the batch, to the golden text and word times', () => {
      for (const [index, row] of golden.rows.entries()) {
        const width = recipe.vocabSize;
        const start = index * golden.shape('batch.logits')[1] * width;
        const path = greedyPath(golden.floats('batch.logits'), start, row.outputLength, width);
        const decoded = decodeCtc(path, recipe.alphabet, recipe.secondsPerFrame);
        expect(textAndTimes(decoded)).toEqual({ text: row.greedyText, words: expectedWords(row.wordOffsets) });
        const alone = greedyPath(golden.floats(`${row.name}.logits_alone`), 0, row.outputLength, width);
        expect(decodeCtc(alone, recipe.alphabet, recipe.secondsPerFrame).rawText).toBe(row.greedyTextAlone);
      }
    });

    it('recognises the recordings as the original does, alone as in a batch', async () => {
      const recognizer = await createW2vBertCtc(w2vBertFiles(join(REFERENCE, id)), 1);
      const pieces = speech.rows.map((row) => speech.samples(row));
      const together = await recognizer.recognize(pieces);
      expect(together.map(textAndTimes)).toEqual(
        golden.rows.map((row) => ({ text: row.greedyText, words: expectedWords(row.wordOffsets) })),
      );
      for (const [index, piece] of pieces.entries()) {
        expect(textAndTimes((await recognizer.recognize([piece]))[0])).toEqual(textAndTimes(together[index]));
      }
    });
  });
});

describe.skipIf(NO_REFERENCE)(`digits model against the original${NO_REFERENCE}`, () => {
  let expected: readonly ExpectedText[];
  let strings: Float32Array[];
  beforeAll(() => {
    expected = expectedTexts('heldout-strings');
    strings = digitsSamples(expected.map((row) => row.file));
  });

  async function inBatches(recognizer: Recognizer, pieces: readonly Float32Array[], size: number) {
    const texts: PieceText[] = [];
    for (let i = 0; i < pieces.length; i += size)
      texts.push(...(await recognizer.recognize(pieces.slice(i, i + size))));
    return texts;
  }

  // Of the original itself, float16 reads 98 texts like float32, int8 95.
  it.each([
    { file: 'model.onnx', texts: 99, wordTimes: 99 },
    { file: 'model.fp16.onnx', texts: 98, wordTimes: 96 },
    { file: 'model.int8.onnx', texts: 93, wordTimes: 92 },
  ])('$file', async ({ file, texts, wordTimes }) => {
    const recognizer = await createW2vBertCtc(w2vBertFiles(DIGITS, file), 1);
    const alone = await inBatches(recognizer, strings, 1);
    const wanted = expected.map((row) => ({ text: row.hfText, words: expectedWords(row.words) }));
    const read = alone.map(textAndTimes);
    expect(read.filter(({ text }, i) => text === wanted[i].text).length).toBeGreaterThanOrEqual(texts);
    const equal = read.filter((row, i) => JSON.stringify(row) === JSON.stringify(wanted[i]));
    expect(equal.length).toBeGreaterThanOrEqual(wordTimes);

    const together = await inBatches(recognizer, strings.slice(0, 40), 8);
    expect(together.map(textAndTimes)).toEqual(read.slice(0, 40));
    const drift = together.flatMap(({ words }, i) => words.map((w, k) => w.confidence - alone[i].words[k].confidence));
    expect(maxAbsDiff(drift, new Float32Array(drift.length))).toBeLessThan(1e-4);
    expect(alone.flatMap(({ words }) => words).every((w) => w.confidence > 0 && w.confidence <= 1)).toBe(true);
  });

  it.each([
    { file: 'model.onnx', tolerance: 1e-4 },
    { file: 'model.fp16.onnx', tolerance: 0.03 },
    { file: 'model.int8.onnx', tolerance: 0.5 },
  ])('$file gives the golden logits from the golden features', async ({ file, tolerance }) => {
    const files = w2vBertFiles(DIGITS, file);
    const recipe = await readW2vBertRecipe(files);
    const session = await createSession(files.model, 1);
    const golden = goldenFolder('w2v-bert-digits/golden');
    for (const name of ['heldout-000', 'heldout-001', 'heldout-002']) {
      const mask = BigInt64Array.from(golden.integers(`${name}.attention_mask`), BigInt);
      const features = golden.floats(`${name}.input_features`);
      const theirs = golden.floats(`${name}.logits`);
      const { data } = await runPadded(session, features, mask, [1, mask.length], recipe);
      expect(maxAbsDiff(data.subarray(0, theirs.length), theirs)).toBeLessThan(tolerance);
    }
  });

  it('has no text for pieces too short for features, whatever comes with them', async () => {
    const recognizer = await createW2vBertCtc(w2vBertFiles(DIGITS), 1);
    const nothing = { rawText: '', words: [] };
    const short = [0, 1, 399, 400, 559].map((samples) => new Float32Array(samples).fill(0.1));
    expect(await recognizer.recognize(short)).toEqual(short.map(() => nothing));
    const [first, whole, last] = await recognizer.recognize([short[4], strings[1], short[0]]);
    expect([first, last]).toEqual([nothing, nothing]);
    expect(whole.rawText).toBe(expected[1].hfText);
    expect(await recognizer.recognize([])).toEqual([]);
  });
});
