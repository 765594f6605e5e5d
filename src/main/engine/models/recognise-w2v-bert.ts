import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { hasFile, type Pack } from './pack.ts';
import {
  exactly,
  findOnnx,
  missingOnnx,
  type Recognised,
  type RecognisedFile,
  readChecked,
  unsupported,
} from './recognised.ts';

const configSchema = z.object({
  model_type: exactly('wav2vec2-bert'),
  architectures: z
    .array(z.string())
    .refine((names) => names.includes('Wav2Vec2BertForCTC'), {
      error: (issue) => `expected Wav2Vec2BertForCTC, found ${JSON.stringify(issue.input)}`,
    })
    .optional(),
  vocab_size: z.int().min(2),
  pad_token_id: z.int().min(0),
});

// The features are computed by Nabra as Hugging Face's extractor does with these values; others are other features.
const preprocessorSchema = z.object({
  feature_extractor_type: exactly('SeamlessM4TFeatureExtractor'),
  sampling_rate: exactly(16000),
  num_mel_bins: exactly(80),
  stride: exactly(2),
});

const vocabSchema = z
  .record(z.string(), z.int().min(0))
  .refine((vocab) => Object.keys(vocab).length > 1, 'holds no tokens')
  .refine((vocab) => new Set(Object.values(vocab)).size === Object.keys(vocab).length, 'two tokens share a number');

const OPTIONAL_FILES = {
  addedTokens: 'added_tokens.json',
  specialTokensMap: 'special_tokens_map.json',
  tokenizerConfig: 'tokenizer_config.json',
};

/** Checks a Hugging Face export of `Wav2Vec2BertForCTC`. `model_unsupported` names each file and field that is wrong. */
export async function recogniseW2vBert(pack: Pack, precision?: string): Promise<Result<Recognised, AppError>> {
  const model = findOnnx(pack, 'model', precision);
  const needed = ['config.json', 'preprocessor_config.json', 'vocab.json'].filter((path) => !hasFile(pack, path));
  const missing = [...needed.map((path) => `${path} is missing`), ...(model ? [] : [missingOnnx('model', precision)])];
  if (model === null || missing.length > 0) return unsupported(`w2v-bert CTC: ${missing.join('; ')}`);
  const config = await readChecked(pack, 'config.json', configSchema);
  if (!config.ok) return config;
  const preprocessor = await readChecked(pack, 'preprocessor_config.json', preprocessorSchema);
  if (!preprocessor.ok) return preprocessor;
  const vocab = await readChecked(pack, 'vocab.json', vocabSchema);
  if (!vocab.ok) return vocab;
  const { vocab_size: size, pad_token_id: pad } = config.value;
  if (pad >= size) return unsupported(`config.json: pad_token_id: expected below vocab_size ${size}, found ${pad}`);
  for (const [token, id] of Object.entries(vocab.value))
    if (id >= size)
      return unsupported(`vocab.json: ${JSON.stringify(token)}: expected below vocab_size ${size}, found ${id}`);
  const optional: RecognisedFile[] = Object.entries(OPTIONAL_FILES)
    .filter(([, path]) => hasFile(pack, path))
    .map(([role, path]) => ({ role, path }));
  return ok({
    architecture: 'w2v-bert-ctc',
    sampleRateHz: 16000,
    languages: [],
    files: [
      { role: 'model', path: model, graph: { inputs: ['input_features', 'attention_mask'], outputs: ['logits'] } },
      { role: 'config', path: 'config.json' },
      { role: 'preprocessor', path: 'preprocessor_config.json' },
      { role: 'vocab', path: 'vocab.json' },
      ...optional,
    ],
  });
}
