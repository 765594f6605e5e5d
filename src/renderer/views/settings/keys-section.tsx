import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandId, keysOf, type OwnKeys } from '../../../shared/commands.ts';
import { Button } from '../../components/button.tsx';
import { KeyCaps } from '../../components/key-caps.tsx';
import { commandsOf, fixedOf, KEY_PLACES } from '../../keys/command-places.ts';
import { restoreKeys } from '../../keys/own-keys.ts';
import { changePreferences, usePreferences } from '../../state/preferences.ts';
import { CommandKeys } from './command-keys.tsx';

/** The keys of every command, to be changed; and those that are fixed. */
export function KeysSection() {
  const { t } = useTranslation();
  const own = usePreferences(({ keys }) => keys);
  const [undo, setUndo] = useState<OwnKeys | null>(null);
  const save = (keys: OwnKeys) => {
    setUndo(null);
    void changePreferences({ keys });
  };
  const restoreAll = () => {
    void changePreferences({ keys: {} });
    setUndo(own);
  };
  return (
    <>
      <p className="note">{t('keys.note')}</p>
      <p className="actions">
        <Button disabled={Object.keys(own).length === 0} onClick={restoreAll}>
          {t('keys.restoreAll')}
        </Button>
        {undo && (
          <span className="hint" role="status">
            {t('settings.wasReset')}{' '}
            <Button kind="quiet" onClick={() => save(undo)}>
              {t('settings.undo')}
            </Button>
          </span>
        )}
      </p>
      {KEY_PLACES.map((place) => (
        <section key={place} className="setting-group" aria-labelledby={`keys-${place}`}>
          <header>
            <h2 id={`keys-${place}`}>{t(`keys.place.${place}`)}</h2>
          </header>
          {commandsOf(place).map((command) => (
            <CommandRow key={command} command={command} own={own} onChange={save} />
          ))}
          {fixedOf(place).map(({ id, keys }) => (
            <div key={id} className="key-row">
              <span>{t(`fixedKey.${id}`)}</span>
              <KeyCaps keys={keys} word={t} />
              <span className="faint">{t('keys.fixed')}</span>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

function CommandRow(props: {
  readonly command: CommandId;
  readonly own: OwnKeys;
  readonly onChange: (own: OwnKeys) => void;
}) {
  const { t } = useTranslation();
  const { command, own, onChange } = props;
  const name = t(`command.${command}`);
  const changed = own[command] !== undefined;
  return (
    <div className="key-row" data-changed={changed}>
      <span>{name}</span>
      <CommandKeys command={command} keys={keysOf(command, own)} own={own} onChange={onChange} />
      {changed && (
        <Button
          kind="quiet"
          label={t('settings.resetOne', { name })}
          onClick={() => onChange(restoreKeys(command, own))}
        >
          ↺
        </Button>
      )}
    </div>
  );
}
