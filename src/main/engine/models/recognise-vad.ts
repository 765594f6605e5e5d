import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Pack } from './pack.ts';
import { exactly, findOnnx, missingOnnx, type Recognised, readChecked, unsupported } from './recognised.ts';

const pyannoteConfigSchema = z.object({
  kind: z.enum(['multilabel', 'powerset']),
  sampleRateHz: exactly(16000),
  windowSamples: z.int().min(1),
  stepSamples: z.int().min(1),
  framesPerWindow: z.int().min(2),
  frame: z.object({ stepSamples: z.int().min(1), durationSamples: z.int().min(1) }),
  hyperparameters: z.object({
    onset: z.number(),
    offset: z.number(),
    min_duration_on: z.number().min(0),
    min_duration_off: z.number().min(0),
  }),
});

/** Checks a pyannote segmentation model: model.onnx, and a config.json with its window, frames and thresholds. */
export async function recognisePyannote(pack: Pack, precision?: string): Promise<Result<Recognised, AppError>> {
  const model = findOnnx(pack, 'model', precision);
  if (model === null) return unsupported(`pyannote segmentation: ${missingOnnx('model', precision)}`);
  const config = await readChecked(pack, 'config.json', pyannoteConfigSchema);
  if (!config.ok) return config;
  return ok({
    architecture: 'pyannote-segmentation',
    sampleRateHz: 16000,
    languages: [],
    files: [
      // The names of input and output differ from export to export and are read from the session.
      { role: 'model', path: model, graph: { inputs: [], outputs: [], inputCount: 1 } },
      { role: 'config', path: 'config.json' },
    ],
  });
}

/** Takes the one ONNX file of a pack without any configuration for Silero VAD 5 or 6; its inputs must then prove it. */
export function recogniseSilero(path: string): Result<Recognised, AppError> {
  return ok({
    architecture: 'silero',
    sampleRateHz: 16000,
    languages: [],
    files: [{ role: 'model', path, graph: { inputs: ['input', 'state', 'sr'], outputs: ['output', 'stateN'] } }],
  });
}
