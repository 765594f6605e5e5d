import { useTranslation } from 'react-i18next';
import type { Quote } from '../../../../shared/domain/topics.ts';
import { SIDE_SIGNS } from '../../../components/side-name.tsx';
import { clock } from '../../../words/figures.ts';

/** Something that was said, in its own direction. A click or Enter plays it. */
export function TopicQuote(props: {
  readonly quote: Quote;
  /** It was played last, and its turn is marked. */
  readonly marked: boolean;
  readonly onPlay: (quote: Quote) => void;
}) {
  const { t } = useTranslation();
  const { quote, marked } = props;
  const { side, startS, text } = quote;
  return (
    <button
      type="button"
      className={`topic-quote ${side}`}
      aria-pressed={marked}
      title={t('topics.playHelp')}
      onClick={() => props.onPlay(quote)}
    >
      <span className="unseen">{t('topics.play', { side: t(`side.${side}`) })}</span>
      <span className="figure" dir="ltr">
        <i className={`side-sign ${side}`} aria-hidden="true">
          {SIDE_SIGNS[side]}
        </i>{' '}
        {clock(startS)}
      </span>
      <span className="said" dir="auto">
        {text}
      </span>
    </button>
  );
}
