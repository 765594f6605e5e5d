import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import { awsKeysSchema } from '../../../shared/ipc/shell/credential-requests.ts';
import { Button, takesFocus } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { connected, outdateHouse } from '../../state/connection.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';

const FIELDS = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const;
type Field = (typeof FIELDS)[number];

/** Takes keys for AWS. They are in the fields alone, which end with the sheet, and are handed to the shell once. */
export function AwsKeysSheet(props: { readonly keychain: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { keychain, onClose } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<readonly Field[]>([]);
  const [failed, setFailed] = useState<AppError | null>(null);
  const keep = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!form.current) return;
    const typed = new FormData(form.current);
    const value = (field: Field) => String(typed.get(field) ?? '').trim();
    const token = value('sessionToken');
    const keys = awsKeysSchema.safeParse({
      accessKeyId: value('accessKeyId'),
      secretAccessKey: value('secretAccessKey'),
      sessionToken: token === '' ? null : token,
    });
    if (!keys.success) {
      const fields = new Set(keys.error.issues.map(({ path }) => path[0]));
      return setWrong(FIELDS.filter((field) => fields.has(field)));
    }
    setWrong([]);
    const kept = await connected().shell.request('keepCredentials', keys.data);
    outdateHouse();
    if (kept.ok) onClose();
    else setFailed(kept.error);
  };
  return (
    <Sheet
      title={t('awsKeys.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('awsKeys.cancel')}</Button>
          <Button kind="primary" onClick={() => void keep()}>
            {t('awsKeys.keep')}
          </Button>
        </>
      }
    >
      <form ref={form} className="keys-form" autoComplete="off" onSubmit={(event) => void keep(event)}>
        {FIELDS.map((field) => (
          <div key={field} className="keys-field">
            <label htmlFor={`${id}-${field}`}>{t(`awsKeys.${field}`)}</label>
            <input
              id={`${id}-${field}`}
              name={field}
              className="field figure"
              dir="ltr"
              type={field === 'accessKeyId' ? 'text' : 'password'}
              autoComplete="off"
              spellCheck={false}
              ref={field === 'accessKeyId' ? takesFocus : null}
              aria-invalid={wrong.includes(field)}
              aria-describedby={wrong.includes(field) ? `${id}-${field}-wrong` : undefined}
            />
            {wrong.includes(field) && (
              <span id={`${id}-${field}-wrong`} className="field-error" role="alert">
                {t(`awsKeys.wrong.${field}`)}
              </span>
            )}
          </div>
        ))}
        {/* Enter in a field keeps them, as the button does. */}
        <input type="submit" hidden />
      </form>
      {keychain === null ? (
        <p className="hint warn">{t('awsKeys.noKeychain')}</p>
      ) : (
        <p className="note">{t('awsKeys.keychain', { keychain: isolated(keychain) })}</p>
      )}
      {failed && <ErrorNote error={failed} />}
    </Sheet>
  );
}
