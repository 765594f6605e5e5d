import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import type { SettingKey, SettingsChange } from '../../../shared/settings/change.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/facts.ts';
import { Button } from '../../components/button.tsx';
import { changeSettings, undoOf } from '../../state/settings.ts';

/** A part of a section, whose settings are taken back to their defaults together. */
export function SettingGroup(props: {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly SettingKey[];
  readonly state: SettingsState;
  readonly onReset: (keys: readonly SettingKey[]) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const { id, keys, state } = props;
  const changed = keys.some((key) => JSON.stringify(state.settings[key]) !== JSON.stringify(DEFAULT_SETTINGS[key]));
  return (
    <section className="setting-group" aria-labelledby={`group-${id}`}>
      <header>
        <h2 id={`group-${id}`}>{props.title}</h2>
        {changed && (
          <Button kind="quiet" onClick={() => props.onReset(keys)}>
            ↺ {t('settings.resetAll')}
          </Button>
        )}
      </header>
      {props.children}
    </section>
  );
}

/** Takes settings back to their defaults, and offers the way back from that in `hint`. `change`: see `SettingField`. */
export function useTakeBack(state: SettingsState | null, change: typeof changeSettings = changeSettings) {
  const { t } = useTranslation();
  const [undo, setUndo] = useState<SettingsChange | null>(null);
  const takeBack = (keys: readonly SettingKey[]) => {
    if (!state) return;
    setUndo(undoOf(state, keys));
    void change({ set: {}, reset: [...keys] });
  };
  const hint = undo && (
    <p className="hint" role="status">
      {t('settings.wasReset')}{' '}
      <Button
        kind="quiet"
        onClick={() => {
          void change(undo);
          setUndo(null);
        }}
      >
        {t('settings.undo')}
      </Button>
    </p>
  );
  return { takeBack, hint, setUndo };
}
