import type { ModelKind, ModelManifest } from '../../shared/domain/model.ts';
import { type Sentiment, UNSURE_BELOW } from '../../shared/domain/sentiment.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import type { ClassifierSlots } from '../../shared/ipc/analyzer-contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ResolvedModel } from '../platform/model-store.ts';
import { load } from './open-models.ts';
import { AnalyzerError } from './runtime/analyzer-error.ts';
import { findModel } from './runtime/models.ts';
import { createAcousticOnnx } from './sentiment/acoustic-onnx.ts';
import type { Chosen, Classifiers } from './sentiment/classifiers.ts';
import { createNgramClassifier } from './sentiment/ngram-classifier.ts';
import { createSequenceClassifier } from './sentiment/sequence-classifier.ts';
import type { TextClassifier } from './sentiment/text-classifier.ts';

/** What a person said the labels of a model mean, over what the model itself says. */
type Mapping = Readonly<Record<string, Sentiment | null>>;

/**
 * Finds, checks and loads the classifiers of all slots; a model that fills two is loaded once. `model_missing`, `model_damaged`,
 * `model_unsupported`, `model_output_invalid`. `beforeRun` is told for how many seconds at most a run of a large model may hold up
 * the process.
 */
export async function openClassifiers(
  folders: readonly string[],
  slots: ClassifierSlots,
  threads: number,
  beforeRun: (mostS: number) => void = () => {},
): Promise<Result<Classifiers, AppError>> {
  const createText = (model: ResolvedModel, mapping: Mapping) =>
    createTextClassifier(model, mapping, threads, beforeRun);
  const createAcoustic = ({ files, manifest }: ResolvedModel, mapping: Mapping) =>
    createAcousticOnnx(files.model, manifest, mapping, threads);

  const loaded = new Map<string, Promise<Result<Chosen<unknown>, AppError>>>();
  const open = async <Classifier>(
    id: string | null,
    kind: ModelKind,
    create: (model: ResolvedModel, mapping: Mapping) => Promise<Classifier>,
  ): Promise<Result<Chosen<Classifier> | null, AppError>> => {
    if (id === null) return ok(null);
    // By kind too: what a slot of another kind was given must not pass for what this one asks for.
    const key = `${kind}/${id}`;
    const found =
      loaded.get(key) ?? openOne(folders, id, kind, (model) => create(model, slots.labelMappings[id] ?? {}));
    loaded.set(key, found);
    return (await found) as Result<Chosen<Classifier>, AppError>;
  };
  const textAgent = await open(slots.textAgent, 'text-sentiment', createText);
  if (!textAgent.ok) return textAgent;
  const textClient = await open(slots.textClient, 'text-sentiment', createText);
  if (!textClient.ok) return textClient;
  const acousticAgent = await open(slots.acousticAgent, 'acoustic-sentiment', createAcoustic);
  if (!acousticAgent.ok) return acousticAgent;
  const acousticClient = await open(slots.acousticClient, 'acoustic-sentiment', createAcoustic);
  if (!acousticClient.ok) return acousticClient;
  return ok({
    text: { agent: textAgent.value, client: textClient.value },
    acoustic: { agent: acousticAgent.value, client: acousticClient.value },
  });
}

async function openOne(
  folders: readonly string[],
  id: string,
  kind: ModelKind,
  create: (model: ResolvedModel) => Promise<unknown>,
): Promise<Result<Chosen<unknown>, AppError>> {
  const model = await findModel(folders, id, kind);
  if (!model.ok) return model;
  const classifier = await load(model.value, () => create(model.value));
  if (!classifier.ok) return classifier;
  const { unsureBelow } = model.value.manifest;
  return ok({ model: id, unsureBelow: unsureBelow ?? UNSURE_BELOW, classifier: classifier.value });
}

async function createTextClassifier(
  { manifest, files }: ResolvedModel,
  mapping: Mapping,
  threads: number,
  beforeRun: (mostS: number) => void,
): Promise<TextClassifier> {
  const { model, config, tokenizer, tokenizerConfig, features } = files;
  if (manifest.architecture === 'ngram-embedding-bag')
    return createNgramClassifier({ model, features }, threads, manifest, mapping);
  if (manifest.architecture !== 'sequence-classifier') throw unsupported(manifest);
  const { labelMapping, temperature, trainingPriors } = manifest;
  return createSequenceClassifier({ model, config, tokenizer, tokenizerConfig }, threads, {
    labelMapping: { ...labelMapping, ...mapping },
    temperature,
    trainingPriors,
    beforeRun,
  });
}

function unsupported({ id, architecture }: ModelManifest): AnalyzerError {
  return new AnalyzerError(appError('model_unsupported', `${id}: no classifier is made from ${architecture}`));
}
