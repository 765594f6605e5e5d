import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GlossaryName } from '../../../shared/domain/topics.ts';
import { errorText } from '../../../shared/error-text.ts';
import type { AppError } from '../../../shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { dismissEnding, type GlossaryDeed, type GlossaryEnding, useGlossaryWork } from '../../state/glossary-work.ts';
import { usePreferences } from '../../state/preferences.ts';
import { type Figures, figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { costText } from './cost-text.ts';

/** What was done last with a glossary, until it is put away. */
export function EndingNote({ name }: { readonly name: GlossaryName }) {
  const { t, i18n } = useTranslation();
  const ending = useGlossaryWork((state) => state.ending);
  if (!ending || ending.name !== name) return null;
  const { end } = ending;
  const dismiss = (
    <Button kind="quiet" label={t('glossary.close')} onClick={dismissEnding}>
      ×
    </Button>
  );
  if (end.kind === 'failed') {
    return (
      <div className="glossary-failed">
        <Failure doing={end.doing} error={end.error} />
        {dismiss}
      </div>
    );
  }
  return (
    <div className="export-note" role="status">
      <span>{endingText(t, figuresOf(i18n.language), end)}</span>
      {dismiss}
    </div>
  );
}

function endingText(t: TFunction, figures: Figures, end: Exclude<GlossaryEnding, { kind: 'failed' }>): string {
  switch (end.kind) {
    case 'imported':
      return `${t('glossary.end.imported', { file: isolated(end.fileName) })} ${touchedText(t, figures, end.touched)}`;
    case 'unchanged':
      return t('glossary.end.unchanged', { file: isolated(end.fileName) });
    case 'saved':
      return `${t('glossary.end.saved', { n: figures.plain(end.version) })} ${touchedText(t, figures, end.touched)}`;
    case 'takenBack':
      return `${t('glossary.end.takenBack', { n: figures.plain(end.version) })} ${touchedText(t, figures, end.touched)}`;
    case 'exported':
      return t('glossary.end.exported', { file: isolated(end.fileName) });
    case 'stopped':
      return t('glossary.end.stopped', { ...figures.counted(end.done), total: figures.number(end.total) });
    case 'reclassified': {
      const { calls, changed, fallbacks, costUsd } = end;
      return [
        t('glossary.end.reclassified', figures.counted(calls)),
        t('glossary.end.changed', figures.counted(changed)),
        ...(costUsd > 0 ? [costText(t, figures, costUsd, false)] : []),
        ...(fallbacks > 0 ? [t('glossary.end.fallbacks', figures.counted(fallbacks))] : []),
      ].join(' · ');
    }
  }
}

function touchedText(t: TFunction, figures: Figures, touched: number): string {
  return touched === 0 ? t('glossary.touchesNone') : t('glossary.toReclassify', figures.counted(touched));
}

/** A failure whose remedy is another here than on the command line or in a batch. */
function Failure({ doing, error }: { readonly doing: GlossaryDeed; readonly error: AppError }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const { sentence, remedy } = errorText(error.code, language);
  const own = error.code === 'bad_usage' || error.code === 'worker_crashed' ? t(`glossary.failed.${doing}`) : null;
  return (
    <Trouble
      sentence={own ?? sentence}
      remedy={own === null ? remedy : ''}
      detail={error.detail}
      detailsLabel={t('app.details')}
    />
  );
}
