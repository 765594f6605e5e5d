import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { dismissExport, showExported, useExport } from '../../state/export.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';

/** Long enough to read it and to reach for its button. */
const SHOWN_MS = 15_000;

/** What the last export wrote, for a while; or why it did not, until it is put away. */
export function ExportNote() {
  const { t, i18n } = useTranslation();
  const { written, error } = useExport();
  // Held by the pointer or by the keyboard on it.
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!written || held) return;
    const timer = setTimeout(dismissExport, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [written, held]);
  if (error) return <ErrorNote error={error} />;
  if (!written) return null;
  const figures = figuresOf(i18n.language);
  const { resultsName, files, pending } = written;
  return (
    <div
      className="export-note"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>
        {t('export.done', { name: resultsName })}
        {' · '}
        {t('library.calls', figures.counted(files))}
        {pending > 0 && ` · ${t('export.partial', figures.counted(pending))}`}
      </span>
      <Button kind="quiet" onClick={() => void showExported()}>
        {t('export.show')}
      </Button>
      <Button
        kind="quiet"
        label={t('run.dismiss')}
        onClick={() => {
          setHeld(false);
          dismissExport();
        }}
      >
        ×
      </Button>
    </div>
  );
}
