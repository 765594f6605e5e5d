import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import llamaTokenizer from 'llama-tokenizer-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANE_RATE_HZ } from '../../../shared/units.ts';
import { editDistance } from './edit-distance.ts';
import { createMoonshine } from './moonshine.ts';
import type { PieceText, Recognizer } from './recognizer.ts';
import { moonshineTiny, sampleTurns } from './sample-turns.ts';

const turns = sampleTurns().slice(0, 6);
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
const folder = mkdtempSync(join(tmpdir(), 'nabra-moonshine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Moonshine tiny', () => {
  let moonshine: Recognizer;
  let alone: PieceText[];
  beforeAll(async () => {
    moonshine = await createMoonshine(moonshineTiny(), 1);
    alone = [];
    for (const { samples } of turns) alone.push(...(await moonshine.recognize([samples])));
  }, 60_000);

  it('recognises the turns of a sample call', () => {
    const said = turns.flatMap(({ text }) => wordsOf(text));
    const errors = turns.map(({ text }, index) => editDistance(wordsOf(text), wordsOf(alone[index].rawText)));
    expect(errors.reduce((sum, count) => sum + count, 0) / said.length).toBeLessThan(0.25);
  });

  it('gives words inside their piece, one after the other, with confidences', () => {
    alone.forEach(({ rawText, words }, index) => {
      expect(words.map(({ text }) => text).join(' ')).toBe(rawText);
      let lastS = 0;
      for (const { startS, endS, confidence } of words) {
        expect(startS).toBeCloseTo(lastS, 9);
        expect(endS).toBeGreaterThan(startS);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1.000001);
        lastS = endS;
      }
      if (words.length > 0) expect(lastS).toBeCloseTo(turns[index].samples.length / LANE_RATE_HZ, 9);
    });
  });

  it.each([1, 2])(
    'says the same of a piece alone and in any batch, to the last bit, on %i threads',
    async (threads) => {
      const recognizer = threads === 1 ? moonshine : await createMoonshine(moonshineTiny(), threads);
      const pieces = turns.map(({ samples }) => samples.slice(0, 3 * LANE_RATE_HZ));
      const single: PieceText[] = [];
      for (const piece of pieces) single.push(...(await recognizer.recognize([piece])));
      expect(await recognizer.recognize(pieces)).toEqual(single);
      expect(await recognizer.recognize(pieces.slice(0, 3).toReversed())).toEqual(single.slice(0, 3).toReversed());
      const loud = pieces[0].map((sample) => sample * 20);
      expect((await recognizer.recognize([loud, pieces[1]]))[1]).toEqual(single[1]);
    },
  );

  it('says nothing of pieces that are empty, too short for a frame, or silent, and keeps everybody in place', async () => {
    const [turn] = turns;
    const bucket = moonshine.bucketOf(turn.samples.length);
    const pieces = [new Float32Array(0), turn.samples, new Float32Array(100), new Float32Array(bucket)];
    const nothing = { rawText: '', words: [] };
    expect(await moonshine.recognize(pieces)).toEqual([nothing, alone[0], nothing, nothing]);
    expect(await moonshine.recognize([new Float32Array(0)])).toEqual([nothing]);
    expect(await moonshine.recognize([])).toEqual([]);
    expect(await moonshine.recognize([new Float32Array(1600)])).toEqual([nothing]);
  });

  it('says so when a piece holds what are no numbers', async () => {
    const broken = turns[0].samples.slice().fill(Number.NaN, 1000, 1100);
    await expect(moonshine.recognize([broken])).rejects.toMatchObject({ error: { code: 'model_output_invalid' } });
  });
});

describe('a Moonshine folder with its own tokenizer.json', () => {
  /** Llama's vocabulary as Hugging Face would write it. */
  function writeTokenizer(): string {
    const vocab = Object.fromEntries(llamaTokenizer.vocabById.map((piece, id) => [piece, id]));
    const special = ['<unk>', '<s>', '</s>'].map((content, id) => ({
      ...{ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false },
    }));
    const tokenizer = {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: special,
      normalizer: null,
      pre_tokenizer: null,
      post_processor: null,
      decoder: {
        type: 'Sequence',
        decoders: [
          { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
          { type: 'ByteFallback' },
          { type: 'Fuse' },
          { type: 'Strip', content: ' ', start: 1, stop: 0 },
        ],
      },
      model: { type: 'BPE', unk_token: '<unk>', byte_fallback: true, fuse_unk: true, vocab, merges: [] },
    };
    const file = join(folder, 'tokenizer.json');
    writeFileSync(file, JSON.stringify(tokenizer));
    return file;
  }

  it('says with it what it says with the tokens of Llama', async () => {
    const own = await createMoonshine({ ...moonshineTiny(), tokenizer: writeTokenizer() }, 1);
    const known = await createMoonshine(moonshineTiny(), 1);
    const pieces = turns.slice(0, 2).map(({ samples }) => samples);
    for (const piece of pieces) expect(await own.recognize([piece])).toEqual(await known.recognize([piece]));
  });

  it('is refused when the file is no tokenizer', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{"model": 1}');
    await expect(createMoonshine({ ...moonshineTiny(), tokenizer: file }, 1)).rejects.toMatchObject({
      error: { code: 'model_unsupported' },
    });
  });

  it('is refused when encoder and decoder are swapped', async () => {
    const { encoder, decoder } = moonshineTiny();
    await expect(createMoonshine({ encoder: decoder, decoder: encoder }, 1)).rejects.toMatchObject({
      error: { code: 'model_unsupported' },
    });
  });
});
