import { z } from 'zod';
import { labelsInOrder } from '../../../shared/domain/label-mapping.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { hasFile, type Pack } from './pack.ts';
import { findOnnx, missingOnnx, type Recognised, type RecognisedFile, readChecked, unsupported } from './recognised.ts';

const HEAD = /ForSequenceClassification$/;

/** Whether the architectures of a config.json are those of a sequence classifier. */
export function isSequenceClassifier(architectures: readonly string[] | undefined): boolean {
  return architectures?.some((name) => HEAD.test(name)) ?? false;
}

const configSchema = z.object({
  vocab_size: z.int().min(2),
  id2label: z.record(z.string(), z.string()).default({ 0: 'LABEL_0', 1: 'LABEL_1' }),
  problem_type: z
    .enum(['single_label_classification', 'multi_label_classification'], {
      error: (issue) => `expected a classification, found ${JSON.stringify(issue.input)}`,
    })
    .nullable()
    .optional(),
});

/** The parts that `@huggingface/tokenizers` has code for, by their `type`; others would fail when a call is analysed. */
const NORMALIZERS =
  'BertNormalizer Precompiled Sequence Replace NFC NFD NFKC NFKD Strip StripAccents Lowercase Prepend'.split(' ');
const PRE_TOKENIZERS =
  'BertPreTokenizer Sequence Whitespace WhitespaceSplit Metaspace ByteLevel Split Punctuation Digits Replace FixedLength'.split(
    ' ',
  );

interface Part {
  readonly type: string;
  readonly normalizers?: readonly Part[] | undefined;
  readonly pretokenizers?: readonly Part[] | undefined;
}

/** A part of a tokenizer, and those it is a sequence of. */
function partSchema(known: readonly string[]): z.ZodType<Part | null> {
  const part: z.ZodType<Part> = z.lazy(() =>
    z.object({
      type: z.string().refine((type) => known.includes(type), {
        error: (issue) => `${JSON.stringify(issue.input)} is not known here; known are ${known.join(', ')}`,
      }),
      normalizers: z.array(part).optional(),
      pretokenizers: z.array(part).optional(),
    }),
  );
  return part.nullable();
}

const tokenizerSchema = z.object({
  normalizer: partSchema(NORMALIZERS),
  pre_tokenizer: partSchema(PRE_TOKENIZERS),
  post_processor: z.looseObject({ type: z.string() }).nullable(),
  decoder: z.unknown(),
  added_tokens: z.array(z.object({ content: z.string(), id: z.int().min(0) })),
  model: z.object({
    type: z.enum(['Unigram', 'WordPiece', 'BPE'], {
      error: (issue) => `expected Unigram, WordPiece or BPE, found ${JSON.stringify(issue.input) ?? 'nothing'}`,
    }),
    vocab: z.union([z.record(z.string(), z.int().min(0)), z.array(z.tuple([z.string(), z.number()]))]),
  }),
});

/**
 * Checks a Hugging Face sequence classification model: its labels, its tokenizer, that every token has a place in the
 * model, and that its graph takes token ids and gives one number per label.
 */
export async function recogniseSequenceClassifier(
  pack: Pack,
  precision?: string,
): Promise<Result<Recognised, AppError>> {
  const model = findOnnx(pack, 'model', precision);
  const missing = [
    ...(hasFile(pack, 'tokenizer.json')
      ? []
      : ['tokenizer.json is missing; AutoTokenizer.from_pretrained(…).save_pretrained(…) writes it']),
    ...(model ? [] : [missingOnnx('model', precision)]),
  ];
  if (model === null || missing.length > 0) return unsupported(`text classifier: ${missing.join('; ')}`);
  const config = await readChecked(pack, 'config.json', configSchema);
  if (!config.ok) return config;
  const labels = labelsInOrder(config.value.id2label);
  if (labels === null)
    return unsupported(
      `config.json: id2label: expected two labels at least, numbered from 0, found ${JSON.stringify(config.value.id2label)}`,
    );
  const tokenizer = await readChecked(pack, 'tokenizer.json', tokenizerSchema);
  if (!tokenizer.ok) return tokenizer;
  const beyond = tokenBeyond(tokenizer.value, config.value.vocab_size);
  if (beyond !== null)
    return unsupported(`tokenizer.json: ${beyond}, config.json has vocab_size ${config.value.vocab_size}`);
  const optional: RecognisedFile[] = [
    { role: 'tokenizerConfig', path: 'tokenizer_config.json' },
    { role: 'specialTokensMap', path: 'special_tokens_map.json' },
  ].filter(({ path }) => hasFile(pack, path));
  const graph = {
    inputs: ['input_ids'],
    onlyInputs: ['input_ids', 'attention_mask', 'token_type_ids'],
    outputs: ['logits'],
    loneOutput: 'logits',
    widths: { logits: labels.length },
  };
  return ok({
    architecture: 'sequence-classifier',
    sampleRateHz: 16000,
    languages: [],
    files: [
      { role: 'model', path: model, graph },
      { role: 'config', path: 'config.json' },
      { role: 'tokenizer', path: 'tokenizer.json' },
      ...optional,
    ],
    classifier: { labels: [...labels] },
  });
}

/** A token whose number the model has no place for: it would stop the analysis of every call that says it. */
function tokenBeyond({ model, added_tokens: added }: z.infer<typeof tokenizerSchema>, size: number): string | null {
  const entries: Iterable<[string, number]> = Array.isArray(model.vocab)
    ? model.vocab.map(([token], id): [string, number] => [token, id])
    : Object.entries(model.vocab);
  for (const [token, id] of [...entries, ...added.map(({ content, id }): [string, number] => [content, id])])
    if (id >= size) return `${JSON.stringify(token)} has number ${id}`;
  return null;
}
