import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import type { SettingsChange } from '../../../shared/settings/change.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/facts.ts';
import { Button } from '../../components/button.tsx';
import { Check } from '../../components/check.tsx';
import { Choice } from '../../components/choice.tsx';
import { Segments } from '../../components/segments.tsx';
import { openSettings } from '../../state/place.ts';
import { useRun } from '../../state/run.ts';
import { changeSettings, undoOf, useSettings } from '../../state/settings.ts';
import { ErrorNote } from '../error-note.tsx';
import { CUTTING, GROUPS, type GroupId, MACHINE } from './advanced-fields.ts';
import { AgentRules } from './agent-rules.tsx';
import { FfmpegSetting } from './ffmpeg-setting.tsx';
import { LANGUAGE_NAMES } from './look-fields.tsx';
import { NumberSetting } from './number-setting.tsx';
import { SettingField } from './setting-field.tsx';
import { SettingsProblem } from './settings-problem.tsx';
import { V1Config } from './v1-config.tsx';

/** Every setting of the analysis, with what v1 called it. */
export function AdvancedSection() {
  const { t } = useTranslation();
  const { value: state, error } = useSettings();
  const running = useRun((run) => run.running !== null);
  const [undo, setUndo] = useState<SettingsChange | null>(null);
  if (!state) return error && <ErrorNote error={error} />;
  if (state.problem) return <SettingsProblem problem={state.problem} />;
  const takeBack = (group: GroupId) => {
    setUndo(undoOf(state, GROUPS[group]));
    void changeSettings({ set: {}, reset: [...GROUPS[group]] });
  };
  const group = (id: GroupId, content: ReactNode) => (
    <Group id={id} state={state} onReset={() => takeBack(id)}>
      {content}
    </Group>
  );
  return (
    <>
      <p className="note">{t('settings.saved')}</p>
      {running && (
        <p className="hint" role="status">
          {t('settings.frozen')}
        </p>
      )}
      {undo && (
        <p className="hint" role="status">
          {t('settings.wasReset')}{' '}
          <Button
            kind="quiet"
            onClick={() => {
              void changeSettings(undo);
              setUndo(null);
            }}
          >
            {t('settings.undo')}
          </Button>
        </p>
      )}
      <V1Config state={state} onApplied={setUndo} />
      {group('agent', <AgentSettings state={state} />)}
      {group(
        'cutting',
        <>
          <ModelNames state={state} />
          {CUTTING.map((asked) => (
            <NumberSetting key={asked.key} state={state} asked={asked} />
          ))}
        </>,
      )}
      {group(
        'machine',
        <>
          {MACHINE.map((asked) => (
            <NumberSetting key={asked.key} state={state} asked={asked} />
          ))}
          <FfmpegSetting state={state} />
        </>,
      )}
      {group('csv', <CsvSettings state={state} />)}
      {group(
        'commandLine',
        <SettingField state={state} name="language">
          {(value, save) => (
            <Segments label={t('setting.language')} value={value} options={LANGUAGE_NAMES} onChange={save} />
          )}
        </SettingField>,
      )}
    </>
  );
}

function Group(props: {
  readonly id: GroupId;
  readonly state: SettingsState;
  readonly onReset: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { id, state } = props;
  const changed = GROUPS[id].some(
    (key) => JSON.stringify(state.settings[key]) !== JSON.stringify(DEFAULT_SETTINGS[key]),
  );
  return (
    <section className="setting-group" aria-labelledby={`group-${id}`}>
      <header>
        <h2 id={`group-${id}`}>{t(`settings.group.${id}`)}</h2>
        {changed && (
          <Button kind="quiet" onClick={props.onReset}>
            ↺ {t('settings.resetAll')}
          </Button>
        )}
      </header>
      {props.children}
    </section>
  );
}

function AgentSettings({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  return (
    <>
      <SettingField state={state} name="agentRules">
        {(value, save) => <AgentRules rules={value} onChange={save} />}
      </SettingField>
      <SettingField state={state} name="agentChannel">
        {(value, save) => (
          <Segments
            label={t('setting.agentChannel')}
            value={value}
            options={[
              ['left', t('channel.left')],
              ['right', t('channel.right')],
            ]}
            onChange={save}
          />
        )}
      </SettingField>
    </>
  );
}

function ModelNames({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  return (['asrModel', 'vadModel'] as const).map((name) => (
    <SettingField key={name} state={state} name={name}>
      {(value) => (
        <>
          <code>{value}</code>
          <Button kind="quiet" onClick={() => openSettings('models')}>
            {t('settings.chooseModel')}
          </Button>
        </>
      )}
    </SettingField>
  ));
}

function CsvSettings({ state }: { readonly state: SettingsState }) {
  const { t } = useTranslation();
  return (
    <>
      <SettingField state={state} name="csvSeparator">
        {(value, save) => (
          <Choice
            label={t('setting.csvSeparator')}
            value={value}
            options={[
              [',', t('csv.comma')],
              [';', t('csv.semicolon')],
              ['\t', t('csv.tab')],
            ]}
            onChange={save}
          />
        )}
      </SettingField>
      <SettingField state={state} name="csvOneLine">
        {(value, save) => <Check label={t('csv.oneLine')} checked={value} onChange={save} />}
      </SettingField>
    </>
  );
}
