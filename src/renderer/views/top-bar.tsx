import { useTranslation } from 'react-i18next';
import { Choice } from '../components/choice.tsx';
import { Mark } from '../components/mark.tsx';
import { Pill } from '../components/pill.tsx';
import { changePreferences, usePreferences } from '../state/preferences.ts';

/** The bar over every view. */
export function TopBar() {
  const { t } = useTranslation();
  const { language, theme } = usePreferences();
  return (
    <header className="top">
      <Mark />
      <b>Nabra</b>
      <span className="grow" />
      <Pill kind="good">● {t('app.offline')}</Pill>
      <Choice
        label={t('app.theme')}
        value={theme}
        options={[
          ['system', t('app.theme.system')],
          ['light', t('app.theme.light')],
          ['dark', t('app.theme.dark')],
        ]}
        onChange={(chosen) => void changePreferences({ theme: chosen })}
      />
      <Choice
        label={t('app.language')}
        value={language}
        options={[
          ['fr', 'Français'],
          ['ar', 'العربية'],
          ['en', 'English'],
        ]}
        onChange={(chosen) => void changePreferences({ language: chosen })}
      />
    </header>
  );
}
