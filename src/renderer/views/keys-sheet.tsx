import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../shared/commands.ts';
import { Button } from '../components/button.tsx';
import { KeyCaps } from '../components/key-caps.tsx';
import { Sheet } from '../components/sheet.tsx';
import { commandsOf, fixedOf, KEY_PLACES } from '../keys/command-places.ts';
import { useCommands } from '../state/commands.ts';
import { openSettings } from '../state/place.ts';
import { usePreferences } from '../state/preferences.ts';

/** Shows, when it is asked for, every key that does something, by the place where it does. */
export function KeysSheet() {
  const [shown, setShown] = useState(false);
  useCommands({ keys: () => setShown(true) });
  return shown && <AllKeys onClose={() => setShown(false)} />;
}

function AllKeys({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const own = usePreferences(({ keys }) => keys);
  const edit = () => {
    onClose();
    openSettings('keys');
  };
  return (
    <Sheet
      title={t('keys.title')}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={edit}>{t('keys.edit')}</Button>
          <Button kind="primary" focused onClick={onClose}>
            {t('keys.close')}
          </Button>
        </>
      }
    >
      <div className="all-keys">
        {KEY_PLACES.map((place) => (
          <section key={place}>
            <h2>{t(`keys.place.${place}`)}</h2>
            <dl>
              {commandsOf(place)
                .filter((command) => keysOf(command, own).length > 0)
                .map((command) => (
                  <div key={command}>
                    <dt>{t(`command.${command}`)}</dt>
                    <dd>
                      <KeyCaps keys={keysOf(command, own)} word={t} />
                    </dd>
                  </div>
                ))}
              {fixedOf(place).map(({ id, keys }) => (
                <div key={id}>
                  <dt>{t(`fixedKey.${id}`)}</dt>
                  <dd>
                    <KeyCaps keys={keys} word={t} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
