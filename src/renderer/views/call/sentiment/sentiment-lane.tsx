import { useTranslation } from 'react-i18next';
import { useReading } from '../../../state/reading.ts';
import type { Player } from '../player.ts';
import { type Timeline, useSeen } from '../timeline/timeline.ts';
import { usePlayed } from '../use-player.ts';
import { JUDGES, type LaneSentiment } from './segment-sentiments.ts';
import { SentimentBands } from './sentiment-bands.tsx';

/** What is felt on a lane over time, under its sound. Nothing where nothing is judged, or where the analyst hides it. */
export function SentimentLane(props: {
  readonly sentiment: LaneSentiment | undefined;
  readonly timeline: Timeline;
  readonly player: Player;
  /** Key of the segment whose reasons are shown. */
  readonly chosen: string | null;
}) {
  const shown = useReading((state) => state.sentimentBands);
  const { sentiment, ...others } = props;
  return shown && sentiment && sentiment.segments.length > 0 ? <OpenLane sentiment={sentiment} {...others} /> : null;
}

function OpenLane(props: {
  readonly sentiment: LaneSentiment;
  readonly timeline: Timeline;
  readonly player: Player;
  readonly chosen: string | null;
}) {
  const { t } = useTranslation();
  const { sentiment, timeline, player, chosen } = props;
  const { side, channel, segments } = sentiment;
  const seen = useSeen(timeline);
  const unheard = usePlayed(player, ({ solo }) => solo !== null && side !== 'mixed' && solo !== side);
  return (
    <div className={unheard ? 'lane sentiment unheard' : 'lane sentiment'} data-channel={channel}>
      <div className="lane-name">
        {JUDGES.map((judge) => (
          <span key={judge}>{t(`sentiment.${judge}`)}</span>
        ))}
      </div>
      <SentimentBands
        segments={segments}
        seen={seen}
        chosen={chosen}
        label={t('sentiment.bands', { side: t(`side.${side}`) })}
      />
    </div>
  );
}
