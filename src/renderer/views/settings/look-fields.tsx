import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/language.ts';
import { Segments } from '../../components/segments.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { changePreferences, usePreferences } from '../../state/preferences.ts';

/** Each language by the name it gives itself. */
export const LANGUAGE_NAMES = [
  ['fr', 'Français'],
  ['ar', 'العربية'],
  ['en', 'English'],
] as const satisfies readonly (readonly [Language, string])[];

/** The language and the look of the window: in the settings, and behind the button of the bar. */
export function LookFields() {
  const { t } = useTranslation();
  const { language, theme, textSize, density } = usePreferences();
  return (
    <>
      <SettingRow label={t('app.language')}>
        <Segments
          label={t('app.language')}
          value={language}
          options={LANGUAGE_NAMES}
          onChange={(chosen) => void changePreferences({ language: chosen })}
        />
      </SettingRow>
      <SettingRow label={t('app.theme')}>
        <Segments
          label={t('app.theme')}
          value={theme}
          options={[
            ['system', t('app.theme.system')],
            ['light', t('app.theme.light')],
            ['dark', t('app.theme.dark')],
          ]}
          onChange={(chosen) => void changePreferences({ theme: chosen })}
        />
      </SettingRow>
      <SettingRow label={t('settings.textSize')}>
        <Segments
          label={t('settings.textSize')}
          value={textSize}
          options={[
            ['small', t('settings.textSize.small')],
            ['normal', t('settings.textSize.normal')],
            ['large', t('settings.textSize.large')],
          ]}
          onChange={(chosen) => void changePreferences({ textSize: chosen })}
        />
      </SettingRow>
      <SettingRow label={t('settings.density')}>
        <Segments
          label={t('settings.density')}
          value={density}
          options={[
            ['compact', t('settings.density.compact')],
            ['comfortable', t('settings.density.comfortable')],
          ]}
          onChange={(chosen) => void changePreferences({ density: chosen })}
        />
      </SettingRow>
    </>
  );
}
