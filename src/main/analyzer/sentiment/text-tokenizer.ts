import { Tokenizer } from '@huggingface/tokenizers';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { readCharsmap } from './precompiled-charsmap.ts';

/** Turns texts into the token ids of a model. */
export interface TextTokenizer {
  /** Ids of a text, without the special tokens around it; none where the text has nothing the model knows a sign for. */
  ids(text: string): readonly number[];
  /** Ids of the special tokens that the model wants before and after every text. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Id of a token by its name. */
  idOf(token: string): number | undefined;
}

/* What is used of the library: its own types import each other without extensions, which Node's resolution does not follow. */
interface LibraryNormalizer {
  readonly config: { readonly type: string; readonly precompiled_charsmap?: string | null };
  /** Of a sequence. */
  readonly normalizers?: readonly (LibraryNormalizer | null)[];
  normalize(text: string): string;
}
interface LibraryTokenizer {
  readonly normalizer: LibraryNormalizer | null;
  readonly post_processor: {
    post_process(tokens: readonly string[], pair: null, addSpecialTokens: boolean): { readonly tokens: string[] };
  } | null;
  /** An id is undefined where a token is in no vocabulary and there is no unknown one. */
  encode(text: string, options: { add_special_tokens: boolean }): { readonly ids: readonly (number | undefined)[] };
  token_to_id(token: string): number | undefined;
}

/** A text is judged by its first so many UTF-16 units: hours of speech, and more than a person pastes by intent. */
const MOST_UNITS = 100_000;
/** Stands for the text while the special tokens around it are looked for. */
const TEXT = '\u0000text';

/**
 * Makes the tokenizer that a `tokenizer.json` describes. `@huggingface/tokenizers` does the work, but for compiled
 * normalisation rules, which it only approximates (2 of 60 golden texts of an XLM-R differ): those are read here.
 * Otherwise its ids are those of the original for all texts of call centres; it differs on U+0085, on combining marks and
 * punctuation newer than Unicode 8 in rare scripts, and on Han letters beyond U+FFFF.
 * Throws `model_unsupported` where the file is of a kind the library does not know.
 */
export function createTextTokenizer(json: object): TextTokenizer {
  try {
    // Not tokenizer_config.json: its old switches are in tokenizer.json already, which is all the original reads.
    const tokenizer: LibraryTokenizer = new Tokenizer(json, {});
    readRules(tokenizer.normalizer);
    const framed = tokenizer.post_processor?.post_process([TEXT], null, true).tokens ?? [TEXT];
    const middle = framed.indexOf(TEXT);
    const idsOf = (tokens: readonly string[]) => tokens.map((token) => required(tokenizer.token_to_id(token), token));
    return {
      ids(text) {
        // A lone half of a surrogate pair is no character; the original cannot even be given one.
        const plain = text.slice(0, MOST_UNITS).toWellFormed();
        return tokenizer.encode(plain, { add_special_tokens: false }).ids.filter((id) => id !== undefined);
      },
      before: idsOf(framed.slice(0, middle)),
      after: idsOf(framed.slice(middle + 1)),
      idOf: (token) => tokenizer.token_to_id(token),
    };
  } catch (error) {
    throw analyzerError('model_unsupported', `tokenizer.json: ${(error as Error).message}`);
  }
}

/** Puts the exact normalisation in the place of the library's approximation. */
function readRules(normalizer: LibraryNormalizer | null): void {
  for (const part of normalizer?.normalizers ?? []) readRules(part);
  if (normalizer?.config?.type !== 'Precompiled') return;
  const { precompiled_charsmap: charsmap } = normalizer.config;
  if (charsmap) normalizer.normalize = readCharsmap(charsmap);
}

function required(id: number | undefined, token: string): number {
  if (id === undefined) throw new Error(`the special token ${JSON.stringify(token)} is not in the vocabulary`);
  return id;
}
