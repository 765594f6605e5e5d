import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../../shared/domain/call-details.ts';
import { spanWeight } from '../../../../shared/domain/lane-judgement.ts';
import type { Modality, Sentiment } from '../../../../shared/domain/sentiment.ts';
import { SentimentSign } from '../../../components/sentiment-sign.tsx';
import { clock } from '../../../words/figures.ts';
import type { LaneSentiment, SegmentSentiment } from './segment-sentiments.ts';
import type { WhyTarget } from './why-target.ts';

/** Utterances that are named. */
const MOST_NAMED = 4;

/** Which utterances made a lane what it was judged to be; each leads to its own reasons. */
export function WhyLane(props: {
  readonly call: CallDetails;
  readonly lane: LaneSentiment;
  readonly judge: Modality;
  readonly sentiment: Sentiment;
  readonly onTarget: (target: WhyTarget) => void;
}) {
  const { t } = useTranslation();
  const { call, lane, judge, sentiment } = props;
  const said = call.lanes.find(({ channel }) => channel === lane.channel)?.segments;
  return (
    <>
      <h3>{t('why.heaviest')}</h3>
      <ul className="why-utterances">
        {heaviest(lane.segments, judge, sentiment).map((segment) => {
          const { key, startS, position } = segment;
          const text = said?.[position]?.words.map((word) => word.text).join(' ') ?? '';
          const verdict = segment[judge]?.verdict;
          return (
            <li key={key}>
              <button
                type="button"
                onClick={({ detail }) => props.onTarget({ kind: 'segment', key, judge, byKey: detail === 0 })}
              >
                <span className="figure">{clock(startS)}</span>
                {verdict && <SentimentSign verdict={verdict} />}
                <bdi>{text}</bdi>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="note">{t('why.laneMore')}</p>
    </>
  );
}

/** The segments that put most into a class of the lane's mean, the heaviest first. */
function heaviest(segments: readonly SegmentSentiment[], judge: Modality, sentiment: Sentiment): SegmentSentiment[] {
  const partOf = ({ startS, endS, [judge]: judged }: SegmentSentiment) =>
    judged ? spanWeight({ startS, endS, probabilities: judged.probabilities }) * judged.probabilities[sentiment] : 0;
  return [...segments]
    .filter((segment) => segment[judge] !== null)
    .sort((one, other) => partOf(other) - partOf(one))
    .slice(0, MOST_NAMED);
}
