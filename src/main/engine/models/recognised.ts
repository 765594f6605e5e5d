import { z } from 'zod';
import type { Architecture, ModelManifest } from '../../../shared/domain/model.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { hasFile, type Pack, readPackJson } from './pack.ts';

/** What a graph must take and give at least. */
export interface GraphDoor {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Exactly so many inputs, whatever their names. */
  readonly inputCount?: number;
  /** No inputs but these. */
  readonly onlyInputs?: readonly string[];
  /** A graph of one output gives what is called this here, whatever its own name. */
  readonly loneOutput?: string;
  /** Numbers in a row of an input or output, which must be a tensor; a graph that leaves them open passes. */
  readonly widths?: Readonly<Record<string, number>>;
}

/** A file of the pack with the role it plays; one that is an ONNX graph also says what it must look like. */
export interface RecognisedFile {
  readonly role: string;
  readonly path: string;
  readonly graph?: GraphDoor;
}

/** What a pack turned out to be. */
export interface Recognised {
  readonly architecture: Architecture;
  readonly sampleRateHz: number;
  /** ISO 639 codes, when the architecture implies them. */
  readonly languages: readonly string[];
  readonly files: readonly RecognisedFile[];
  /** Of a classifier: what goes into its `model.json` besides. */
  readonly classifier?: ClassifierFacts;
}

/** What a `model.json` says of a classifier only. */
export type ClassifierFacts = Pick<
  ModelManifest,
  'labels' | 'labelMapping' | 'featureRecipe' | 'trainingPriors' | 'temperature' | 'unsureBelow' | 'cautions'
>;

/** Takes them from a whole `model.json`. */
export function classifierFacts(manifest: ModelManifest): ClassifierFacts {
  const { labels, labelMapping, featureRecipe, trainingPriors, temperature, unsureBelow, cautions } = manifest;
  return { labels, labelMapping, featureRecipe, trainingPriors, temperature, unsureBelow, cautions };
}

/** A reason why the pack is not the model it seems to be. */
export function unsupported(reason: string): Result<never, AppError> {
  return err(appError('model_unsupported', reason));
}

/** Reads a JSON file of a pack and holds it against what the architecture needs; names the file and each field. */
export async function readChecked<T>(pack: Pack, path: string, schema: z.ZodType<T>): Promise<Result<T, AppError>> {
  if (!hasFile(pack, path)) return unsupported(`${path} is missing`);
  const json = await readPackJson(pack, path);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'content'}: ${issue.message}`);
    return unsupported(`${path}: ${fields.join('; ')}`);
  }
  return ok(parsed.data);
}

/** Precisions as exporters write them behind a file's name, in the order in which one is taken when several are there. */
const PRECISIONS = ['', 'fp32', 'fp16', 'int8', 'quantized', 'uint8', 'q8', 'q4', 'q4f16', 'bnb4'];

/**
 * Finds the ONNX file called `name`, in the pack or its `onnx` folder, with or without a precision behind it:
 * `model.onnx`, `model_fp16.onnx`, `model.int8.onnx`. `precision` asks for one of them. Null when there is none.
 */
export function findOnnx(pack: Pack, name: string, precision: string | undefined): string | null {
  const wanted = precision === undefined ? PRECISIONS : precision === 'fp32' ? ['', 'fp32'] : [precision];
  for (const suffix of wanted)
    for (const folder of ['', 'onnx/'])
      for (const dot of suffix === '' ? [''] : ['.', '_', '-']) {
        const path = `${folder}${name}${dot}${suffix}.onnx`;
        if (hasFile(pack, path)) return path;
      }
  return null;
}

/** What to do about weights that are not ONNX yet. */
const CONVERT = 'tools/convert-models makes it from the weights of PyTorch and scikit-learn (see docs/from-v1.md)';

/** Says which ONNX file was looked for. */
export function missingOnnx(name: string, precision: string | undefined): string {
  return precision === undefined
    ? `${name}.onnx (or ${name}_fp16.onnx, ${name}_int8.onnx …, also in a folder onnx) is missing; ${CONVERT}`
    : `${name}_${precision}.onnx is missing`;
}

/** A field that must have one value, with a message that says so. */
export function exactly<const T extends string | number>(value: T): z.ZodType<T> {
  return z.custom<T>((found) => found === value, {
    error: (issue) => `expected ${JSON.stringify(value)}, found ${JSON.stringify(issue.input) ?? 'nothing'}`,
  });
}
