import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../../shared/errors.ts';
import { Button } from '../../../components/button.tsx';
import { ClashSign } from '../../../components/sentiment-sign.tsx';
import { endTrial, keepTrial, useFusionTrial } from '../../../state/fusion-trial.ts';
import { figuresOf } from '../../../words/figures.ts';
import { ErrorNote } from '../../error-note.tsx';

/** Says that sentiments are fused by weights on trial, and lets them be kept or left. */
export function TrialStrip({ disagree }: { readonly disagree: number | null }) {
  const { t, i18n } = useTranslation();
  const trial = useFusionTrial((state) => state.trial);
  const [error, setError] = useState<AppError | null>(null);
  if (!trial) return null;
  const figures = figuresOf(i18n.language);
  const [text, voice] = [figures.percent(trial.textWeight), figures.percent(1 - trial.textWeight)];
  const keep = async () => {
    const kept = await keepTrial();
    setError(kept.ok ? null : kept.error);
  };
  return (
    <>
      <section className="trial-strip" aria-label={t('lens.weights')} title={t('lens.trialMore')}>
        <span role="status">
          <bdi>{t('lens.trial', { weights: t('lens.weightsOf', { text, voice }) })}</bdi>
          {disagree !== null && (
            <>
              {' · '}
              <bdi>
                <ClashSign /> {t('lens.clashes', figures.counted(disagree))}
              </bdi>
            </>
          )}
        </span>
        <Button onClick={() => void keep()}>{t('lens.keep')}</Button>
        <Button kind="quiet" onClick={endTrial}>
          {t('lens.back')}
        </Button>
      </section>
      {error && <ErrorNote error={error} />}
    </>
  );
}
