import { z } from 'zod';
import { MODEL_CAUTIONS, modelIdSchema, modelKindSchema } from '../../domain/model.ts';
import { sentimentSchema } from '../../domain/sentiment.ts';
import { appErrorSchema } from '../../errors.ts';
import { LANGUAGES } from '../../language.ts';
import { modelSlotSchema } from '../../settings/model-slots.ts';

/** A model as it is listed. What is not known, because its `model.json` cannot be read, is null. */
export const modelCardSchema = z.strictObject({
  id: z.string(),
  kind: modelKindSchema.nullable(),
  name: z.string().nullable(),
  architecture: z.string().nullable(),
  version: z.string().nullable(),
  /** ISO 639 codes; empty: any, or not known. */
  languages: z.array(z.string()),
  licence: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  /** `bundled`: came with the program and cannot be removed. */
  origin: z.enum(['bundled', 'imported']),
  /**
   * `ready`: every file is there with its size. Content is compared with its hashes before each load, and on demand:
   * `verified` since this engine started. `damaged`: a file is not what it was, or `model.json` is not valid.
   */
  state: z.enum(['ready', 'verified', 'missing', 'damaged']),
  error: appErrorSchema.nullable(),
  /** Where the settings put it to work. */
  slots: z.array(modelSlotSchema),
  /** What its makers warn of. */
  cautions: z.array(z.enum(MODEL_CAUTIONS)),
  /** What a classifier answers with; null: it is none, or its `model.json` does not say. */
  classifier: z
    .strictObject({
      /** Names of the classes, in the order of the outputs. */
      labels: z.array(z.string()),
      /** What each label stands for as long as no person says otherwise: by `model.json`, else by the default rule; null: nothing. */
      mapping: z.record(z.string(), sentimentSchema.nullable()),
      /** A likeliest class below this is not to be believed; null: its makers measured nothing, and `UNSURE_BELOW` holds. */
      unsureBelow: z.number().nullable(),
    })
    .nullable(),
  /** What this machine would run with it; null: not known. `tight`: memory is short even for one analyzer. */
  fit: z.strictObject({ analyzers: z.int(), threads: z.int(), tight: z.boolean() }).nullable(),
  /** Seconds of audio a second that the last batch with it reached here; null: it has not been used yet. */
  measuredSpeed: z.number().nullable(),
});
/** See `modelCardSchema`. */
export type ModelCard = z.infer<typeof modelCardSchema>;

/** An import or a check that is under way. */
export const modelWorkSchema = z.strictObject({
  kind: z.enum(['import', 'verify']),
  /** What a person knows it by: the name of a folder or zip, or of a model. */
  name: z.string(),
  /** Null outside `verify`, until the import has made a model. */
  modelId: z.string().nullable(),
  step: z.enum(['reading', 'copying', 'verifying']),
  /** 0..1 of the step. */
  share: z.number(),
});
/** See `modelWorkSchema`. */
export type ModelWork = z.infer<typeof modelWorkSchema>;

/** What the machine has for an analysis. */
export const machineSchema = z.strictObject({
  cores: z.int(),
  processor: z.string().nullable(),
  /** What all our processes together may use: the least of machine, control group and setting. */
  memoryBytes: z.number(),
  freeMemoryBytes: z.number(),
  /** On the disk of the profile. */
  freeDiskBytes: z.number(),
  /** Null: none was found. */
  ffmpegVersion: z.string().nullable(),
  /** Formats beside plain WAV that its ffmpeg reads, and those it does not. */
  formats: z.array(z.string()),
  formatsMissing: z.array(z.string()),
  /** Name of the NVIDIA card. Models run on the processor in this version, whatever card there is. */
  graphicsCard: z.string().nullable(),
  /** What stands in the way, and what to do about it, in the language asked for. */
  concerns: z.array(
    z.strictObject({ topic: z.string(), state: z.enum(['note', 'problem']), found: z.string(), remedy: z.string() }),
  ),
});
/** See `machineSchema`. */
export type Machine = z.infer<typeof machineSchema>;

/** What a window asks about models and the machine they run on. */
export const modelRequests = {
  /** Those that are installed, by id, and what is under way. */
  models: {
    input: z.null(),
    output: z.strictObject({ models: z.array(modelCardSchema), work: modelWorkSchema.nullable() }),
  },
  machine: { input: z.strictObject({ language: z.enum(LANGUAGES) }), output: machineSchema },
  /**
   * Copies a model from an offered folder or zip and verifies the copy; cancelling leaves nothing of it behind. Of a folder
   * of several models (see `Collection`) each, into the slots it names. Errors: those of `importModel`; `bad_usage`: other
   * work is under way; `model_refused`: several paths were offered.
   */
  importModel: {
    input: z.strictObject({
      offerId: z.string(),
      /** Null: that of its `model.json`, or one made from its name. */
      id: modelIdSchema.nullable(),
      /** Which ONNX files to take when there are several; null: the usual order. */
      precision: z
        .string()
        .regex(/^[\w]{1,16}$/)
        .nullable(),
    }),
    output: z.strictObject({
      models: z.array(z.strictObject({ modelId: z.string(), name: z.string(), alreadyThere: z.boolean() })).min(1),
      /** Those that were filled with them. */
      slots: z.array(modelSlotSchema),
    }),
  },
  /** Compares every file with its hash. `model_missing`; `model_damaged`; `cancelled`; `bad_usage`: see above. */
  verifyModel: { input: z.strictObject({ modelId: z.string() }), output: z.null() },
  /** Removes an imported model. `bad_usage`: it came with the program, is chosen, or a batch runs. `not_found`. */
  removeModel: { input: z.strictObject({ modelId: z.string() }), output: z.null() },
};

/** What a window is told of models without asking. */
export const modelEvents = {
  /** At most ten times a second while work is under way, and null at its end. */
  modelWork: modelWorkSchema.nullable(),
};
