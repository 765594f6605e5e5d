import { type AnalysisSettings, analysisSettingsSchema, STAGES, type Stage } from '../../../shared/domain/job.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { copyStages, doneStages, type StageVersions } from '../catalog/stage-results.ts';

/**
 * Gives a new call what another call of its recording has, analysed with other settings: every stage whose result would be the
 * same, because its model, its settings and all it rests on are. So a change of classifier costs no recognition. Call it inside a
 * transaction.
 */
export function adoptStages(
  catalog: Catalog,
  call: { readonly id: string; readonly recordingId: number; readonly settingsId: number },
  versions: StageVersions,
): void {
  const settings = settingsOf(catalog, call.settingsId);
  const others = catalog.all(
    catalog.sql
      .selectFrom('calls')
      .select(['id', 'settings_id'])
      .where('recording_id', '=', call.recordingId)
      .where('id', '<>', call.id)
      .orderBy('ended_at', 'desc'),
  );
  let best: { id: string; stages: readonly Stage[] } | null = null;
  for (const other of others) {
    const theirs = settingsOf(catalog, other.settings_id);
    const known = doneStages(catalog, other.id, versions);
    const stages = STAGES.filter((stage) => known.has(stage) && sameFor(stage, settings, theirs));
    const whole = stages.filter((stage) =>
      STAGES.slice(0, Math.min(3, STAGES.indexOf(stage))).every((one) => stages.includes(one)),
    );
    if (whole.length > (best?.stages.length ?? 0)) best = { id: other.id, stages: whole };
  }
  if (best) copyStages(catalog, best.id, call.id, best.stages, versions);
}

/** Whether two settings agree in what a stage alone goes by. */
function sameFor(stage: Stage, a: AnalysisSettings, b: AnalysisSettings): boolean {
  return OWN_SETTINGS[stage].every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}

const OWN_SETTINGS = {
  decode: ['minDurationS'],
  vad: [],
  asr: ['chunkDurationS', 'overlapS', 'mergeGapS'],
  text: [],
  acoustic: [],
} as const satisfies Readonly<Record<Stage, readonly (keyof AnalysisSettings)[]>>;

function settingsOf(catalog: Catalog, settingsId: number): AnalysisSettings {
  const row = catalog.first(
    catalog.sql.selectFrom('settings_snapshots').select('settings').where('id', '=', settingsId),
  );
  if (!row) throw new Error('foreign keys do not hold');
  return analysisSettingsSchema.parse(JSON.parse(row.settings));
}
