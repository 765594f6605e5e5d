import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import llamaTokenizer from 'llama-tokenizer-js';
import { analyzerError } from '../runtime/analyzer-error.ts';

/** Turns tokens into text, special ones left out. */
export type Detokenize = (tokens: readonly number[]) => string;

/**
 * The detokenizer of a Moonshine folder's `tokenizer.json`, or, without one, of the first 32,000 tokens of Llama,
 * which the English models use. Throws `model_unsupported` when the file is not a tokenizer.
 */
export async function loadDetokenizer(path: string | undefined): Promise<Detokenize> {
  if (path === undefined) return (tokens) => llamaTokenizer.decode([...tokens], false, false).trim();
  try {
    const tokenizer = new Tokenizer(JSON.parse(await readFile(path, 'utf8')), {});
    return (tokens) => (tokens.length === 0 ? '' : tokenizer.decode([...tokens], { skip_special_tokens: true }).trim());
  } catch (error) {
    throw analyzerError('model_unsupported', `tokenizer.json: ${(error as Error).message}`);
  }
}
