import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GLOSSARY_NAMES, TOPIC_MODES } from '../../../shared/domain/topics.ts';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import type { SettingKey } from '../../../shared/settings/change.ts';
import { Segments } from '../../components/segments.tsx';
import { changeWithConsent } from '../../state/consent.ts';
import { useRun } from '../../state/run.ts';
import { useSettings } from '../../state/settings.ts';
import { ErrorNote } from '../error-note.tsx';
import { BEDROCK_KEYS, BedrockSettings } from './bedrock-settings.tsx';
import { GlossaryRules } from './glossary-rules.tsx';
import { SettingField } from './setting-field.tsx';
import { SettingGroup, useTakeBack } from './setting-group.tsx';
import { SettingsProblem } from './settings-problem.tsx';
import { TopicThreshold } from './topic-threshold.tsx';

/** The settings of each part, which are taken back together. */
const GROUPS = {
  topicMode: ['topics', 'topicThreshold'],
  glossaries: ['glossaryRules', 'glossary'],
  bedrock: BEDROCK_KEYS,
} as const satisfies Readonly<Record<string, readonly SettingKey[]>>;

/** How topics are found, by which glossary, and the service that may be asked for them. */
export function TopicsSection() {
  const { t } = useTranslation();
  const { value: state, error } = useSettings();
  const running = useRun((run) => run.running !== null);
  const { takeBack, hint } = useTakeBack(state, changeWithConsent);
  if (!state) return error && <ErrorNote error={error} />;
  if (state.problem) return <SettingsProblem problem={state.problem} />;
  const group = (id: keyof typeof GROUPS, content: ReactNode) => (
    <SettingGroup id={id} title={t(`settings.group.${id}`)} keys={GROUPS[id]} state={state} onReset={takeBack}>
      {content}
    </SettingGroup>
  );
  return (
    <>
      {running && (
        <p className="hint" role="status">
          {t('topicSettings.frozen')}
        </p>
      )}
      {hint}
      {group('topicMode', <ModeSettings state={state} />)}
      {group('glossaries', <GlossarySettings state={state} />)}
      {group('bedrock', <BedrockSettings state={state} />)}
    </>
  );
}

function ModeSettings({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  const { topics, networkAllowed } = state.settings;
  // Whoever chooses Bedrock wants it asked: that the network is allowed for it is one question with it.
  const choose: typeof changeWithConsent = (change) =>
    changeWithConsent(
      change.set.topics === 'bedrock' ? { ...change, set: { ...change.set, networkAllowed: true } } : change,
    );
  return (
    <>
      <SettingField state={state} name="topics" change={choose}>
        {(value, save) => (
          <Segments
            label={t('setting.topics')}
            value={value}
            options={TOPIC_MODES.map((mode) => [mode, t(`topicMode.${mode}`)] as const)}
            onChange={save}
          />
        )}
      </SettingField>
      {topics === 'bedrock' && !networkAllowed && <p className="hint">{t('topicSettings.cut')}</p>}
      <TopicThreshold state={state} />
    </>
  );
}

function GlossarySettings({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  return (
    <>
      <SettingField state={state} name="glossaryRules">
        {(value, save) => <GlossaryRules rules={value} onChange={save} />}
      </SettingField>
      <SettingField state={state} name="glossary">
        {(value, save) => (
          <Segments
            label={t('setting.glossary')}
            value={value}
            options={GLOSSARY_NAMES.map((name) => [name, name] as const)}
            onChange={save}
          />
        )}
      </SettingField>
    </>
  );
}
