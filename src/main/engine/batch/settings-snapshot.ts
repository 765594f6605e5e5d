import { hash } from 'node:crypto';
import { z } from 'zod';
import { type AnalysisSettings, analysisSettingsSchema } from '../../../shared/domain/job.ts';
import type { LabelMapping } from '../../../shared/domain/label-mapping.ts';
import { type Sentiment, sentimentSchema } from '../../../shared/domain/sentiment.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { type ResolvedModel, resolveModel } from '../../platform/model-store.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { StageVersions } from '../catalog/stage-results.ts';

/** Raised when our own code would give another result for the same audio, settings and models. */
const ANALYSIS_VERSION = 1;

/** A model of an analysis: what identifies its content, and the size of its files. */
interface InstalledModel {
  readonly id: string;
  /** Of its content and, for a classifier, of what a person said its labels mean. */
  readonly version: string;
  readonly sizeBytes: number;
  /** What a person said its labels mean, when somebody did. */
  readonly labels?: LabelMapping;
}

/** The slots of classifiers, as `Settings` has them without `Model`. */
const CLASSIFIER_SLOTS = ['textAgent', 'textClient', 'acousticAgent', 'acousticClient'] as const;
type ClassifierSlot = (typeof CLASSIFIER_SLOTS)[number];

/** The models of an analysis; a classifier's slot may be empty. */
export interface ModelSet extends Readonly<Record<ClassifierSlot, InstalledModel | null>> {
  readonly asr: InstalledModel;
  readonly vad: InstalledModel;
}

/** The settings that name models, and say what their labels mean. */
export type ModelSlots = Pick<Settings, 'asrModel' | 'vadModel' | `${ClassifierSlot}Model` | 'labelMappings'>;

/** Finds the models as they are installed now. Errors: `model_missing`, `model_damaged`. */
export async function installedModels(
  folders: readonly string[],
  slots: ModelSlots,
): Promise<Result<ModelSet, AppError>> {
  const asr = await find(folders, slots.asrModel);
  if (!asr.ok) return asr;
  const vad = await find(folders, slots.vadModel);
  if (!vad.ok) return vad;
  const classifiers: Record<ClassifierSlot, InstalledModel | null> = { ...NO_CLASSIFIERS };
  for (const slot of CLASSIFIER_SLOTS) {
    const id = slots[`${slot}Model`];
    if (id === null) continue;
    const model = await find(folders, id, slots.labelMappings[id]);
    if (!model.ok) return model;
    classifiers[slot] = model.value;
  }
  return ok({ asr: asr.value, vad: vad.value, ...classifiers });
}

/** Nobody is judged. */
export const NO_CLASSIFIERS = {
  textAgent: null,
  textClient: null,
  acousticAgent: null,
  acousticClient: null,
} as const satisfies Record<ClassifierSlot, null>;

async function find(
  folders: readonly string[],
  id: string,
  labels: LabelMapping = {},
): Promise<Result<InstalledModel, AppError>> {
  const model = await resolveModel(folders, id);
  return model.ok ? ok(installed(model.value, labels)) : model;
}

/** What the labels of the classifiers of a set were said to mean, by model id. */
export function labelMappingsOf(models: ModelSet): Record<string, Record<string, Sentiment | null>> {
  const said = CLASSIFIER_SLOTS.flatMap((slot) => {
    const model = models[slot];
    return model?.labels ? [[model.id, { ...model.labels }] as const] : [];
  });
  return Object.fromEntries(said);
}

