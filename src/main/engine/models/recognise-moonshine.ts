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

/** Llama's first 32,000 tokens and 768 of Moonshine's own: what a folder without a tokenizer.json is taken to speak. */
const LLAMA_VOCABULARY = 32768;

const configSchema = z.object({ model_type: exactly('moonshine'), vocab_size: z.int().min(2).optional() });

const tokenizerSchema = z.object({
  model: z.object({ vocab: z.union([z.record(z.string(), z.int()), z.array(z.unknown())]) }),
});

/**
 * Checks a Moonshine export: encoder and merged decoder, in Hugging Face's layout or by themselves. Without
 * tokenizer.json it must have the English vocabulary. `model_unsupported` names each file and field that is wrong.
 */
export async function recogniseMoonshine(pack: Pack, precision?: string): Promise<Result<Recognised, AppError>> {
  const encoder = findOnnx(pack, 'encoder_model', precision);
  const decoder = findOnnx(pack, 'decoder_model_merged', precision);
  const missing = [
    ...(encoder === null ? [missingOnnx('encoder_model', precision)] : []),
    ...(decoder === null ? [missingOnnx('decoder_model_merged', precision)] : []),
  ];
  if (encoder === null || decoder === null) return unsupported(`Moonshine: ${missing.join('; ')}`);
  const extra: RecognisedFile[] = [];
  let vocabSize: number | undefined;
  if (hasFile(pack, 'config.json')) {
    const config = await readChecked(pack, 'config.json', configSchema);
    if (!config.ok) return config;
    vocabSize = config.value.vocab_size;
    extra.push({ role: 'config', path: 'config.json' });
  }
  if (hasFile(pack, 'tokenizer.json')) {
    const tokenizer = await readChecked(pack, 'tokenizer.json', tokenizerSchema);
    if (!tokenizer.ok) return tokenizer;
    extra.push({ role: 'tokenizer', path: 'tokenizer.json' });
  } else if (vocabSize !== undefined && vocabSize !== LLAMA_VOCABULARY) {
    return unsupported(
      `Moonshine: tokenizer.json is missing; without it vocab_size in config.json must be ${LLAMA_VOCABULARY}, found ${vocabSize}`,
    );
  }
  return ok({
    architecture: 'moonshine',
    sampleRateHz: 16000,
    languages: hasFile(pack, 'tokenizer.json') ? [] : ['en'],
    files: [
      { role: 'encoder', path: encoder, graph: { inputs: ['input_values'], outputs: ['last_hidden_state'] } },
      {
        role: 'decoder',
        path: decoder,
        graph: { inputs: ['input_ids', 'encoder_hidden_states', 'use_cache_branch'], outputs: ['logits'] },
      },
      ...extra,
    ],
  });
}
