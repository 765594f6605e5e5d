import { useTranslation } from 'react-i18next';
import { type CallFacets, listedSentimentSchema } from '../../../../shared/domain/call-list.ts';
import type { JudgedSide } from '../../../../shared/domain/sentiment.ts';
import { SENTIMENT_SIGNS, UNSURE_SIGN } from '../../../components/sentiment-sign.tsx';
import { SideName } from '../../../components/side-name.tsx';
import { filter, usePlace } from '../../../state/place.ts';
import { figuresOf } from '../../../words/figures.ts';

/** How the sentiments of a side are shared out over the calls, as a thin bar and in figures. Each part is a filter. */
export function SideShares(props: {
  readonly side: JudgedSide;
  readonly counts: CallFacets['sentiments'][JudgedSide];
}) {
  const { t, i18n } = useTranslation();
  const chosen = usePlace(({ filters }) => filters.sentiment);
  const figures = figuresOf(i18n.language);
  const { side, counts } = props;
  const name = t(`side.${side}`);
  const parts = listedSentimentSchema.options.map((is) => {
    const count = counts.average[is];
    const pressed = chosen?.of === 'average' && chosen.side === side && chosen.is === is;
    return {
      is,
      count,
      pressed,
      label: t('lens.part', { side: name, name: t(`sentiment.${is}`), n: figures.number(count) }),
      choose: () => filter({ sentiment: pressed ? null : { of: 'average', side, is } }),
    };
  });
  return (
    <section className="side-shares" aria-label={t(`column.${side}Sentiment`)}>
      <div className="side-shares-head">
        <SideName side={side} name={name} />
        {counts.notJudged > 0 && (
          <span className="faint" title={t('lens.notJudgedMore')}>
            {t('lens.notJudged', figures.counted(counts.notJudged))}
          </span>
        )}
      </div>
      <div className="shares-bar">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ is, count, label, choose }) => (
            // The figures below are reached by the keyboard, and read out.
            <button
              key={is}
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              className={is}
              title={label}
              style={{ flexGrow: count }}
              onClick={choose}
            />
          ))}
      </div>
      <div className="shares">
        {parts.map(({ is, count, pressed, label, choose }) => (
          <button key={is} type="button" aria-label={label} title={label} aria-pressed={pressed} onClick={choose}>
            <span className={`sentiment-sign ${is}`} aria-hidden="true">
              {is === 'unsure' ? UNSURE_SIGN : SENTIMENT_SIGNS[is]}
            </span>
            <span className="figure">{figures.number(count)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
