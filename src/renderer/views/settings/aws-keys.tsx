import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import type { CredentialState } from '../../../shared/ipc/shell/credential-requests.ts';
import { Button } from '../../components/button.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { connected, outdateHouse } from '../../state/connection.ts';
import { useAsked } from '../../state/use-asked.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';
import { AwsKeysSheet } from './aws-keys-sheet.tsx';

/** As whom Bedrock is asked: in AWS's own order, or with keys entered here, of which the page knows the end of the id alone. */
export function AwsKeys({ offline }: { readonly offline: boolean }) {
  const { t } = useTranslation();
  const { value: state, error } = useAsked(
    'credentials',
    ({ shell }, signal) => shell.request('credentials', null, signal),
    { about: 'house' },
  );
  const [entering, setEntering] = useState(false);
  const [failed, setFailed] = useState<AppError | null>(null);
  const forget = async () => {
    const forgotten = await connected().shell.request('forgetCredentials', null);
    setFailed(forgotten.ok ? null : forgotten.error);
    outdateHouse();
  };
  if (!state) return error && <ErrorNote error={error} />;
  const any = state.own !== null || state.unreadable;
  return (
    <SettingRow label={t('awsKeys.title')} changed={any} note={t('awsKeys.note')}>
      <p className="keys-state" data-warn={state.unreadable}>
        <KeysState state={state} />
      </p>
      <Button disabled={offline} onClick={() => setEntering(true)}>
        {state.own ? t('awsKeys.replace') : t('awsKeys.enter')}
      </Button>
      {any && (
        <Button kind="quiet" onClick={() => void forget()}>
          {t('awsKeys.forget')}
        </Button>
      )}
      {failed && <ErrorNote error={failed} />}
      {entering && <AwsKeysSheet keychain={state.keychain} onClose={() => setEntering(false)} />}
    </SettingRow>
  );
}

function KeysState({ state: { own, unreadable, keychain } }: { readonly state: CredentialState }) {
  const { t } = useTranslation();
  if (unreadable) return t('awsKeys.unreadable');
  if (!own) return t('awsKeys.awsOrder');
  const ending = isolated(`…${own.ending}`);
  return (
    <>
      {own.keptIn === 'keychain'
        ? t('awsKeys.inKeychain', { ending, keychain: isolated(keychain ?? '') })
        : t('awsKeys.inMemory', { ending })}
      {own.temporary && ` ${t('awsKeys.temporary')}`}
    </>
  );
}
