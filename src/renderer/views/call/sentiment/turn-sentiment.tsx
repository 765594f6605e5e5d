import { useTranslation } from 'react-i18next';
import { ClashSign, SentimentSign } from '../../../components/sentiment-sign.tsx';
import { withKey } from '../../../keys/with-key.ts';
import { useKeyLabel } from '../../../state/commands.ts';
import type { SegmentSentiment } from './segment-sentiments.ts';
import { clashText, verdictText } from './sentiment-text.ts';
import type { WhyTarget } from './why-target.ts';

/** What is felt in a turn, as a quiet sign behind its words; it opens why. */
export function TurnSentiment(props: {
  readonly sentiment: SegmentSentiment | undefined;
  /** The tab key comes to it. */
  readonly tabbable: boolean;
  readonly onWhy: (target: WhyTarget) => void;
}) {
  const { t, i18n } = useTranslation();
  const { sentiment, tabbable, onWhy } = props;
  const why = useKeyLabel('why');
  if (!sentiment?.fused) return null;
  const { key, fused, disagree } = sentiment;
  const verdict = verdictText(t, i18n.language, fused.verdict);
  const clash = clashText(t, sentiment);
  const said = t('sentiment.turn', { verdict: clash === null ? verdict : `${verdict}. ${clash}` });
  return (
    <button
      type="button"
      className="turn-sentiment"
      tabIndex={tabbable ? undefined : -1}
      aria-label={said}
      title={withKey(said, why)}
      onClick={({ detail }) => onWhy({ kind: 'segment', key, judge: 'fused', byKey: detail === 0 })}
    >
      <SentimentSign verdict={fused.verdict} />
      {disagree && <ClashSign />}
    </button>
  );
}
