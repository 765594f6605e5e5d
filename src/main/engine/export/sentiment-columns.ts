import { fuse } from '../../../shared/domain/fusion.ts';
import { laneFusionRules, laneVerdict } from '../../../shared/domain/lane-verdict.ts';
import type { FileOutcome, LaneOutcome } from '../../../shared/domain/outcome.ts';
import {
  type JudgedSide,
  judgedSideSchema,
  likeliest,
  type SentimentProbabilities,
} from '../../../shared/domain/sentiment.ts';
import type { Column, ColumnContext } from './columns.ts';

/** A column of what is said of one side. */
type Of = (lane: LaneOutcome, context: ColumnContext) => SentimentProbabilities | null;

const text: Of = (lane) => lane.text?.summary?.overall ?? null;
const acoustic: Of = (lane) => lane.acoustic?.summary?.overall ?? null;
const fusion: Of = (lane, { fusion: settings }) =>
  fuse(
    { text: lane.text?.summary?.overall ?? null, acoustic: lane.acoustic?.summary?.overall ?? null },
    laneFusionRules(settings, lane),
  );

/**
 * The sentiment columns of v1, in v1's order: per side label, confidence and probabilities of text and voice, then label and confidence
 * of their fusion. The label is the likeliest class, however unsure. A call of one mixed lane is neither side's.
 */
export const V1_SENTIMENT_COLUMNS: readonly Column[] = [
  ...[text, acoustic].flatMap((of, modality) =>
    judgedSideSchema.options.flatMap((side) => {
      const name = `${side}_${modality === 0 ? 'text' : 'acoustic'}_sentiment`;
      return [label(name, side, of), confidence(name, side, of), probabilities(name, side, of)];
    }),
  ),
  ...judgedSideSchema.options.flatMap((side) => {
    const name = `${side}_fusion_sentiment`;
    return [label(name, side, fusion), confidence(name, side, fusion)];
  }),
];

/** Ours: the fused probabilities, which judgements are not sure, and the sides whose words and voice disagree. */
export const EXTRA_SENTIMENT_COLUMNS: readonly Column[] = [
  ...judgedSideSchema.options.map((side) => probabilities(`${side}_fusion_sentiment`, side, fusion)),
  ...judgedSideSchema.options.map((side) => ({
    name: `${side}_sentiment_trend`,
    value: (outcome: FileOutcome, context: ColumnContext) => verdict(outcome, side, context)?.trend ?? null,
  })),
  {
    name: 'sentiment_unsure',
    value: (outcome, context) =>
      judgedSideSchema.options
        .flatMap((side) => {
          const found = verdict(outcome, side, context);
          return (['text', 'acoustic', 'fused'] as const)
            .filter((one) => found?.[one]?.sure === false)
            .map((one) => `${side}_${one === 'fused' ? 'fusion' : one}`);
        })
        .join(' '),
  },
  {
    name: 'sentiment_disagree',
    value: (outcome, context) =>
      judgedSideSchema.options.filter((side) => verdict(outcome, side, context)?.disagree).join(' '),
  },
];

function laneOf({ lanes }: FileOutcome, side: JudgedSide): LaneOutcome | undefined {
  return lanes.find((lane) => lane.side === side);
}

function verdict(outcome: FileOutcome, side: JudgedSide, context: ColumnContext) {
  const lane = laneOf(outcome, side);
  return lane && laneVerdict(lane, context.fusion);
}

function label(name: string, side: JudgedSide, of: Of): Column {
  return {
    name,
    value: (outcome, context) => {
      const found = judged(outcome, side, of, context);
      return found && likeliest(found).sentiment;
    },
  };
}

function confidence(name: string, side: JudgedSide, of: Of): Column {
  return {
    name: `${name}_confidence`,
    value: (outcome, context) => {
      const found = judged(outcome, side, of, context);
      return found && rounded(likeliest(found).confidence);
    },
  };
}

function probabilities(name: string, side: JudgedSide, of: Of): Column {
  return {
    name: `${name}_probabilities`,
    value: (outcome, context) => {
      const found = judged(outcome, side, of, context);
      if (!found) return null;
      const { negative, neutral, positive } = found;
      return JSON.stringify({ negative: rounded(negative), neutral: rounded(neutral), positive: rounded(positive) });
    },
  };
}

function judged(outcome: FileOutcome, side: JudgedSide, of: Of, context: ColumnContext): SentimentProbabilities | null {
  const lane = laneOf(outcome, side);
  return lane ? of(lane, context) : null;
}

/** More digits than any classifier is good for. */
function rounded(probability: number): number {
  return Math.round(probability * 10_000) / 10_000;
}
