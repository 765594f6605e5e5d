import { z } from 'zod';
import { labelsInOrder } from '../../../shared/domain/label-mapping.ts';
import { analyzerError } from '../runtime/analyzer-error.ts';
import { readJson } from '../runtime/read-json.ts';
import { createTextTokenizer, type TextTokenizer } from './text-tokenizer.ts';

/** Absolute paths of the files of a Hugging Face sequence classification model. */
export interface SequenceClassifierFiles {
  /** ONNX: `input_ids`, `attention_mask` [batch, tokens] → `logits` [batch, labels]. */
  readonly model: string;
  readonly config: string;
  readonly tokenizer: string;
  readonly tokenizerConfig?: string | undefined;
}

/** What the files beside the weights say. */
export interface SequenceClassifierRecipe {
  readonly tokenizer: TextTokenizer;
  /** Names of the classes, in the order of the logits. */
  readonly labels: readonly string[];
  /** Several labels may hold at once: each logit is a probability of its own (sigmoid), not a share (softmax). */
  readonly multiLabel: boolean;
  /** Fills shorter rows. RoBERTa counts positions in its graph by skipping this very id. */
  readonly padId: number;
  /** Most tokens a row may have, special ones included. */
  readonly maxTokens: number;
}

/**
 * Where position 0 is not the first: these number positions from the pad id + 1, so that a model with 514 positions reads
 * 512 tokens (`create_position_ids_from_input_ids` of transformers).
 */
const COUNTS_FROM_PAD =
  /^(xlm-|xlm-roberta-)?roberta(-xl|-prelayernorm)?$|^(camembert|xmod|data2vec-text|longformer|mpnet)$/;
/** When a folder does not tell, and at most: attention costs memory with the square of it. */
const USUAL_MAX_TOKENS = 512;
const MOST_TOKENS = 1024;

const configSchema = z.looseObject({
  model_type: z.string().default(''),
  /** Left out by transformers when there are two labels without names. */
  id2label: z.record(z.string(), z.string()).default({ 0: 'LABEL_0', 1: 'LABEL_1' }),
  problem_type: z.string().nullable().optional(),
  pad_token_id: z.int().min(0).nullable().optional(),
  /** XLNet has −1 for any. */
  max_position_embeddings: z.int().nullable().optional(),
});

/** A special token is a string or `{content: string, …}`. */
const tokenSchema = z.union([z.string(), z.looseObject({ content: z.string() }).transform((token) => token.content)]);
const tokenizerConfigSchema = z.looseObject({
  pad_token: tokenSchema.nullable().optional(),
  /** 1e30 where the makers did not say. */
  model_max_length: z.number().positive().nullable().optional(),
});

/** Reads what the files beside the weights say. Throws as `readJson` and `createTextTokenizer`. */
export async function readSequenceClassifierRecipe(files: SequenceClassifierFiles): Promise<SequenceClassifierRecipe> {
  const [config, tokenizerJson, tokenizerConfig] = await Promise.all([
    readJson(files.config, configSchema),
    readJson(files.tokenizer, z.looseObject({})),
    readJson(files.tokenizerConfig, tokenizerConfigSchema, {}),
  ]);
  const labels = labelsInOrder(config.id2label);
  if (labels === null) {
    throw analyzerError('model_unsupported', 'config.json: id2label: expected two labels at least, numbered from 0');
  }
  const tokenizer = createTextTokenizer(tokenizerJson);
  const { pad_token: padToken, model_max_length: statedMax } = tokenizerConfig;
  const named = [padToken, '<pad>', '[PAD]'].map((token) => (token ? tokenizer.idOf(token) : undefined));
  const padId = config.pad_token_id ?? named.find((id) => id !== undefined) ?? 0;
  const stated = config.max_position_embeddings ?? 0;
  const positions = stated > 0 ? stated : USUAL_MAX_TOKENS;
  const readable = COUNTS_FROM_PAD.test(config.model_type) ? positions - padId - 1 : positions;
  return {
    tokenizer,
    labels,
    multiLabel: config.problem_type === 'multi_label_classification',
    padId,
    maxTokens: Math.min(readable, statedMax ?? readable, MOST_TOKENS),
  };
}
