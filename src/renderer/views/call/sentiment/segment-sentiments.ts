import type { Side } from '../../../../shared/domain/call.ts';
import type { CallLane } from '../../../../shared/domain/call-details.ts';
import {
  type FusionRules,
  type FusionSettings,
  fuse,
  type ModalityProbabilities,
  modalitiesDisagree,
  unsureBelow,
} from '../../../../shared/domain/fusion.ts';
import { type LaneJudgement, quarterSentiments } from '../../../../shared/domain/lane-judgement.ts';
import {
  fusionRules,
  type LaneVerdict,
  laneFusionRules,
  laneVerdict,
  type Verdict,
  verdictOf,
} from '../../../../shared/domain/lane-verdict.ts';
import type { Modality, SentimentProbabilities } from '../../../../shared/domain/sentiment.ts';
import type { Span } from '../../../../shared/domain/transcript.ts';

/** Whose judgement: the words', the voice's, or both together. The order of their lanes from the top. */
export const JUDGES = ['text', 'acoustic', 'fused'] as const;
/** See `JUDGES`. */
export type Judge = (typeof JUDGES)[number];

/** What a judge says of a stretch: how likely the classes are, and what follows from that. */
export interface Judged {
  readonly probabilities: SentimentProbabilities;
  readonly verdict: Verdict;
}

/** What each judge says; null: nothing. */
export type Judgements = Readonly<Record<Judge, Judged | null>>;

/** What is said of a segment. Its key is that of the segment's turn in the transcript. */
export interface SegmentSentiment extends Span, Judgements {
  readonly key: string;
  readonly channel: number;
  /** The segment's place on its lane. */
  readonly position: number;
  readonly side: Side;
  /** The words say one thing and the voice another. */
  readonly disagree: boolean;
  /** See `LaneJudgement`. */
  readonly cues: Readonly<Record<string, number>> | null;
}

/** What is said of a lane. */
export interface LaneSentiment {
  readonly channel: number;
  readonly side: Side;
  /** As the engine keeps it; null: the stage is not done. */
  readonly stages: Readonly<Record<Modality, LaneJudgement | null>>;
  /** Of its segments. */
  readonly rules: FusionRules;
  /** Of the lane as a whole, and of its quarters. */
  readonly laneRules: FusionRules;
  readonly verdict: LaneVerdict;
  readonly overall: Judgements;
  /** Of the four quarters of the call. */
  readonly quarters: readonly Judgements[];
  /** Those that anything was said of, in the order of time. */
  readonly segments: readonly SegmentSentiment[];
}

/** What segments of the transcript and their sentiments have in common. */
export function segmentKey(channel: number, position: number): string {
  return `${channel}-${position}`;
}

/** Fuses what was judged of the lanes of a call of `durationS` seconds. */
export function laneSentiments(
  lanes: readonly CallLane[],
  durationS: number,
  fusion: FusionSettings,
): readonly LaneSentiment[] {
  return lanes.map((lane) => {
    const { channel, side, text, acoustic } = lane;
    const [rules, laneRules] = [fusionRules(fusion, lane), laneFusionRules(fusion, lane)];
    const quarters = { text: quartersOf(lane, 'text', durationS), acoustic: quartersOf(lane, 'acoustic', durationS) };
    return {
      channel,
      side,
      stages: { text, acoustic },
      rules,
      laneRules,
      verdict: laneVerdict(lane, fusion),
      overall: judgements(
        { text: text?.summary?.overall ?? null, acoustic: acoustic?.summary?.overall ?? null },
        laneRules,
      ),
      quarters: [0, 1, 2, 3].map((n) =>
        judgements({ text: quarters.text[n] ?? null, acoustic: quarters.acoustic[n] ?? null }, laneRules),
      ),
      segments: segmentsOf(lane, rules),
    };
  });
}

function judgements(of: ModalityProbabilities, rules: FusionRules): Judgements {
  return {
    text: judged(of.text, unsureBelow(rules, 'text')),
    acoustic: judged(of.acoustic, unsureBelow(rules, 'acoustic')),
    fused: judged(fuse(of, rules), rules.fusedUnsureBelow),
  };
}

function segmentsOf(lane: CallLane, rules: FusionRules): SegmentSentiment[] {
  const { channel, side } = lane;
  const [texts, acoustics] = [byPosition(lane.text), byPosition(lane.acoustic)];
  return lane.segments.flatMap(({ startS, endS }, position) => {
    const heard = acoustics.get(position);
    const of = { text: texts.get(position)?.probabilities ?? null, acoustic: heard?.probabilities ?? null };
    if (!of.text && !of.acoustic) return [];
    const place = { key: segmentKey(channel, position), channel, position, side, startS, endS };
    return [{ ...place, ...judgements(of, rules), disagree: modalitiesDisagree(of, rules), cues: heard?.cues ?? null }];
  });
}

function byPosition(judgement: LaneJudgement | null) {
  return new Map(judgement?.segments.map((segment) => [segment.position, segment]));
}

function quartersOf(lane: CallLane, modality: Modality, durationS: number) {
  const spans = (lane[modality]?.segments ?? []).flatMap(({ position, probabilities }) => {
    const segment = lane.segments[position];
    return segment ? [{ startS: segment.startS, endS: segment.endS, probabilities }] : [];
  });
  return quarterSentiments(spans, durationS);
}

function judged(probabilities: SentimentProbabilities | null, below: number): Judged | null {
  const verdict = verdictOf(probabilities, below);
  return probabilities && verdict ? { probabilities, verdict } : null;
}
