import type { AcousticCues } from '../../shared/domain/acoustic-cues.ts';
import type { AgentChannel } from '../../shared/domain/call.ts';
import { sideOfLane } from '../../shared/domain/call.ts';
import { type LaneJudgement, summarise } from '../../shared/domain/lane-judgement.ts';
import { type JudgedSide, type SentimentProbabilities, UNSURE_BELOW } from '../../shared/domain/sentiment.ts';
import type { LaneTranscript } from '../../shared/domain/transcript.ts';
import type { Chosen } from './sentiment/classifiers.ts';
import type { TextBatcher } from './sentiment/text-batcher.ts';

/** A side's text classifier behind the batcher of its model; null: the slot is empty. */
export type TextStations = Readonly<Record<JudgedSide, Chosen<TextBatcher> | null>>;

/** The side whose classifiers judge a lane: a mixed one is judged by the client's. */
export function judgedSideOf(channel: number, lanes: number, agentChannel: AgentChannel): JudgedSide {
  return sideOfLane(channel, lanes, agentChannel) === 'agent' ? 'agent' : 'client';
}

/** Whether there is anything in a text to judge: a classifier answers confident nonsense to a text without words. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** Judges what was said, segment by segment. `tookS`: the call's share of the runs. */
export async function judgeText(
  lanes: readonly LaneTranscript[],
  agentChannel: AgentChannel,
  durationS: number,
  stations: TextStations,
): Promise<{ lanes: LaneJudgement[]; tookS: number }> {
  let tookS = 0;
  const judged = lanes.map(async ({ channel, segments }) => {
    const judgedAs = judgedSideOf(channel, lanes.length, agentChannel);
    const station = stations[judgedAs];
    const worded = segments.flatMap(({ text }, position) => (hasWords(text) ? [{ text, position }] : []));
    const answer = await station?.classifier.submit(worded.map(({ text }) => text));
    tookS += answer?.tookS ?? 0;
    const own = (answer?.probabilities ?? []).map((probabilities, index) => ({
      position: worded[index].position,
      probabilities,
      cues: null,
    }));
    return laneJudgement({ channel, judgedAs, station, segments, own, durationS });
  });
  return { lanes: await Promise.all(judged), tookS };
}

/** The judgement of a lane from those of its segments. */
export function laneJudgement(lane: {
  readonly channel: number;
  readonly judgedAs: JudgedSide;
  readonly station: Chosen<unknown> | null;
  readonly segments: readonly { readonly startS: number; readonly endS: number }[];
  readonly own: readonly {
    readonly position: number;
    readonly probabilities: SentimentProbabilities;
    readonly cues: AcousticCues | null;
  }[];
  readonly durationS: number;
}): LaneJudgement {
  const { channel, judgedAs, station, segments, own, durationS } = lane;
  const spans = own.map(({ position, probabilities }) => {
    const { startS, endS } = segments[position];
    return { startS, endS, probabilities };
  });
  return {
    channel,
    judgedAs,
    model: station?.model ?? null,
    unsureBelow: station?.unsureBelow ?? UNSURE_BELOW,
    summary: summarise(spans, durationS, segments),
    segments: own.map(({ cues, ...one }) => ({ ...one, cues: cues && { ...cues } })),
  };
}
