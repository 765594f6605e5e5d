import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import type { SettingKey } from '../../../shared/settings/change.ts';
import { DEFAULT_SETTINGS, v1NameOf } from '../../../shared/settings/facts.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { Button } from '../../components/button.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { changeSettings } from '../../state/settings.ts';
import { ErrorNote } from '../error-note.tsx';

/** A setting with its name, what v1 called it, what it means, and the way back to what it is by itself. */
export function SettingField<K extends SettingKey>(props: {
  readonly state: SettingsState;
  readonly name: K;
  readonly controlId?: string;
  /** What it may be and what it is by itself, in figures. */
  readonly facts?: string;
  readonly beside?: boolean;
  /** What changes it where a word is wanted first; else it is changed at once. */
  readonly change?: typeof changeSettings;
  readonly children: (value: Settings[K], save: (value: Settings[K]) => void) => ReactNode;
}) {
  const { t } = useTranslation();
  const { state, name, change = changeSettings } = props;
  const key: SettingKey = name;
  const [error, setError] = useState<AppError | null>(null);
  const finish = async (done: ReturnType<typeof changeSettings>) => {
    const changed = await done;
    setError(changed.ok ? null : changed.error);
  };
  const save = (value: Settings[K]) => void finish(change({ set: { [name]: value }, reset: [] }));
  const changed = JSON.stringify(state.settings[name]) !== JSON.stringify(DEFAULT_SETTINGS[name]);
  const v1Name = v1NameOf(name);
  return (
    <SettingRow
      {...(props.controlId !== undefined && { controlId: props.controlId })}
      changed={changed}
      beside={props.beside ?? false}
      label={
        <>
          {t(`setting.${key}`)}
          {v1Name && <code className="v1-name">{v1Name}</code>}
        </>
      }
      note={
        <>
          {t(`setting.${key}.note`)}
          {props.facts && <span className="setting-facts">{props.facts}</span>}
          {error && <ErrorNote error={error} />}
        </>
      }
    >
      {props.children(state.settings[name], save)}
      {changed && (
        <Button
          kind="quiet"
          label={t('settings.resetOne', { name: t(`setting.${key}`) })}
          onClick={() => void finish(change({ set: {}, reset: [name] }))}
        >
          ↺
        </Button>
      )}
    </SettingRow>
  );
}
