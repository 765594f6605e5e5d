import { z } from 'zod';
import type { ModelManifest } from '../../../shared/domain/model.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { hasFile, type Pack } from './pack.ts';
import { recogniseMoonshine } from './recognise-moonshine.ts';
import { recogniseOwnClassifier } from './recognise-own-classifier.ts';
import { isSequenceClassifier, recogniseSequenceClassifier } from './recognise-sequence-classifier.ts';
import { recognisePyannote, recogniseSilero } from './recognise-vad.ts';
import { recogniseW2vBert } from './recognise-w2v-bert.ts';
import { type Recognised, readChecked, unsupported } from './recognised.ts';

/** What can be imported, for the message that nothing was recognised. */
const KNOWN =
  'w2v-bert CTC (config.json, preprocessor_config.json, vocab.json, model.onnx), ' +
  'Moonshine (encoder_model.onnx, decoder_model_merged.onnx, tokenizer.json), ' +
  'pyannote segmentation (config.json, model.onnx), Silero VAD (one .onnx file), ' +
  'text classifier (config.json of a …ForSequenceClassification, tokenizer.json, model.onnx), ' +
  'classifiers with a model.json, as tools/convert-models and models/training write them';

const anyConfigSchema = z.object({
  model_type: z.string().optional(),
  architectures: z.array(z.string()).optional(),
  framesPerWindow: z.unknown().optional(),
  windowS: z.unknown().optional(),
});

/**
 * Tells from names and configurations what model a pack holds, and checks that it is complete. `precision` (`fp16`,
 * `int8` …) chooses among several ONNX files; `manifest` is what the pack says of itself. `model_unsupported` says which
 * file or field is missing or wrong.
 */
export async function recogniseFolder(
  pack: Pack,
  precision?: string,
  manifest?: ModelManifest,
): Promise<Result<Recognised, AppError>> {
  const own = manifest && recogniseOwnClassifier(manifest);
  if (own) return own;
  if (hasFile(pack, 'config.json')) {
    const config = await readChecked(pack, 'config.json', anyConfigSchema);
    if (!config.ok) return config;
    const { model_type: type, architectures, framesPerWindow, windowS } = config.value;
    if (type === 'wav2vec2-bert') return recogniseW2vBert(pack, precision);
    if (type === 'moonshine') return recogniseMoonshine(pack, precision);
    if (isSequenceClassifier(architectures)) return recogniseSequenceClassifier(pack, precision);
    if (type === undefined && (framesPerWindow !== undefined || windowS !== undefined))
      return recognisePyannote(pack, precision);
    const kind = type === undefined ? 'no model_type' : `model_type ${JSON.stringify(type)}`;
    const found = architectures ? `${kind}, architectures ${architectures.join(', ')}` : kind;
    return unsupported(`config.json: ${found}; expected one of: ${KNOWN}`);
  }
  const names = pack.files.map((file) => file.path.replace('onnx/', ''));
  if (names.some((name) => /^(encoder_model|decoder_model_merged)\b.*\.onnx$/.test(name)))
    return recogniseMoonshine(pack, precision);
  if (names.includes('vocab.json') || names.includes('preprocessor_config.json'))
    return recogniseW2vBert(pack, precision);
  const graphs = pack.files.filter((file) => file.path.endsWith('.onnx'));
  if (graphs.length === 1 && graphs[0]) return recogniseSilero(graphs[0].path);
  return unsupported(`no config.json and ${graphs.length} ONNX files; expected one of: ${KNOWN}`);
}
