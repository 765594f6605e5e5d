import { useTranslation } from 'react-i18next';
import type { CallTopics, Quote } from '../../../../shared/domain/topics.ts';
import { Button } from '../../../components/button.tsx';
import { clock } from '../../../words/figures.ts';
import { keyOf } from './topic-list.tsx';
import { TopicQuote } from './topic-quote.tsx';

/** The French summary of a call with the quotes it rests on, and who wrote it. */
export function CallSummary(props: {
  readonly found: CallTopics;
  readonly marked: string | null;
  readonly onPlay: (quote: Quote) => void;
  /** Tells what became of the copying. */
  readonly say: (text: string) => void;
}) {
  const { t } = useTranslation();
  const { found, say } = props;
  const { summary, classifier } = found;
  if (!summary) return null;
  const { text, kind, quotes } = summary;
  const copy = () => {
    const lines = quotes.map(({ startS, side, text: said }) =>
      t('call.copied.line', { time: clock(startS), side: t(`side.${side}`), text: said }),
    );
    navigator.clipboard.writeText([text, ...lines].join('\n')).then(
      () => say(t('topics.summary.copied')),
      () => say(t('call.copied.refused')),
    );
  };
  return (
    <section aria-labelledby="summary-title" className="call-summary">
      <div className="topic-header">
        <h2 id="summary-title">{t('topics.summary')}</h2>
        <Button kind="quiet" onClick={copy}>
          {t('call.copy')}
        </Button>
      </div>
      <p className="summary-text" lang="fr" dir="ltr">
        {text}
      </p>
      <p className="note">
        {kind === 'extractive' ? t('topics.summary.extractive') : t('topics.summary.generated', { by: classifier })}
      </p>
      {quotes.map((quote) => (
        <TopicQuote key={keyOf(quote)} quote={quote} marked={props.marked === keyOf(quote)} onPlay={props.onPlay} />
      ))}
    </section>
  );
}
