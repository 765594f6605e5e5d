import { posix } from 'node:path';
import { relativePathSchema } from '../../../shared/domain/model.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { OnnxFormatError, type OnnxHeader, type OnnxValue, readOnnxHeader } from './onnx-header.ts';
import type { GraphDoor } from './recognised.ts';

/** Operator sets that ONNX Runtime brings along; any other needs a library of somebody's. */
const KNOWN_DOMAINS = ['', 'ai.onnx.ml', 'ai.onnx.preview.training', 'com.microsoft', 'com.microsoft.nchwc'];

/**
 * Checks an ONNX file without loading it. Gives the files its weights lie in besides itself, as paths relative to the
 * pack. `model_refused`: it reaches outside its folder or wants foreign code; `model_unsupported`: it takes or gives
 * something else than the architecture does; `model_damaged`: it is no ONNX file.
 */
export async function checkGraph(
  file: string,
  name: string,
  door: GraphDoor,
): Promise<Result<readonly string[], AppError>> {
  let header: OnnxHeader;
  try {
    header = await readOnnxHeader(file);
  } catch (error) {
    if (error instanceof OnnxFormatError) return err(appError('model_damaged', `${name}: not ONNX: ${error.message}`));
    throw error;
  }
  const foreign = header.domains.filter((domain) => !KNOWN_DOMAINS.includes(domain));
  if (foreign.length > 0)
    return err(appError('model_refused', `${name}: needs a library of its own for operators of ${foreign.join(', ')}`));
  if (header.compiledNodes > 0)
    return err(appError('model_refused', `${name}: wraps a program compiled for one device (EPContext)`));
  for (const location of header.externalData)
    if (!relativePathSchema.safeParse(location).success || !/\.onnx([._]data(_\d+)?)$/.test(location))
      return err(
        appError(
          'model_refused',
          `${name}: external data at ${JSON.stringify(location)}; expected beside, as *.onnx_data`,
        ),
      );
  const wrong = compareDoor(door, header);
  if (wrong) return err(appError('model_unsupported', `${name}: ${wrong}`));
  return ok(header.externalData.map((location) => posix.join(posix.dirname(name), location)));
}

function compareDoor(door: GraphDoor, header: OnnxHeader): string | null {
  const { inputs } = header;
  const [lone, second] = header.outputs;
  const renamed = door.loneOutput !== undefined && lone && !second ? [{ ...lone, name: door.loneOutput }] : null;
  const outputs = renamed ?? header.outputs;
  const missing = compare('input', door.inputs, inputs) ?? compare('output', door.outputs, outputs);
  if (missing) return missing;
  if (door.inputCount !== undefined && inputs.length !== door.inputCount)
    return `expected ${door.inputCount} input, found ${namesOf(inputs)}`;
  const unknown = door.onlyInputs ? inputs.filter(({ name }) => !door.onlyInputs?.includes(name)) : [];
  if (unknown.length > 0) return `asks for ${namesOf(unknown)}; expected ${door.onlyInputs?.join(', ')} only`;
  for (const value of [...inputs, ...outputs]) {
    const width = door.widths?.[value.name];
    if (width === undefined) continue;
    if (!value.isTensor) return `${value.name} is no tensor; convert the model with tools/convert-models`;
    const found = value.dims.at(-1) ?? width;
    if (value.dims.length === 1 || found !== width)
      return `${value.name}: expected ${width} numbers a row, found ${value.dims.length === 1 ? 'no rows' : found}`;
  }
  return null;
}

function namesOf(values: readonly OnnxValue[]): string {
  return values
    .slice(0, 8)
    .map(({ name }) => name)
    .join(', ');
}

function compare(what: string, expected: readonly string[], found: readonly OnnxValue[]): string | null {
  const missing = expected.filter((name) => !found.some((value) => value.name === name));
  if (missing.length === 0) return null;
  return `no ${what} ${missing.join(', ')}; it has ${namesOf(found) || 'none'}`;
}
