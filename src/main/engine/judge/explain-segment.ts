import { analysisSettingsSchema } from '../../../shared/domain/job.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { JudgedText } from '../../../shared/ipc/engine/sentiment-requests.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ClassifierSettings } from '../../../shared/settings/classifier-slots.ts';
import { textSlotsOf } from '../../../shared/settings/classifier-slots.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Judge } from './judge-process.ts';

/** A segment of a call. */
export interface SegmentId {
  readonly callId: string;
  readonly channel: number;
  readonly position: number;
}

/**
 * Says which words made a segment's text what it was judged to be, by asking the classifier that judged it again with each
 * word left out. Errors: `not_found` (no such segment, or its text is not judged), those of `Judge`.
 */
export async function explainSegment(
  catalog: Catalog,
  judge: Judge,
  settings: ClassifierSettings,
  { callId, channel, position }: SegmentId,
  signal?: AbortSignal,
): Promise<Result<JudgedText & { model: string }, AppError>> {
  const row = catalog.first(
    catalog.sql
      .selectFrom('chunks')
      .innerJoin('lane_judgements', (join) =>
        join
          .onRef('lane_judgements.call_id', '=', 'chunks.call_id')
          .onRef('lane_judgements.channel', '=', 'chunks.channel')
          .on('lane_judgements.modality', '=', 'text'),
      )
      .innerJoin('calls', 'calls.id', 'chunks.call_id')
      .innerJoin('settings_snapshots', 'settings_snapshots.id', 'calls.settings_id')
      .select(['chunks.text', 'lane_judgements.model', 'lane_judgements.judged_as', 'settings_snapshots.settings'])
      .where('chunks.call_id', '=', callId)
      .where('chunks.channel', '=', channel)
      .where('chunks.position', '=', position),
  );
  if (!row?.model) return err(appError('not_found', 'no such segment, or its text is not judged'));
  const { model, judged_as: side, text } = row;
  const now = textSlotsOf(settings);
  const slot = side === 'agent' ? 'textAgent' : 'textClient';
  // Whatever is chosen and said of labels by now: why this one judged so.
  const { labelMappings } = analysisSettingsSchema.parse(JSON.parse(row.settings));
  const slots = { ...now, [slot]: model, labelMappings };
  const judged = await judge.texts(slots, { side, texts: [text], explain: true }, signal);
  if (!judged.ok) return judged;
  const [found] = judged.value;
  return found ? ok({ ...found, model }) : err(appError('not_found', 'the segment has no words'));
}
