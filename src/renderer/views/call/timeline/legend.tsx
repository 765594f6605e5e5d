import { useTranslation } from 'react-i18next';
import type { InteractionMetrics } from '../../../../shared/domain/interaction-metrics.ts';
import type { Span } from '../../../../shared/domain/transcript.ts';
import { ClashSign } from '../../../components/sentiment-sign.tsx';
import { figuresOf } from '../../../words/figures.ts';
import type { Player } from '../player.ts';

const NAMES = {
  silence: 'call.silence',
  overTalk: 'player.overTalk',
  interruption: 'player.interruption',
  clash: 'sentiment.clashes',
} as const;

/** What the signs under the lanes mean and how many there are; each leads to its next place. Nothing where there are none. */
export function Legend(props: {
  readonly metrics: InteractionMetrics;
  /** Where words and voice disagree. */
  readonly clashes: readonly Span[];
  readonly player: Player;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { metrics, clashes, player } = props;
  const kinds = [
    ['silence', metrics.silences.map(({ startS }) => startS)],
    ['overTalk', metrics.overTalk.map(({ startS }) => startS)],
    ['interruption', metrics.interruptionsS],
    ['clash', clashes.map(({ startS }) => startS)],
  ] as const;
  const seen = kinds.filter(([, times]) => times.length > 0);
  if (seen.length === 0) return null;
  return (
    <fieldset className="legend" aria-label={t('player.legend')}>
      {seen.map(([kind, times]) => (
        <button
          key={kind}
          type="button"
          className="legend-sign"
          title={t('player.goToNext')}
          onClick={() => {
            const next = times.find((timeS) => timeS > player.state().timeS + 0.01) ?? times[0];
            if (next !== undefined) player.seek(next);
          }}
        >
          {kind === 'clash' ? <ClashSign /> : <span className={`sign ${kind}`} aria-hidden="true" />}
          {t(NAMES[kind])} <span className="figure">{figures.number(times.length)}</span>
        </button>
      ))}
    </fieldset>
  );
}
