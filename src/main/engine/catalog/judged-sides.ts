import { z } from 'zod';
import { sideOfLane } from '../../../shared/domain/call.ts';
import { analysisSettingsSchema } from '../../../shared/domain/job.ts';
import { MODALITIES, type Modality } from '../../../shared/domain/sentiment.ts';
import type { Catalog } from './catalog.ts';
import { forgetStages } from './stage-results.ts';

const channelsSchema = z.array(z.int());

/**
 * Looks whether a call's lanes were judged by the classifiers of the sides they are on now: another setting or rule, or a
 * person's word, may have changed who is the agent. What was judged by the other side's classifier is forgotten, so that the call
 * is judged again; where both sides have one classifier it is only noted as whose the judgement is. True: all hold. Call it
 * inside a transaction.
 */
export function judgedSidesHold(catalog: Catalog, callId: string): boolean {
  const call = catalog.first(
    catalog.sql
      .selectFrom('calls')
      .innerJoin('settings_snapshots', 'settings_snapshots.id', 'calls.settings_id')
      .select(['agent_channel', 'agent_override', 'lane_channels', 'settings_snapshots.settings'])
      .where('calls.id', '=', callId),
  );
  if (!call || call.lane_channels === null) return true;
  const lanes = channelsSchema.parse(JSON.parse(call.lane_channels)).length;
  const judged = catalog.all(
    catalog.sql
      .selectFrom('lane_judgements')
      .select(['channel', 'modality', 'judged_as'])
      .where('call_id', '=', callId),
  );
  const wrong = judged.flatMap(({ channel, modality, judged_as }) => {
    const side = sideOfLane(channel, lanes, call.agent_override ?? call.agent_channel) === 'agent' ? 'agent' : 'client';
    return side === judged_as ? [] : [{ channel, modality, side } as const];
  });
  if (wrong.length === 0) return true;
  const settings = analysisSettingsSchema.parse(JSON.parse(call.settings));
  const sameForBoth: Readonly<Record<Modality, boolean>> = {
    text: settings.textAgentModel === settings.textClientModel,
    acoustic: settings.acousticAgentModel === settings.acousticClientModel,
  };
  for (const { channel, modality, side } of wrong) {
    if (!sameForBoth[modality]) continue;
    catalog.run(
      catalog.sql
        .updateTable('lane_judgements')
        .set({ judged_as: side })
        .where('call_id', '=', callId)
        .where('channel', '=', channel)
        .where('modality', '=', modality),
    );
  }
  const again = MODALITIES.filter(
    (modality) => !sameForBoth[modality] && wrong.some((one) => one.modality === modality),
  );
  forgetStages(catalog, callId, again);
  return again.length === 0;
}
