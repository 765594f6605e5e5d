import { z } from 'zod';
import { sentimentSchema } from './sentiment.ts';

/** See `ModelKind`. */
export const modelKindSchema = z.enum(['vad', 'asr', 'text-sentiment', 'acoustic-sentiment']);
/** What a model is for: the slot of the settings it can fill. */
export type ModelKind = z.infer<typeof modelKindSchema>;

/**
 * The families of models there is code for, with the files each is made of, by role. A role marked optional may be
 * left out: Moonshine without a `tokenizer` speaks Llama's first 32,000 tokens.
 */
export const ARCHITECTURES = {
  silero: { kind: 'vad', required: ['model'], optional: [] },
  'pyannote-segmentation': { kind: 'vad', required: ['model', 'config'], optional: ['card'] },
  moonshine: { kind: 'asr', required: ['encoder', 'decoder'], optional: ['tokenizer', 'config'] },
  'w2v-bert-ctc': {
    kind: 'asr',
    required: ['model', 'config', 'preprocessor', 'vocab'],
    optional: ['addedTokens', 'specialTokensMap', 'tokenizerConfig', 'card'],
  },
  /** Ours: hashed character and word n-grams, an embedding bag, a small network. `features` says how text is hashed. */
  'ngram-embedding-bag': { kind: 'text-sentiment', required: ['model', 'features'], optional: ['card'] },
  /** A Hugging Face sequence classification model with its tokenizer. */
  'sequence-classifier': {
    kind: 'text-sentiment',
    required: ['model', 'config', 'tokenizer'],
    optional: ['tokenizerConfig', 'specialTokensMap', 'card'],
  },
  /** Statistics over an utterance (`featureRecipe`) into an SVM or a forest: `features` [n, d] → `probabilities` [n, classes]. */
  'acoustic-functionals': { kind: 'acoustic-sentiment', required: ['model'], optional: ['card'] },
} as const satisfies Readonly<
  Record<string, { kind: ModelKind; required: readonly string[]; optional: readonly string[] }>
>;
/** See `ARCHITECTURES`. */
export type Architecture = keyof typeof ARCHITECTURES;
const architectureSchema = z.enum(Object.keys(ARCHITECTURES) as [Architecture, ...Architecture[]]);

/** The vectors of acoustic features there is code for: see `docs/acoustic-features.md`. */
export const FEATURE_RECIPES = ['librosa-180', 'librosa-180-magnitude', 'prosody-88', 'prosody-113'] as const;
/** See `FEATURE_RECIPES`. */
export type FeatureRecipe = (typeof FEATURE_RECIPES)[number];

/** What a model's makers warn of; the window says it in words. */
export const MODEL_CAUTIONS = ['acted_german_speech', 'general_language'] as const;

/**
 * Weights an ONNX file keeps outside itself (`externalData`, `externalData2` …): no code asks for them by role, they
 * lie beside the ONNX file under the name it gives them.
 */
const EXTERNAL_DATA_ROLE = /^externalData\d*$/;

/** Names a model and its folder: short, lower case, and a safe file name on every system. */
export const modelIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}[a-z0-9]$/, 'expected 2 to 64 of a-z, 0-9, ".", "_", "-"')
  .refine((id) => !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(id), 'a name that Windows keeps for itself');

/** A path below a folder: forward slashes, no `..`, not absolute, no drive. */
export const relativePathSchema = z
  .string()
  .max(256)
  .regex(/^(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/, 'expected a plain path inside the model folder');

const npmSourceSchema = z
  .string()
  .regex(/^npm:(@[\w.-]+\/)?[a-z0-9][\w.-]*\/(?!\.)[\w.-]+(\/(?!\.)[\w.-]+)*$/, 'expected npm:<package>/<path>');

const modelFileSchema = z.strictObject({
  role: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** `npm:<package>/<path>` for a file that an installed package carries, else a path inside the model's folder. */
  source: z.union([npmSourceSchema, relativePathSchema]),
  /** Lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits'),
  sizeBytes: z.int().min(1),
});
/** A file of a model: what it is for, where it lies, and what it must be. */
export type ModelFile = z.infer<typeof modelFileSchema>;

/** The content of a model folder's `model.json`. */
export const modelManifestSchema = z
  .strictObject({
    id: modelIdSchema,
    name: z.string().min(1).max(200),
    kind: modelKindSchema,
    architecture: architectureSchema,
    version: z.string().min(1).max(64),
    /** ISO 639 codes; empty: any, or not known. */
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)),
    /** SPDX identifier, or `unknown`. */
    licence: z.string().min(1).max(100),
    /** Of the audio that goes in, in Hz. */
    sampleRateHz: z.int().min(8000),
    files: z.array(modelFileSchema).min(1).max(64),
    /** Names of the classes, in the order of the model's outputs, for a classifier. */
    labels: z.array(z.string()).min(2).max(64).optional(),
    /** Which sentiment each label stands for; null: none, its probability is left out and the others are scaled to 1. */
    labelMapping: z.record(z.string(), sentimentSchema.nullable()).optional(),
    /** Of an acoustic classifier: what its input vector is. */
    featureRecipe: z.enum(FEATURE_RECIPES).optional(),
    /**
     * Shares of the classes in the training data, in the order of `labels`, when the model's probabilities follow them:
     * they are divided out. Absent: the probabilities are for even shares already.
     */
    trainingPriors: z.array(z.number().positive()).optional(),
    /** Temperature the logits are divided by before the softmax; absent: 1. */
    temperature: z.number().positive().optional(),
    /** A likeliest class below this is not to be believed; measured by the model's makers. */
    unsureBelow: z.number().min(0).max(1).optional(),
    cautions: z.array(z.enum(MODEL_CAUTIONS)).optional(),
  })
  .superRefine((manifest, context) => {
    const { kind, required, optional } = ARCHITECTURES[manifest.architecture];
    const roles = manifest.files.map((file) => file.role);
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (manifest.kind !== kind) complain(['kind'], `expected ${kind} for ${manifest.architecture}`);
    for (const role of required) if (!roles.includes(role)) complain(['files'], `a file of role ${role} is missing`);
    roles.forEach((role, index) => {
      if (roles.indexOf(role) !== index) complain(['files', index, 'role'], `${role} is given twice`);
      const known = [...required, ...optional].some((name) => name === role) || EXTERNAL_DATA_ROLE.test(role);
      if (!known) complain(['files', index, 'role'], `${manifest.architecture} has no role ${role}`);
    });
  });
/** See `modelManifestSchema`. */
export type ModelManifest = z.infer<typeof modelManifestSchema>;
