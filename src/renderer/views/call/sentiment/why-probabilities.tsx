import { useTranslation } from 'react-i18next';
import { SENTIMENTS } from '../../../../shared/domain/sentiment.ts';
import { SentimentSign } from '../../../components/sentiment-sign.tsx';
import { figuresOf } from '../../../words/figures.ts';
import type { Judged } from './segment-sentiments.ts';

/** How likely each class is, and whether the likeliest is believed. */
export function WhyProbabilities({ judged, threshold }: { readonly judged: Judged; readonly threshold: number }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { probabilities, verdict } = judged;
  const [share, needed] = [figures.percent(verdict.confidence), figures.percent(threshold)];
  return (
    <>
      <p className="why-verdict">
        {t(verdict.sure ? 'why.sure' : 'why.unsure', {
          name: t(`sentiment.${verdict.sentiment}`),
          // "50 % of the 50 % it takes" would tell nobody anything.
          share: !verdict.sure && share === needed ? figures.percent(verdict.confidence, 1) : share,
          threshold: needed,
        })}
      </p>
      <dl className="why-bars" aria-label={t('why.probabilities')}>
        {SENTIMENTS.map((sentiment) => (
          <div key={sentiment}>
            <dt>
              <SentimentSign verdict={{ sentiment, sure: true }} /> {t(`sentiment.${sentiment}`)}
            </dt>
            <dd className="why-bar" aria-hidden="true">
              <i className={sentiment} style={{ inlineSize: `${probabilities[sentiment] * 100}%` }} />
            </dd>
            <dd className="figure">{figures.percent(probabilities[sentiment])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
