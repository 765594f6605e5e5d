import { posix } from 'node:path';
import { relativePathSchema } from '../../../shared/domain/model.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { OnnxFormatError, type OnnxHeader, readOnnxHeader } from './onnx-header.ts';
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
  const wrong = compare('input', door.inputs, header.inputs) ?? compare('output', door.outputs, header.outputs);
  if (wrong) return err(appError('model_unsupported', `${name}: ${wrong}`));
  if (door.inputCount !== undefined && header.inputs.length !== door.inputCount)
    return err(
      appError('model_unsupported', `${name}: expected ${door.inputCount} input, found ${header.inputs.join(', ')}`),
    );
  return ok(header.externalData.map((location) => posix.join(posix.dirname(name), location)));
}

function compare(what: string, expected: readonly string[], found: readonly string[]): string | null {
  const missing = expected.filter((name) => !found.includes(name));
  if (missing.length === 0) return null;
  return `no ${what} ${missing.join(', ')}; it has ${found.slice(0, 8).join(', ') || 'none'}`;
}
