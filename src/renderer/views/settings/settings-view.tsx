import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useKeyLabel } from '../../state/commands.ts';
import { leave, openSettings, SETTINGS_SECTIONS, type SettingsSection, usePlace } from '../../state/place.ts';
import { AdvancedSection } from './advanced-section.tsx';
import { DatabaseSection } from './coming-section.tsx';
import { ConsentSheet } from './consent-sheet.tsx';
import { FoldersSection } from './folders-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { ModelsSection } from './models-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { SentimentSection } from './sentiment-section.tsx';
import { TopicsSection } from './topics-section.tsx';

const CONTENT: Readonly<Record<SettingsSection, () => ReactNode>> = {
  general: GeneralSection,
  folders: FoldersSection,
  models: ModelsSection,
  sentiment: SentimentSection,
  topics: TopicsSection,
  database: DatabaseSection,
  privacy: PrivacySection,
  keys: KeysSection,
  advanced: AdvancedSection,
};

/** The settings: their sections as tabs at the side, the chosen one beside them. */
export function SettingsView() {
  const { t } = useTranslation();
  const section = usePlace((state) => state.section);
  const backKey = useKeyLabel('back');
  const Content = CONTENT[section];
  return (
    <div className="settings">
      <div className="side">
        <button type="button" className="filter-option settings-back" onClick={leave}>
          <span>
            <Icon name="back" mirrored /> {t('settings.back')}
          </span>
          <KeyCap name={backKey} />
        </button>
        <SectionTabs section={section} />
      </div>
      <main id="settings-panel" role="tabpanel" className="settings-panel" aria-labelledby={`tab-${section}`}>
        <h1>{t(`settings.section.${section}`)}</h1>
        <Content key={section} />
      </main>
      <ConsentSheet />
    </div>
  );
}

function SectionTabs({ section }: { readonly section: SettingsSection }) {
  const { t } = useTranslation();
  const chosen = useRef<HTMLButtonElement>(null);
  // The page takes the keyboard over; from the tabs, Tab goes into the section.
  useEffect(() => chosen.current?.focus(), []);
  const move = (event: KeyboardEvent) => {
    const last = SETTINGS_SECTIONS.length - 1;
    const at = SETTINGS_SECTIONS.indexOf(section);
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
    const next = to === undefined ? undefined : SETTINGS_SECTIONS[to];
    if (next === undefined) return;
    event.preventDefault();
    openSettings(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-orientation="vertical" aria-label={t('app.settings')} onKeyDown={move}>
      {SETTINGS_SECTIONS.map((one) => (
        <button
          key={one}
          ref={one === section ? chosen : null}
          id={`tab-${one}`}
          type="button"
          role="tab"
          className="filter-option"
          aria-selected={one === section}
          aria-controls="settings-panel"
          tabIndex={one === section ? 0 : -1}
          onClick={() => openSettings(one)}
        >
          {t(`settings.section.${one}`)}
        </button>
      ))}
    </div>
  );
}
