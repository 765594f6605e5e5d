import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { valenceOf } from '../../../../shared/domain/sentiment.ts';
import { SentimentSign } from '../../../components/sentiment-sign.tsx';
import { figuresOf } from '../../../words/figures.ts';
import type { Judgements } from './segment-sentiments.ts';
import { verdictText } from './sentiment-text.ts';

/** The four quarters of a call as bars over and under a middle line, each with its sign. Time runs from left to right. */
export function Quarters({ quarters }: { readonly quarters: readonly Judgements[] }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  return (
    <div className="quarters">
      <span>{t('sentiment.quarters')}</span>
      <ol dir="ltr">
        {quarters.map(({ fused }, n) => {
          const verdict = fused ? verdictText(t, i18n.language, fused.verdict) : t('sentiment.quarterNothing');
          const said = t('sentiment.quarterOf', { n: figures.number(n + 1), verdict });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a quarter is its place
            <li key={n} title={said}>
              <span className="quarter-bar" aria-hidden="true">
                {fused && (
                  <i
                    className={fused.verdict.sure ? fused.verdict.sentiment : 'unsure'}
                    style={{ '--rise': `${50 * Math.abs(valenceOf(fused.probabilities))}%` } as CSSProperties}
                  />
                )}
              </span>
              {fused ? <SentimentSign verdict={fused.verdict} /> : <span aria-hidden="true">·</span>}
              <span className="unseen">{said}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
