import type { CallRow } from '../../../../shared/domain/call-list.ts';
import type { LaneVerdict, Trend, Verdict } from '../../../../shared/domain/lane-verdict.ts';
import type { JudgedSide } from '../../../../shared/domain/sentiment.ts';
import { ClashSign, SentimentSign } from '../../../components/sentiment-sign.tsx';
import { SIDE_SIGNS } from '../../../components/side-name.tsx';
import type { Pen } from '../columns.tsx';

/** From the first to the last quarter. Time runs from left to right in every language, and so do its arrows. */
const TREND_SIGNS: Readonly<Record<Trend, string>> = { falling: '↘', steady: '→', rising: '↗' };

/**
 * What is felt on a side of a call: sign and probability, where it goes, and whether words and voice disagree; in full for
 * who points at it. A mixed lane is nobody's. Empty until it is judged.
 */
export function SentimentCell(props: { readonly call: CallRow; readonly side: JudgedSide; readonly pen: Pen }) {
  const { call, side, pen } = props;
  const verdict = call.verdicts.find((one) => one.side === side);
  if (verdict?.fused) return <Badge verdict={verdict} fused={verdict.fused} side={side} pen={pen} />;
  const mixed = call.verdicts.find((one) => one.side === 'mixed');
  if (!mixed?.fused) return null;
  const told = `${pen.word('sentiment.mixed')}\n${verdictWords(mixed.fused, pen)}`;
  return (
    <span className="faint" role="img" aria-label={told} title={told}>
      {SIDE_SIGNS.mixed}
    </span>
  );
}

function Badge(props: {
  readonly verdict: LaneVerdict;
  readonly fused: Verdict;
  readonly side: JudgedSide;
  readonly pen: Pen;
}) {
  const { verdict, fused, side, pen } = props;
  const { text, acoustic, trend, disagree } = verdict;
  const said = { side: pen.word(`side.${side}`), verdict: verdictWords(fused, pen) };
  const told = [
    trend
      ? pen.word('lens.cellTrend', { ...said, trend: pen.word(`sentiment.trend.${trend}`) })
      : pen.word('lens.cell', said),
    ...(['text', 'acoustic'] as const).flatMap((judge) => {
      const one = judge === 'text' ? text : acoustic;
      if (!one) return [];
      return pen.word('sentiment.of', { judge: pen.word(`sentiment.${judge}`), verdict: verdictWords(one, pen) });
    }),
    ...(disagree ? [pen.word('sentiment.clash')] : []),
  ].join('\n');
  return (
    <span className="sentiment-badge" role="img" aria-label={told} title={told}>
      <SentimentSign verdict={fused} />
      <span className="figure">
        {pen.figures.number(100 * fused.confidence)}
        <small>%</small>
      </span>
      <span className="trend">{trend && TREND_SIGNS[trend]}</span>
      {disagree && <ClashSign />}
    </span>
  );
}

function verdictWords({ sentiment, confidence, sure }: Verdict, pen: Pen): string {
  const figures = { name: pen.word(`sentiment.${sentiment}`), share: pen.figures.percent(confidence) };
  return pen.word(sure ? 'sentiment.verdict' : 'sentiment.unsureOf', figures);
}
