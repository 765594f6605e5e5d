import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { useConnection } from '../state/connection.ts';

/** Most of a stack that support needs, as `noteError` takes it. */
const MOST_STACK = 4000;

/** Keeps one part of the window from taking the others with it; its failure is noted for support and can be copied. */
export function Guard({ part, children }: { readonly part: string; readonly children: ReactNode }) {
  return (
    <ErrorBoundary fallback={(error) => <Broken error={error} />} onFailed={(error) => note(part, error)}>
      {children}
    </ErrorBoundary>
  );
}

function Broken({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const details = error.stack ?? String(error);
  return (
    <section className="waiting broken" role="alert">
      <p>{t('app.broken')}</p>
      <div className="broken-actions">
        <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>
        <Button kind="quiet" onClick={() => void navigator.clipboard.writeText(details).then(() => setCopied(true))}>
          {t(copied ? 'app.detailsCopied' : 'app.copyDetails')}
        </Button>
      </div>
      <details>
        <summary>{t('app.details')}</summary>
        <pre dir="ltr">{details}</pre>
      </details>
    </section>
  );
}

/** Without the message: it may quote what is on the screen, and the log knows no text of a call. */
function note(part: string, { name, stack = '' }: Error): void {
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const noted = { part, kind: name.slice(0, 100), stack: places.join('\n').slice(0, MOST_STACK) };
  void useConnection.getState().connection?.shell.request('noteError', noted);
}
