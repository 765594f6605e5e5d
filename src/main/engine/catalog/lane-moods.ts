import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import type { LaneJudgement } from '../../../shared/domain/lane-judgement.ts';
import { type JudgedModality, type LaneMood, laneMood } from '../../../shared/domain/lane-verdict.ts';
import type { Catalog } from './catalog.ts';
import { readJudgements } from './judgements.ts';

/** What can be said of the mood on a channel; all null before it is judged. */
export function readLaneMood(catalog: Catalog, callId: string, channel: number, fusion: FusionSettings): LaneMood {
  const of = (modality: 'text' | 'acoustic') =>
    judged(readJudgements(catalog, callId, modality).find((lane) => lane.channel === channel));
  return laneMood({ text: of('text'), acoustic: of('acoustic') }, fusion);
}

function judged(lane: LaneJudgement | undefined): JudgedModality | null {
  return lane?.model ? { summary: lane.summary, unsureBelow: lane.unsureBelow } : null;
}
