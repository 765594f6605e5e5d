import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ResolvedModel } from '../platform/model-store.ts';
import { createMoonshine } from './asr/moonshine.ts';
import type { Recognizer } from './asr/recognizer.ts';
import { createW2vBertCtc } from './asr/w2v-bert-ctc.ts';
import { AnalyzerError } from './runtime/analyzer-error.ts';
import { findModel } from './runtime/models.ts';
import type { VoiceActivityDetector } from './vad/detector.ts';
import { createPyannote } from './vad/pyannote.ts';
import { createSilero } from './vad/silero.ts';

/** Finds, checks and loads the recogniser. `model_missing`, `model_damaged`, `model_unsupported`. */
export async function openRecognizer(
  folders: readonly string[],
  id: string,
  threads: number,
): Promise<Result<Recognizer, AppError>> {
  const model = await findModel(folders, id, 'asr');
  if (!model.ok) return model;
  return load(model.value, () => {
    const { files, manifest } = model.value;
    if (manifest.architecture === 'moonshine')
      return createMoonshine({ encoder: files.encoder, decoder: files.decoder, tokenizer: files.tokenizer }, threads);
    const { model: weights, config, preprocessor, vocab, addedTokens, specialTokensMap, tokenizerConfig } = files;
    return createW2vBertCtc(
      { model: weights, config, preprocessor, vocab, addedTokens, specialTokensMap, tokenizerConfig },
      threads,
    );
  });
}

/** Finds, checks and loads the detector. `model_missing`, `model_damaged`, `model_unsupported`. */
export async function openDetector(
  folders: readonly string[],
  id: string,
  threads: number,
): Promise<Result<VoiceActivityDetector, AppError>> {
  const model = await findModel(folders, id, 'vad');
  if (!model.ok) return model;
  return load(model.value, () => {
    const { files, manifest } = model.value;
    return manifest.architecture === 'silero'
      ? createSilero(files.model, threads)
      : createPyannote(files.model, files.config, threads);
  });
}

/** Creates what a model is run by, and tells why it cannot be. */
export async function load<T>(model: ResolvedModel, create: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await create());
  } catch (error) {
    if (error instanceof AnalyzerError) return err(error.error);
    const detail = `${model.manifest.id}: ${error instanceof Error ? error.message : String(error)}`;
    if (/bad_alloc|failed to allocate|out of memory/i.test(detail)) return err(appError('out_of_memory', detail));
    // The files are what model.json says, so what ONNX Runtime cannot load is a model it does not support.
    return err(appError('model_unsupported', detail));
  }
}
