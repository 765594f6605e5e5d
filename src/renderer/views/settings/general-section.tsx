import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../../shared/ipc/shell-contract.ts';
import { Button } from '../../components/button.tsx';
import { Check } from '../../components/check.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { changePreferences, usePreferences } from '../../state/preferences.ts';
import { LookFields } from './look-fields.tsx';

/** As at a first start; the language stays, for it is nobody's mistake. */
const BY_THEMSELVES = {
  theme: 'system',
  textSize: 'normal',
  density: 'compact',
  notifications: true,
  confirmQuit: true,
} as const satisfies Partial<Preferences>;

/** Language, look, and what the window does beside its work. */
export function GeneralSection() {
  const { t } = useTranslation();
  const { theme, textSize, density, notifications, confirmQuit } = usePreferences();
  const now = { theme, textSize, density, notifications, confirmQuit };
  const [undo, setUndo] = useState<typeof now | null>(null);
  const changed = JSON.stringify(now) !== JSON.stringify(BY_THEMSELVES);
  const reset = () => {
    setUndo(now);
    void changePreferences(BY_THEMSELVES);
  };
  const takeBack = (before: typeof now) => {
    setUndo(null);
    void changePreferences(before);
  };
  return (
    <>
      <LookFields />
      <SettingRow label={t('settings.notifications')}>
        <Check
          label={t('settings.notifications.on')}
          checked={notifications}
          onChange={(chosen) => void changePreferences({ notifications: chosen })}
        />
      </SettingRow>
      <SettingRow label={t('settings.quit')}>
        <Check
          label={t('settings.quit.confirm')}
          checked={confirmQuit}
          onChange={(chosen) => void changePreferences({ confirmQuit: chosen })}
        />
      </SettingRow>
      <p className="actions section-end">
        <Button disabled={!changed} onClick={reset}>
          ↺ {t('settings.resetAll')}
        </Button>
        {undo && !changed && (
          <span className="hint" role="status">
            {t('settings.wasReset')}{' '}
            <Button kind="quiet" onClick={() => takeBack(undo)}>
              {t('settings.undo')}
            </Button>
          </span>
        )}
      </p>
    </>
  );
}
