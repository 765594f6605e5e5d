import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { dismissExport, showExported, useExport } from '../../state/export.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';

/** What the last export wrote, or why it did not. */
export function ExportNote() {
  const { t, i18n } = useTranslation();
  const { written, error } = useExport();
  if (error) return <ErrorNote error={error} />;
  if (!written) return null;
  const figures = figuresOf(i18n.language);
  const { resultsName, files, pending } = written;
  return (
    <div className="export-note" role="status">
      <span>
        {t('export.done', { name: resultsName })}
        {' · '}
        {t('library.calls', figures.counted(files))}
        {pending > 0 && ` · ${t('export.partial', figures.counted(pending))}`}
      </span>
      <Button kind="quiet" onClick={() => void showExported()}>
        {t('export.show')}
      </Button>
      <Button kind="quiet" label={t('run.dismiss')} onClick={dismissExport}>
        ×
      </Button>
    </div>
  );
}
