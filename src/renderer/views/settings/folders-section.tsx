import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import type { Storage } from '../../../shared/ipc/engine/settings-requests.ts';
import { Button } from '../../components/button.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { connected, outdateHouse } from '../../state/connection.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { ErrorNote } from '../error-note.tsx';

/** Where results go, where everything else lies, and how much of the disk it takes. */
export function FoldersSection() {
  const { t } = useTranslation();
  const { shell } = connected();
  return (
    <>
      <ResultsFolder />
      <SettingRow label={t('folders.logs')} note={t('folders.logs.note')}>
        <Button onClick={() => void shell.request('openFolder', { which: 'logs' })}>{t('folders.open')}</Button>
      </SettingRow>
      <Profile />
    </>
  );
}

function ResultsFolder() {
  const { t } = useTranslation();
  const folder = useAsked('results folder', ({ shell }, signal) => shell.request('resultsFolder', null, signal), {
    about: 'house',
  });
  const [error, setError] = useState<AppError | null>(null);
  const { shell } = connected();
  const change = async (how: 'chooseResultsFolder' | 'resetResultsFolder') => {
    const changed = await shell.request(how, null);
    setError(changed.ok ? null : changed.error);
    outdateHouse();
  };
  const chosen = folder.value?.chosen ?? false;
  return (
    <SettingRow
      label={t('folders.results')}
      changed={chosen}
      note={
        <>
          {t('folders.results.note')}
          {(error ?? folder.error) && <ErrorNote error={(error ?? folder.error) as AppError} />}
        </>
      }
    >
      <bdi className="path">{folder.value?.path}</bdi>
      <Button onClick={() => void change('chooseResultsFolder')}>{t('settings.choose')}</Button>
      <Button onClick={() => void shell.request('openFolder', { which: 'results' })}>{t('folders.open')}</Button>
      {chosen && (
        <Button
          kind="quiet"
          label={t('settings.resetOne', { name: t('folders.results') })}
          onClick={() => void change('resetResultsFolder')}
        >
          ↺
        </Button>
      )}
    </SettingRow>
  );
}

/** What the profile holds, largest first as a rule. */
const PARTS = ['catalog', 'models', 'soundCopies', 'logs', 'window'] as const satisfies readonly (keyof Storage)[];

function Profile() {
  const { t, i18n } = useTranslation();
  const { shell, engine } = connected();
  const { size } = figuresOf(i18n.language);
  const { value: storage, error } = useAsked(
    'storage',
    (connection, signal) => connection.engine.request('storage', null, signal),
    { about: 'house' },
  );
  const clear = async () => {
    await engine.request('clearSoundCopies', null);
    outdateHouse();
  };
  if (!storage) return error && <ErrorNote error={error} />;
  return (
    <section className="setting-group">
      <header>
        <h2>{t('folders.profile')}</h2>
        <Button kind="quiet" onClick={() => void shell.request('openFolder', { which: 'profile' })}>
          {t('folders.open')}
        </Button>
      </header>
      {PARTS.map((part) => (
        <SettingRow key={part} label={t(`folders.${part}`)} note={t(`folders.${part}.note`)} beside>
          <span className="figure size">{size(storage[part])}</span>
          {part === 'soundCopies' && (
            <Button disabled={storage.soundCopies === 0} onClick={() => void clear()}>
              {t('folders.clear')}
            </Button>
          )}
        </SettingRow>
      ))}
      <SettingRow label={<b>{t('folders.total')}</b>} beside>
        <b className="figure size">{size(PARTS.reduce((sum, part) => sum + storage[part], 0))}</b>
      </SettingRow>
    </section>
  );
}
