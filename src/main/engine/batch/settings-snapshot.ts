import { hash } from 'node:crypto';
import { z } from 'zod';
import { type AnalysisSettings, analysisSettingsSchema } from '../../../shared/domain/job.ts';
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
  readonly version: string;
  readonly sizeBytes: number;
}

/** The models of an analysis. */
export interface ModelSet {
  readonly asr: InstalledModel;
  readonly vad: InstalledModel;
}

/** Finds the models as they are installed now. Errors: `model_missing`, `model_damaged`. */
export async function installedModels(
  folders: readonly string[],
  asrModel: string,
  vadModel: string,
): Promise<Result<ModelSet, AppError>> {
  const asr = await resolveModel(folders, asrModel);
  if (!asr.ok) return asr;
  const vad = await resolveModel(folders, vadModel);
  if (!vad.ok) return vad;
  return ok({
    asr: installed(asr.value),
    vad: installed(vad.value),
  });
}

function installed({ manifest, modelVersion }: ResolvedModel): InstalledModel {
  const sizeBytes = manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return { id: manifest.id, version: modelVersion, sizeBytes };
}

/** A model set as the catalog keeps it: equal sets give equal text. */
export function modelsText({ asr, vad }: ModelSet): string {
  return JSON.stringify({
    asr: { id: asr.id, version: asr.version },
    vad: { id: vad.id, version: vad.version },
    analysis: ANALYSIS_VERSION,
  });
}

const frozenModelsSchema = z.object({ asr: z.object({ id: z.string() }), vad: z.object({ id: z.string() }) });

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
    const { asr, vad } = frozen.data;
    const installed = await installedModels(folders, asr.id, vad.id);
    const same = installed.ok && modelsText(installed.value) === models;
    const missing = `the versions of ${asr.id} and ${vad.id} that the call began with`;
    sets.set(models, same ? installed : err(appError('model_missing', missing)));
  }
  return sets;
}

/** The versions under which the stages' results are kept. */
export function stageVersions({ asr, vad }: ModelSet): StageVersions {
  return {
    decode: `analysis ${ANALYSIS_VERSION}`,
    vad: `${vad.id}@${vad.version}`,
    asr: `${asr.id}@${asr.version}`,
  };
}

/** The part of the settings that changes results. */
export function analysisSettings(settings: Settings): AnalysisSettings {
  const { asrModel, vadModel, chunkDurationS, overlapS, mergeGapS, minDurationS } = settings;
  return analysisSettingsSchema.parse({ asrModel, vadModel, chunkDurationS, overlapS, mergeGapS, minDurationS });
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
