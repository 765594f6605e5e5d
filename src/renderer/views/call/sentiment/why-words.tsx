import { useTranslation } from 'react-i18next';
import { likeliest, type Sentiment } from '../../../../shared/domain/sentiment.ts';
import { useAsked } from '../../../state/use-asked.ts';
import { figuresOf } from '../../../words/figures.ts';
import { ErrorNote } from '../../error-note.tsx';
import type { SegmentSentiment } from './segment-sentiments.ts';
import { signedNumber } from './signed-number.ts';

/** A word that moves the probability by less than this says nothing worth showing. */
const LEAST_WEIGHT = 0.02;
/** Strongest tint of a word, in percent: its letters stay legible on it. */
const TINT = 30;
/** Words that are listed with their weights. */
const MOST_LISTED = 5;

/** The words of a segment with what each does to the probability of its class, as the classifier itself answers. */
export function WhyWords(props: {
  readonly callId: string;
  readonly segment: SegmentSentiment;
  readonly sentiment: Sentiment;
  /** As they are in the transcript, until the classifier has answered. */
  readonly words: readonly string[];
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { callId, segment, sentiment, words } = props;
  const { channel, position } = segment;
  const { value, error } = useAsked(
    `explain ${callId} ${channel} ${position}`,
    ({ engine }, signal) => engine.request('explainSegment', { callId, channel, position }, signal),
    { about: 'nothing' },
  );
  // The weights are those of the class it finds now.
  const found = value ? likeliest(value.probabilities).sentiment : sentiment;
  const weighed = value?.words ?? words.map((word) => ({ word, weight: 0 }));
  const most = Math.max(LEAST_WEIGHT, ...weighed.map(({ weight }) => Math.abs(weight)));
  const heaviest = weighed
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, MOST_LISTED);
  return (
    <>
      <h3>{t('why.words')}</h3>
      <p className={`why-words ${found}`} dir="auto">
        {weighed.map(({ word, weight }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place
          <span key={n}>
            <span
              className={Math.abs(weight) < LEAST_WEIGHT ? '' : weight > 0 ? 'leads' : 'away'}
              style={{ '--weight': `${Math.round((TINT * Math.abs(weight)) / most)}%` } as React.CSSProperties}
            >
              {word}
            </span>{' '}
          </span>
        ))}
      </p>
      {!value && !error && <p className="note">{t('why.wordsLoading')}</p>}
      {error && <ErrorNote error={error} />}
      {found !== sentiment && <p className="note">{t('why.wordsChanged', { name: t(`sentiment.${found}`) })}</p>}
      {value && heaviest.length === 0 && <p className="note">{t('why.wordsNone')}</p>}
      {value && heaviest.length > 0 && (
        <>
          <dl className="why-bars why-deviations">
            {heaviest.map(({ word, weight }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same word may weigh twice
              <div key={n}>
                <dt>
                  <bdi>{word}</bdi>
                </dt>
                <dd className="why-deviation" aria-hidden="true" dir="ltr">
                  <i
                    className={weight > 0 ? `leads ${found}` : 'away'}
                    style={{ inlineSize: `${(50 * Math.abs(weight)) / most}%` }}
                  />
                </dd>
                <dd className="figure">
                  <bdi dir="ltr">{signedNumber(figures, weight, 2)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          <p className="note">{t('why.wordsMore', { name: t(`sentiment.${found}`) })}</p>
        </>
      )}
    </>
  );
}
