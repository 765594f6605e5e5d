import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineGone } from '../../shared/ipc/shell-contract.ts';
import { Button } from '../components/button.tsx';
import { Sheet } from '../components/sheet.tsx';
import { connected } from '../state/connection.ts';
import { startEngine } from '../state/notices.ts';

/** The program itself is broken: the engine keeps dying and is left dead until a person says otherwise. */
export function EngineGoneSheet({ gone }: { readonly gone: EngineGone }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const details = gone.deaths.join('\n');
  return (
    <Sheet
      title={t('engineGone.title')}
      onClose={() => void startEngine()}
      actions={
        <>
          <Button onClick={() => void connected().shell.request('saveReport', null)}>{t('engineGone.report')}</Button>
          <Button kind="primary" focused onClick={() => void startEngine()}>
            {t('engineGone.again')}
          </Button>
        </>
      }
    >
      <p role="alert">{t('engineGone.sentence')}</p>
      <div className="gone-details">
        <pre dir="ltr">{details}</pre>
        <Button kind="quiet" onClick={() => void navigator.clipboard.writeText(details).then(() => setCopied(true))}>
          {copied ? t('engineGone.copied') : t('engineGone.copy')}
        </Button>
      </div>
    </Sheet>
  );
}
