import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import type { SettingsState } from '../../../shared/ipc/engine/settings-requests.ts';
import type { SettingKey, SettingsChange } from '../../../shared/settings/change.ts';
import { v1NameOf } from '../../../shared/settings/facts.ts';
import type { V1Import } from '../../../shared/settings/v1-import.ts';
import { v1NoteText } from '../../../shared/settings/v1-note-text.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { connected } from '../../state/connection.ts';
import { usePreferences } from '../../state/preferences.ts';
import { changeSettings, undoOf } from '../../state/settings.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';

/** Takes over v1's config.yaml: reads it, shows what it would change and what has no equal, and applies it on a word. */
export function V1Config(props: {
  readonly state: SettingsState;
  /** It was applied; the change given takes it back. */
  readonly onApplied: (undo: SettingsChange) => void;
}) {
  const { t } = useTranslation();
  const [found, setFound] = useState<V1Import | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const choose = async () => {
    const read = await connected().shell.request('chooseV1Config', null);
    setError(read.ok ? null : read.error);
    if (read.ok) setFound(read.value);
  };
  const apply = async (set: V1Import['set']) => {
    const undo = undoOf(props.state, Object.keys(set) as SettingKey[]);
    const changed = await changeSettings({ set, reset: [] });
    setFound(null);
    if (changed.ok) props.onApplied(undo);
    else setError(changed.error);
  };
  return (
    <section className="setting-group">
      <header>
        <h2>{t('v1.title')}</h2>
      </header>
      <div className="setting-row">
        <div className="setting-label">config.yaml</div>
        <div className="setting-control">
          <Button onClick={() => void choose()}>{t('v1.choose')}</Button>
        </div>
        <div className="setting-note">{t('v1.note')}</div>
      </div>
      {error && <ErrorNote error={error} />}
      {found && (
        <Sheet
          title={t('v1.found', { name: isolated(found.fileName) })}
          onClose={() => setFound(null)}
          actions={
            <>
              <Button onClick={() => setFound(null)}>{t('v1.cancel')}</Button>
              <Button kind="primary" focused onClick={() => void apply(found.set)}>
                {t('v1.apply')}
              </Button>
            </>
          }
        >
          <Found found={found} state={props.state} />
        </Sheet>
      )}
    </section>
  );
}

function Found({ found, state }: { readonly found: V1Import; readonly state: SettingsState }) {
  const { t, i18n } = useTranslation();
  const language = usePreferences((preferences) => preferences.language);
  const { plain } = figuresOf(i18n.language);
  const shown = (value: unknown) =>
    value === null ? t('settings.automatic') : typeof value === 'number' ? plain(value) : String(value);
  const taken = Object.entries(found.set) as [SettingKey, unknown][];
  return (
    <>
      {taken.length === 0 ? (
        <p>{t('v1.nothing')}</p>
      ) : (
        <table className="v1-table">
          <thead>
            <tr>
              <th scope="col">{t('v1.key')}</th>
              <th scope="col">{t('v1.setting')}</th>
              <th scope="col">{t('v1.now')}</th>
              <th scope="col">{t('v1.then')}</th>
            </tr>
          </thead>
          <tbody>
            {taken.map(([key, value]) => (
              <tr key={key} data-changed={state.settings[key] !== value}>
                <td>
                  <code>{v1NameOf(key)}</code>
                </td>
                <td>{t(`setting.${key}`)}</td>
                <td className="figure">{shown(state.settings[key])}</td>
                <td className="figure">{shown(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.notes.length > 0 && (
        <section>
          <h2>{t('v1.notes')}</h2>
          <ul className="reasons">
            {found.notes.map(({ note, keys }) => (
              <li key={note}>
                <code>{keys.join(', ')}</code>
                <span>
                  {note === 'recogniser_importable' ||
                  note === 'recogniser_unusable' ||
                  note === 'classifier_importable'
                    ? t(`v1.${note}`)
                    : v1NoteText(note, language)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