/** Bytes of all its files, each model counted once. */
export function modelSetBytes(models: ModelSet): number {
  const sizes = new Map(Object.values(models).map((model) => [model?.id, model?.sizeBytes ?? 0]));
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function installed({ manifest, modelVersion }: ResolvedModel, labels: LabelMapping): InstalledModel {
  const sizeBytes = manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const said = JSON.stringify(Object.entries(labels).sort());
  if (said === '[]') return { id: manifest.id, version: modelVersion, sizeBytes };
  return { id: manifest.id, version: `${modelVersion}+${hash('sha256', said).slice(0, 8)}`, sizeBytes, labels };
}

/** A model set as the catalog keeps it: equal sets give equal text. Empty slots are left out. */
export function modelsText(models: ModelSet): string {
  const slots = ['asr', 'vad', ...CLASSIFIER_SLOTS] as const;
  const kept = slots.flatMap((slot) => {
    const model = models[slot];
    if (!model) return [];
    const { id, version, labels } = model;
    return [[slot, { id, version, ...(labels && { labels }) }]];
  });
  return JSON.stringify({ ...Object.fromEntries(kept), analysis: ANALYSIS_VERSION });
}

const frozenModelSchema = z.object({
  id: z.string(),
  labels: z.record(z.string(), sentimentSchema.nullable()).optional(),
});
const frozenModelsSchema = z.object({
  asr: frozenModelSchema,
  vad: frozenModelSchema,
  textAgent: frozenModelSchema.optional(),
  textClient: frozenModelSchema.optional(),
  acousticAgent: frozenModelSchema.optional(),
  acousticClient: frozenModelSchema.optional(),
});

/**
 * Every model set that calls of the catalog began with, by its text; one that cannot be read is left out, and its calls are not
 * tried again. Errors: `model_missing`, when it is not installed as it was.
 */
export async function frozenModels(
  catalog: Catalog,
  folders: readonly string[],
): Promise<ReadonlyMap<string, Result<ModelSet, AppError>>> {
  const sets = new Map<string, Result<ModelSet, AppError>>();
  for (const { models } of catalog.all(catalog.sql.selectFrom('settings_snapshots').select('models').distinct())) {
    const frozen = frozenModelsSchema.safeParse(JSON.parse(models));
    if (!frozen.success) continue;
    const { asr, vad, textAgent, textClient, acousticAgent, acousticClient } = frozen.data;
    const installed = await installedModels(folders, {
      asrModel: asr.id,
      vadModel: vad.id,
      textAgentModel: textAgent?.id ?? null,
      textClientModel: textClient?.id ?? null,
      acousticAgentModel: acousticAgent?.id ?? null,
      acousticClientModel: acousticClient?.id ?? null,
      labelMappings: Object.fromEntries(
        [textAgent, textClient, acousticAgent, acousticClient].flatMap((model) =>
          model?.labels ? [[model.id, model.labels] as const] : [],
        ),
      ),
    });
    const same = installed.ok && modelsText(installed.value) === models;
    const ids = new Set(Object.values(frozen.data).map((model) => model?.id));
    const missing = `the versions of ${[...ids].join(', ')} that the call began with`;
    sets.set(models, same ? installed : err(appError('model_missing', missing)));
  }
  return sets;
}

/** The versions under which the stages' results are kept. */
export function stageVersions(models: ModelSet): StageVersions {
  const { asr, vad, textAgent, textClient, acousticAgent, acousticClient } = models;
  return {
    decode: `analysis ${ANALYSIS_VERSION}`,
    vad: versionOf(vad),
    asr: versionOf(asr),
    text: `${versionOf(textAgent)} ${versionOf(textClient)}`,
    acoustic: `${versionOf(acousticAgent)} ${versionOf(acousticClient)}`,
  };
}

function versionOf(model: InstalledModel | null): string {
  return model ? `${model.id}@${model.version}` : '-';
}

/** The part of the settings that changes results. */
export function analysisSettings(settings: Settings): AnalysisSettings {
  const { asrModel, vadModel, chunkDurationS, overlapS, mergeGapS, minDurationS } = settings;
  const { textAgentModel, textClientModel, acousticAgentModel, acousticClientModel, labelMappings } = settings;
  const classifiers = { textAgentModel, textClientModel, acousticAgentModel, acousticClientModel };
  // What the labels of other models mean changes nothing.
  const chosen = Object.entries(labelMappings).filter(([id]) => Object.values(classifiers).includes(id));
  return analysisSettingsSchema.parse({
    asrModel,
    vadModel,
    chunkDurationS,
    overlapS,
    mergeGapS,
    minDurationS,
    ...classifiers,
    labelMappings: Object.fromEntries(chosen.sort(([a], [b]) => (a < b ? -1 : 1))),
  });
}

/** Freezes settings and models in the catalog and gives their id: the same for the same content. */
export function saveSnapshot(catalog: Catalog, settings: AnalysisSettings, models: ModelSet): number {
  const { key, ...row } = snapshotRow(settings, models);
  catalog.run(
    catalog.sql
      .insertInto('settings_snapshots')
      .values({ key, ...row, created_at: new Date().toISOString() })
      .onConflict((conflict) => conflict.column('key').doNothing()),
  );
  const saved = findSnapshot(catalog, settings, models);
  if (saved === null) throw new Error('the snapshot was just written');
  return saved;
}

/** The id of frozen settings and models; null: nothing was analysed with them yet. */
export function findSnapshot(catalog: Catalog, settings: AnalysisSettings, models: ModelSet): number | null {
  const { key } = snapshotRow(settings, models);
  const found = catalog.first(catalog.sql.selectFrom('settings_snapshots').select('id').where('key', '=', key));
  return found?.id ?? null;
}

function snapshotRow(settings: AnalysisSettings, models: ModelSet) {
  const row = { settings: JSON.stringify(settings), models: modelsText(models) };
  return { ...row, key: hash('sha256', `${row.settings}\n${row.models}`) };
}
