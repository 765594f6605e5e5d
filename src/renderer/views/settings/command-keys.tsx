import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId, OwnKeys } from '../../../shared/commands.ts';
import { Button } from '../../components/button.tsx';
import { keyLabel } from '../../keys/key-name.ts';
import { type Clash, clashOf, giveKey, MOST_KEYS, takeKey } from '../../keys/own-keys.ts';
import { KeyCapture } from './key-capture.tsx';

/** The keys of a command, each of which can be taken away, and the way to one more. */
export function CommandKeys(props: {
  readonly command: CommandId;
  readonly keys: readonly string[];
  readonly own: OwnKeys;
  readonly onChange: (own: OwnKeys) => void;
}) {
  const { t } = useTranslation();
  const { command, keys, own, onChange } = props;
  const [listening, setListening] = useState(false);
  const [wanted, setWanted] = useState<{ readonly key: string; readonly clash: Clash } | null>(null);
  const name = t(`command.${command}`);
  const struck = (key: string) => {
    setListening(false);
    const clash = clashOf(command, key, own);
    setWanted(clash && { key, clash });
    if (!clash) onChange(giveKey(command, key, own));
  };
  return (
    <div className="command-keys">
      {keys.map((key) => (
        <span key={key} className="key-chip">
          <kbd dir="ltr">{keyLabel(key, t)}</kbd>
          <button
            type="button"
            aria-label={t('keys.remove', { key: keyLabel(key, t), name })}
            title={t('keys.remove', { key: keyLabel(key, t), name })}
            onClick={() => onChange(takeKey(command, key, own))}
          >
            ×
          </button>
        </span>
      ))}
      {keys.length === 0 && !listening && <span className="faint">{t('keys.none')}</span>}
      {listening ? (
        <KeyCapture name={name} onStruck={struck} onCancel={() => setListening(false)} />
      ) : (
        keys.length < MOST_KEYS && (
          <Button kind="quiet" label={t('keys.add', { name })} onClick={() => setListening(true)}>
            +
          </Button>
        )
      )}
      {wanted && (
        <ClashNote
          clash={wanted.clash}
          keyName={wanted.key}
          onMove={() => {
            onChange(giveKey(command, wanted.key, own));
            setWanted(null);
          }}
          onLeave={() => setWanted(null)}
        />
      )}
    </div>
  );
}

function ClashNote(props: {
  readonly clash: Clash;
  readonly keyName: string;
  readonly onMove: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation();
  const { clash, keyName } = props;
  const key = `\u2066${keyLabel(keyName, t)}\u2069`;
  return (
    <div className="hint" role="alert">
      {'command' in clash
        ? t('keys.clash', { key, name: t(`command.${clash.command}`) })
        : t('keys.clashFixed', { key, name: t(`fixedKey.${clash.fixed}`) })}
      {'command' in clash && (
        <Button focused onClick={props.onMove}>
          {t('keys.move')}
        </Button>
      )}
      <Button kind="quiet" focused={'fixed' in clash} onClick={props.onLeave}>
        {t('keys.leave')}
      </Button>
    </div>
  );
}
