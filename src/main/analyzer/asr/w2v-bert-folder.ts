import { join } from 'node:path';
import { z } from 'zod';
import { LANE_RATE_HZ } from '../../../shared/units.ts';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { readJson } from '../runtime/read-json.ts';
import type { Adapter } from './adapter-frames.ts';
import type { CtcAlphabet } from './ctc-decode.ts';
import { HOP_SAMPLES } from './fbank.ts';
import type { FeatureRecipe } from './input-features.ts';

/** Absolute paths of the files of a Wav2Vec2-BERT CTC model as Hugging Face exports it. */
export interface W2vBertFiles {
  /** ONNX: `input_features`, `attention_mask` → `logits`. Weights kept outside must lie beside it under their own name. */
  readonly model: string;
  readonly config: string;
  readonly preprocessor: string;
  readonly vocab: string;
  readonly addedTokens?: string;
  readonly specialTokensMap?: string;
  readonly tokenizerConfig?: string;
}

/** The files under the names they have in an export folder; `modelFile` is e.g. `model.int8.onnx`. */
export function w2vBertFiles(folder: string, modelFile = 'model.onnx'): Required<W2vBertFiles> {
  return {
    model: join(folder, modelFile),
    config: join(folder, 'config.json'),
    preprocessor: join(folder, 'preprocessor_config.json'),
    vocab: join(folder, 'vocab.json'),
    addedTokens: join(folder, 'added_tokens.json'),
    specialTokensMap: join(folder, 'special_tokens_map.json'),
    tokenizerConfig: join(folder, 'tokenizer_config.json'),
  };
}

/** What the files beside the weights say. */
export interface W2vBertRecipe {
  readonly features: FeatureRecipe;
  readonly adapter: Adapter;
  readonly alphabet: CtcAlphabet;
  /** From one frame of logits to the next. */
  readonly secondsPerFrame: number;
  readonly vocabSize: number;
}

const configSchema = z.looseObject({
  model_type: z.literal('wav2vec2-bert'),
  add_adapter: z.boolean().default(false),
  num_adapter_layers: z.int().min(0).default(1),
  adapter_kernel_size: z.int().min(1).default(3),
  adapter_stride: z.int().min(1).default(2),
  feature_projection_input_dim: z.int().default(160),
  pad_token_id: z.int().nullable().optional(),
  vocab_size: z.int().optional(),
});

const preprocessorSchema = z.looseObject({
  feature_extractor_type: z.literal('SeamlessM4TFeatureExtractor'),
  num_mel_bins: z.int().min(1).default(80),
  sampling_rate: z.literal(LANE_RATE_HZ).default(LANE_RATE_HZ),
  stride: z.int().min(2).default(2),
  padding_value: z.number().default(0),
});

const vocabSchema = z.record(z.string(), z.int().min(0));
/** A special token is a string or `{content: string, …}`. */
const tokenSchema = z.union([z.string(), z.looseObject({ content: z.string() }).transform((token) => token.content)]);
const specialTokensSchema = z.looseObject({ pad_token: tokenSchema.optional(), unk_token: tokenSchema.optional() });
const tokenizerSchema = specialTokensSchema.extend({
  word_delimiter_token: tokenSchema.default('|'),
  replace_word_delimiter_char: z.string().default(' '),
  do_lower_case: z.boolean().default(false),
  added_tokens_decoder: z.record(z.string(), z.looseObject({ content: z.string() })).default({}),
});

/**
 * Reads what the files beside the weights say. Throws an `AnalyzerError`: `model_missing` where a needed file is not
 * there, `model_damaged` where one is not JSON, `model_unsupported` where it describes another kind of model.
 */
export async function readW2vBertRecipe(files: W2vBertFiles): Promise<W2vBertRecipe> {
  const [config, preprocessor, vocab, added, special, tokenizer] = await Promise.all([
    readJson(files.config, configSchema),
    readJson(files.preprocessor, preprocessorSchema),
    readJson(files.vocab, vocabSchema),
    readJson(files.addedTokens, vocabSchema, {}),
    readJson(files.specialTokensMap, specialTokensSchema, {}),
    readJson(files.tokenizerConfig, tokenizerSchema, {}),
  ]);
  const bands = preprocessor.num_mel_bins;
  if (bands * preprocessor.stride !== config.feature_projection_input_dim) {
    const found = `${bands} bands × stride ${preprocessor.stride}`;
    throw analyzerError('model_unsupported', `${found}, the model reads ${config.feature_projection_input_dim} values`);
  }

  const tokens = new Map<number, string>();
  for (const [id, { content }] of Object.entries(tokenizer.added_tokens_decoder)) tokens.set(Number(id), content);
  for (const [text, id] of [...Object.entries(vocab), ...Object.entries(added)]) tokens.set(id, text);
  const padToken = tokenizer.pad_token ?? special.pad_token ?? '[PAD]';
  const blankId = vocab[padToken] ?? added[padToken] ?? config.pad_token_id ?? undefined;
  if (blankId === undefined) throw analyzerError('model_unsupported', `the blank ${padToken} is in no vocabulary file`);

  const adapter = {
    layers: config.add_adapter ? config.num_adapter_layers : 0,
    kernel: config.adapter_kernel_size,
    stride: config.adapter_stride,
  };
  return {
    features: { melBands: bands, stride: preprocessor.stride, paddingValue: preprocessor.padding_value },
    adapter,
    alphabet: {
      tokens,
      blankId,
      unknownToken: tokenizer.unk_token ?? special.unk_token ?? '[UNK]',
      wordDelimiter: tokenizer.word_delimiter_token,
      wordDelimiterText: tokenizer.replace_word_delimiter_char,
      lowerCase: tokenizer.do_lower_case,
    },
    secondsPerFrame: ((HOP_SAMPLES * preprocessor.stride) / LANE_RATE_HZ) * adapter.stride ** adapter.layers,
    vocabSize: config.vocab_size ?? Math.max(...tokens.keys()) + 1,
  };
}
