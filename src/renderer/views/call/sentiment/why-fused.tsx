import { useTranslation } from 'react-i18next';
import { type FusionRules, fusionShares } from '../../../../shared/domain/fusion.ts';
import { MODALITIES } from '../../../../shared/domain/sentiment.ts';
import { Button } from '../../../components/button.tsx';
import { ProbabilityBar } from '../../../components/probability-bar.tsx';
import { ClashSign, SentimentSign } from '../../../components/sentiment-sign.tsx';
import { openSettings } from '../../../state/place.ts';
import { figuresOf } from '../../../words/figures.ts';
import { rulesApplied } from './rules-applied.ts';
import type { Judgements } from './segment-sentiments.ts';

/** What text and voice each say, what each counts for, and the rules that put them together. */
export function WhyFused(props: {
  readonly judgements: Judgements;
  readonly rules: FusionRules;
  readonly disagree: boolean;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { judgements, rules, disagree } = props;
  const shares = fusionShares(
    { text: judgements.text?.probabilities ?? null, acoustic: judgements.acoustic?.probabilities ?? null },
    rules,
  );
  return (
    <>
      <h3>{t('why.fusion')}</h3>
      <dl className="why-bars why-shares">
        {MODALITIES.map((modality) => {
          const judged = judgements[modality];
          return (
            <div key={modality}>
              <dt>
                {judged && <SentimentSign verdict={judged.verdict} />} {t(`sentiment.${modality}`)}
              </dt>
              <dd>
                <ProbabilityBar probabilities={judged?.probabilities ?? null} />
              </dd>
              <dd className="note">
                {judged
                  ? t('why.share', { share: figures.percent(shares?.[modality] ?? 0) })
                  : t('sentiment.notJudged')}
              </dd>
            </div>
          );
        })}
      </dl>
      {rulesApplied(judgements).map((rule) => (
        <p key={rule} className="note">
          {t(`why.rule.${rule}`)}
        </p>
      ))}
      {disagree && (
        <p className="note">
          <ClashSign /> {t('why.rule.disagree')}
        </p>
      )}
      <Button kind="quiet" onClick={() => openSettings('sentiment')}>
        {t('why.weights')}
      </Button>
    </>
  );
}
