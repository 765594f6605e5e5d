import { useTranslation } from 'react-i18next';
import type { CallTopic, CallTopics, Quote } from '../../../../shared/domain/topics.ts';
import { TopicLabel } from '../../../components/topic-label.tsx';
import { figuresOf } from '../../../words/figures.ts';
import { isolated } from '../../../words/isolated.ts';
import { TopicQuote } from './topic-quote.tsx';

/** Quotes that are shown of a topic at first: the most telling ones. */
const AT_ONCE = 2;

interface Playing {
  readonly marked: string | null;
  readonly onPlay: (quote: Quote) => void;
}

/** What the machine found: topics with how sure it is and what speaks for each, or that none fits, and the nearest one. */
export function FoundTopics({ found, ...playing }: Playing & { readonly found: CallTopics }) {
  const { t } = useTranslation();
  const { topics, nearest, by } = found;
  if (topics.length > 0) {
    return (
      <ul className="topic-list">
        {topics.map((topic) => (
          <Topic key={topic.entryId} topic={topic} by={by} {...playing} />
        ))}
      </ul>
    );
  }
  return (
    <>
      <p className="topic-none">{t('topics.none')}</p>
      {nearest && (
        <>
          <p className="note">{t('topics.nearest')}</p>
          <ul className="topic-list nearest">
            <Topic topic={nearest} by={by} {...playing} />
          </ul>
        </>
      )}
    </>
  );
}

function Topic({ topic, by, marked, onPlay }: Playing & { readonly topic: CallTopic; readonly by: CallTopics['by'] }) {
  const { t, i18n } = useTranslation();
  const { label, score, evidence } = topic;
  const share = figuresOf(i18n.language).percent(shownScore(score));
  const quotes = (some: readonly Quote[]) =>
    some.map((quote) => (
      <TopicQuote key={keyOf(quote)} quote={quote} marked={marked === keyOf(quote)} onPlay={onPlay} />
    ));
  const more = evidence.slice(AT_ONCE);
  return (
    <li>
      <p className="topic-head">
        <TopicLabel label={label} />
        <span className="topic-score" title={t(`topics.scoreHelp.${by}`)}>
          {t(`topics.sure.${by}`, { share })}
        </span>
      </p>
      {quotes(evidence.slice(0, AT_ONCE))}
      {more.length > 0 && (
        <details className="topic-more">
          <summary>{t('topics.more', figuresOf(i18n.language).counted(more.length))}</summary>
          {quotes(more)}
        </details>
      )}
    </li>
  );
}

/** What a person said; the machine's own answer, struck, is folded under it where it is another. */
export function CorrectedTopics({ found, ...playing }: Playing & { readonly found: CallTopics }) {
  const { t, i18n } = useTranslation();
  const { corrected, topics } = found;
  const same = isConfirmed(found);
  const figures = figuresOf(i18n.language);
  return (
    <>
      <p className="topic-person">
        <span aria-hidden="true">✎</span> {t(same ? 'topics.confirmed' : 'topics.corrected')}
      </p>
      {same && (
        <>
          <FoundTopics found={found} {...playing} />
          <GuessedBy found={found} />
        </>
      )}
      {!same && (
        <>
          {corrected?.length === 0 && <p className="topic-none">{t('topics.none')}</p>}
          <ul className="topic-list">
            {corrected?.map(({ entryId, label }) => (
              <li key={entryId}>
                <TopicLabel label={label} />
              </li>
            ))}
          </ul>
          <details className="topic-machine">
            <summary>
              {t('topics.machineSaid')} {topics.length === 0 && <s>{t('topics.none')}</s>}
              {topics.map(({ entryId, label, score }, n) => (
                <span key={entryId}>
                  {n > 0 && ' · '}
                  <s>
                    <bdi>{label}</bdi>
                  </s>{' '}
                  <span className="figure">{figures.percent(shownScore(score))}</span>
                </span>
              ))}
            </summary>
            <FoundTopics found={found} {...playing} />
            <GuessedBy found={found} />
          </details>
        </>
      )}
    </>
  );
}

/** Which machine guessed, and when. */
export function GuessedBy({ found }: { readonly found: CallTopics }) {
  const { t, i18n } = useTranslation();
  const { by, classifier, madeAt } = found;
  const at = isolated(figuresOf(i18n.language).moment(madeAt));
  return <p className="note topic-by">{t(`topics.by.${by}`, { classifier: isolated(classifier), at })}</p>;
}

/** Rounded down: what is not quite certain is never shown as 100 %. */
function shownScore(score: number): number {
  return Math.floor(score * 100) / 100;
}

/** A person said the same as the machine. */
export function isConfirmed({ topics, corrected }: Pick<CallTopics, 'topics' | 'corrected'>): boolean {
  const said = new Set(corrected?.map(({ entryId }) => entryId));
  return corrected !== null && said.size === topics.length && topics.every(({ entryId }) => said.has(entryId));
}

/** Names the turn that a quote is of, as `segmentKey` does. */
export function keyOf({ channel, position }: Pick<Quote, 'channel' | 'position'>): string {
  return `${channel}-${position}`;
}
