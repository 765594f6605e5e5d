import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createW2vBertCtc } from './w2v-bert-ctc.ts';
import { readW2vBertRecipe, w2vBertFiles } from './w2v-bert-folder.ts';

const FLOAT = 1;
const INT64 = 7;
const FLOAT16 = 10;

/** Protocol buffer fields, as onnx.proto numbers them: a varint, or bytes with their length before them. */
function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
}
function field(number: number, value: number | string | readonly number[]): number[] {
  if (typeof value === 'number') return [...varint(number * 8), ...varint(value)];
  const bytes = typeof value === 'string' ? [...Buffer.from(value)] : value;
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}
function tensorInfo(name: string, type: number, dims: readonly (string | number)[]): number[] {
  const shape = dims.flatMap((dim) => field(1, typeof dim === 'string' ? field(2, dim) : field(1, dim)));
  return [...field(1, name), ...field(2, field(1, [...field(1, type), ...field(2, shape)]))];
}

/** An ONNX model whose logits are one operator of its features, so that the features themselves are read as letters. */
function oneOperatorModel(operator: string, type: number, input = 'input_features'): Uint8Array {
  const node = [...field(1, input), ...field(2, 'logits'), ...field(4, operator)];
  const graph = [
    ...field(1, node),
    ...field(2, 'test'),
    ...field(11, tensorInfo(input, type, ['batch', 'frames', 160])),
    ...field(11, tensorInfo('attention_mask', INT64, ['batch', 'frames'])),
    ...field(12, tensorInfo('logits', type, ['batch', 'frames', 160])),
  ];
  return Uint8Array.from([...field(1, 8), ...field(7, graph), ...field(8, field(2, 18))]);
}

const letters = Object.fromEntries(Array.from({ length: 158 }, (_, i) => [String.fromCodePoint(0x4e00 + i), i]));
const FILES: Record<string, unknown> = {
  'config.json': { model_type: 'wav2vec2-bert', add_adapter: false, vocab_size: 160, pad_token_id: 159 },
  'preprocessor_config.json': { feature_extractor_type: 'SeamlessM4TFeatureExtractor', padding_value: 1 },
  'vocab.json': { ...letters, '|': 158, '[PAD]': 159 },
};

describe('a model folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nabra-w2v-'));
    for (const [name, value] of Object.entries(FILES)) await write(name, value);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
  const recipe = () => readW2vBertRecipe(w2vBertFiles(folder));
  const sound = Float32Array.from({ length: 8000 }, (_, i) => Math.sin(i * i) / 4);
  async function load(operator: string, type: number, input?: string) {
    await writeFile(join(folder, 'model.onnx'), oneOperatorModel(operator, type, input));
    return createW2vBertCtc(w2vBertFiles(folder), 1);
  }

  it('is enough without the files that need not be there', async () => {
    const { features, alphabet, secondsPerFrame } = await recipe();
    expect(features).toEqual({ melBands: 80, stride: 2, paddingValue: 1 });
    expect([alphabet.blankId, alphabet.wordDelimiter, secondsPerFrame]).toEqual([159, '|', 0.02]);
  });

  it('tells the seconds of a frame from its adapter, and its own delimiter and blank', async () => {
    const adapter = { add_adapter: true, num_adapter_layers: 2, adapter_stride: 2 };
    await write('config.json', { ...(FILES['config.json'] as object), ...adapter });
    await write('vocab.json', { _: 0, a: 1 });
    await write('added_tokens.json', { '<blank>': 2 });
    await write('tokenizer_config.json', { word_delimiter_token: '_', pad_token: { content: '<blank>' } });
    const { secondsPerFrame, alphabet } = await recipe();
    expect(secondsPerFrame).toBe(0.08);
    expect([alphabet.blankId, alphabet.wordDelimiter, alphabet.tokens.get(2)]).toEqual([2, '_', '<blank>']);
  });

  it('is refused with the reason where it is another kind, damaged or incomplete', async () => {
    await write('config.json', { model_type: 'whisper' });
    await expect(recipe()).rejects.toMatchObject({ error: { code: 'model_unsupported' } });
    await write('config.json', FILES['config.json']);
    await write('preprocessor_config.json', { ...(FILES['preprocessor_config.json'] as object), num_mel_bins: 40 });
    await expect(recipe()).rejects.toMatchObject({ error: { code: 'model_unsupported' } });
    await writeFile(join(folder, 'preprocessor_config.json'), '{"stride"');
    await expect(recipe()).rejects.toMatchObject({ error: { code: 'model_damaged' } });
    await rm(join(folder, 'preprocessor_config.json'));
    await expect(recipe()).rejects.toMatchObject({ error: { code: 'model_missing' } });
  });

  it('is read alike with float16 and float32 inputs and outputs', async () => {
    const [float32] = await (await load('Identity', FLOAT)).recognize([sound]);
    const [float16] = await (await load('Identity', FLOAT16)).recognize([sound]);
    expect(float32.rawText.length).toBeGreaterThan(10);
    expect(float16.rawText).toBe(float32.rawText);
  });

  it('fails with a code where logits are not numbers, or not as many as the config tells', async () => {
    // The square root of what is below zero.
    const broken = await load('Sqrt', FLOAT);
    await expect(broken.recognize([sound])).rejects.toMatchObject({ error: { code: 'model_output_invalid' } });
    await write('config.json', { ...(FILES['config.json'] as object), vocab_size: 99 });
    await expect(load('Identity', FLOAT)).rejects.toMatchObject({ error: { code: 'model_output_invalid' } });
  });

  it('is refused where the model reads something else', async () => {
    await expect(load('Identity', FLOAT, 'input_values')).rejects.toMatchObject({
      error: { code: 'model_unsupported' },
    });
  });
});
