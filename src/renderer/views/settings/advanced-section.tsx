import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import { Button } from '../../components/button.tsx';
import { Check } from '../../components/check.tsx';
import { Choice } from '../../components/choice.tsx';
import { Segments } from '../../components/segments.tsx';
import { openSettings } from '../../state/place.ts';
import { useRun } from '../../state/run.ts';
import { useSettings } from '../../state/settings.ts';
import { ErrorNote } from '../error-note.tsx';
import { CUTTING, GROUPS, type GroupId, MACHINE } from './advanced-fields.ts';
import { AgentRules } from './agent-rules.tsx';
import { FfmpegSetting } from './ffmpeg-setting.tsx';
import { LANGUAGE_NAMES } from './look-fields.tsx';
import { NumberSetting } from './number-setting.tsx';
import { SettingField } from './setting-field.tsx';
import { SettingGroup, useTakeBack } from './setting-group.tsx';
import { SettingsProblem } from './settings-problem.tsx';
import { V1Config } from './v1-config.tsx';

/** Every setting of the analysis, with what v1 called it. */
export function AdvancedSection() {
  const { t } = useTranslation();
  const { value: state, error } = useSettings();
  const running = useRun((run) => run.running !== null);
  const { takeBack, hint, setUndo } = useTakeBack(state);
  if (!state) return error && <ErrorNote error={error} />;
  if (state.problem) return <SettingsProblem problem={state.problem} />;
  const group = (id: GroupId, content: ReactNode) => (
    <SettingGroup id={id} title={t(`settings.group.${id}`)} keys={GROUPS[id]} state={state} onReset={takeBack}>
      {content}
    </SettingGroup>
  );
  return (
    <>
      <p className="note">{t('settings.saved')}</p>
      {running && (
        <p className="hint" role="status">
          {t('settings.frozen')}
        </p>
      )}
      {hint}
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
