import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/domain/call-list.ts';
import { errorText } from '../../../shared/error-text.ts';
import type { AppError } from '../../../shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { retryFailed, useRun } from '../../state/run.ts';

/** Why a file of a batch never became a call, what to do about it, and what exactly was found, to be copied. */
export function RowReasonSheet(props: {
  readonly batchId: string;
  readonly row: CallRow;
  readonly error: AppError;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const isRunning = useRun(({ running }) => running !== null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const { batchId, row, error, onClose } = props;
  const { sentence, remedy } = errorText(error.code, language);
  const details = [error.code, error.stage, error.detail].filter(Boolean).join('\n');
  const copy = () => {
    navigator.clipboard.writeText(`${row.fileName}\n${sentence} ${remedy}\n${details}`).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Sheet
      title={t(row.status === 'failed' ? 'reason.failed' : 'reason.rejected')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={copy}>{t(copied ? 'app.detailsCopied' : 'app.copyDetails')}</Button>
          {row.status === 'failed' && !isRunning && (
            <Button
              onClick={() => {
                onClose();
                void retryFailed(batchId);
              }}
            >
              {t('reason.retry')}
            </Button>
          )}
          <Button kind="primary" focused onClick={onClose}>
            {t('run.dismiss')}
          </Button>
        </>
      }
    >
      <p className="reason-name">
        <bdi className="figure">{row.fileName}</bdi>
      </p>
      <p>
        <b>{sentence}</b> {remedy}
      </p>
      <code className="reason-details" dir="ltr">
        {details}
      </code>
      {copied === false && <p role="alert">{t('call.copied.refused')}</p>}
    </Sheet>
  );
}
