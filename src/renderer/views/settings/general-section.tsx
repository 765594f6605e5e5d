import { useTranslation } from 'react-i18next';
import { Check } from '../../components/check.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { changePreferences, usePreferences } from '../../state/preferences.ts';
import { LookFields } from './look-fields.tsx';

/** Language, look, and what the window does beside its work. */
export function GeneralSection() {
  const { t } = useTranslation();
  const { notifications, confirmQuit } = usePreferences();
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
    </>
  );
}
