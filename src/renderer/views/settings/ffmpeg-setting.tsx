import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import { Button } from '../../components/button.tsx';
import { connected, outdateHouse } from '../../state/connection.ts';
import { ErrorNote } from '../error-note.tsx';
import { SettingField } from './setting-field.tsx';

/** The program that reads what is not plain WAV. It is pointed at, never written: a page must not name what is run. */
export function FfmpegSetting({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  const [error, setError] = useState<AppError | null>(null);
  const choose = async () => {
    const chosen = await connected().shell.request('chooseFfmpeg', null);
    setError(chosen.ok ? null : chosen.error);
    outdateHouse();
  };
  return (
    <SettingField state={state} name="ffmpegPath">
      {(value) => (
        <>
          <bdi className="path">{value ?? t('settings.searched')}</bdi>
          <Button onClick={() => void choose()}>{t('settings.choose')}</Button>
          {error && <ErrorNote error={error} />}
        </>
      )}
    </SettingField>
  );
}
