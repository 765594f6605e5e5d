import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { connected, outdateHouse } from '../../state/connection.ts';
import { changeSettings } from '../../state/settings.ts';
import { ErrorNote } from '../error-note.tsx';

/** Why nothing can be analysed with the settings as they are, and the ways out of it. */
export function SettingsProblem({ problem }: { readonly problem: AppError }) {
  const { t } = useTranslation();
  const { shell, engine } = connected();
  const setAside = async () => {
    await engine.request('setSettingsAside', null);
    outdateHouse();
  };
  return (
    <div className="settings-problem">
      <ErrorNote error={problem} />
      <p className="actions">
        {problem.code === 'decoder_missing' ? (
          <Button onClick={() => void changeSettings({ set: {}, reset: ['ffmpegPath'] })}>
            {t('settings.problem.findFfmpeg')}
          </Button>
        ) : (
          <>
            <Button onClick={outdateHouse}>{t('settings.problem.again')}</Button>
            <Button onClick={() => void shell.request('openFolder', { which: 'profile' })}>
              {t('settings.problem.open')}
            </Button>
            <Button onClick={() => void setAside()}>{t('settings.problem.aside')}</Button>
          </>
        )}
      </p>
    </div>
  );
}
