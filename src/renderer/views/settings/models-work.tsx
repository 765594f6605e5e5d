import { useTranslation } from 'react-i18next';
import { errorText } from '../../../shared/error-text.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { stopModelWork, useModels } from '../../state/models.ts';
import { usePreferences } from '../../state/preferences.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';

/** What is done with a model now, and how the last thing ended. */
export function ModelsWork() {
  const { t, i18n } = useTranslation();
  const work = useModels((state) => state.work);
  const ending = useModels((state) => state.ending);
  if (work) {
    const label = t(`models.step.${work.step}`, { name: isolated(work.name) });
    return (
      <div className="models-work" role="status">
        <span>{label}</span>
        <ProgressBar share={work.share} label={label} />
        <span className="figure">{figuresOf(i18n.language).percent(work.share)}</span>
        <span className="grow" />
        <Button onClick={stopModelWork}>{t('models.stop')}</Button>
      </div>
    );
  }
  if (!ending) return null;
  const said = (good: Exclude<typeof ending, { readonly error: unknown }>) =>
    good.kind === 'importedAll'
      ? t('models.ended.importedAll', { name: isolated(good.name), count: good.count, n: good.count })
      : t(`models.ended.${good.kind}`, { name: isolated(good.name) });
  return (
    <div className={`models-work ${'error' in ending ? 'failed' : 'good'}`}>
      {'error' in ending ? <Failed {...ending} /> : <span role="status">✓ {said(ending)}</span>}
      <span className="grow" />
      <Button kind="quiet" onClick={() => useModels.setState({ ending: null })}>
        {t('models.dismiss')}
      </Button>
    </div>
  );
}

/** Failures whose usual words speak of an analysis, or of a model that is installed. */
const OWN_WORDS = ['not_found', 'model_damaged', 'bad_usage'] as const satisfies readonly ErrorCode[];

function Failed(props: {
  readonly kind: 'importFailed' | 'failed';
  readonly name: string;
  readonly error: { readonly code: ErrorCode; readonly detail: string };
}) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const { code, detail } = props.error;
  const own = props.kind === 'importFailed' ? OWN_WORDS.find((one) => one === code) : undefined;
  const { sentence, remedy } = errorText(code, language);
  const said = own ? t(`models.importError.${own}`) : `${sentence} ${remedy}`;
  return (
    <Trouble
      sentence={t(`models.ended.${props.kind}`, { name: isolated(props.name) })}
      remedy={said}
      detail={detail}
      detailsLabel={t('app.details')}
    />
  );
}
