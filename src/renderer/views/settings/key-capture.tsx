import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keyName } from '../../keys/key-name.ts';

/** Waits for the key that a command is to have. Escape and looking elsewhere end the waiting: Escape is the way out everywhere. */
export function KeyCapture(props: {
  /** Of the command. */
  readonly name: string;
  readonly onStruck: (key: string) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyName(event.nativeEvent);
    // Nothing else may obey it meanwhile.
    event.preventDefault();
    event.stopPropagation();
    if (key === null) return;
    if (key === 'Escape') props.onCancel();
    else props.onStruck(key);
  };
  return (
    <button
      type="button"
      className="button key-capture"
      aria-label={t('keys.waitingFor', { name: props.name })}
      // biome-ignore lint/a11y/noAutofocus: it was just asked for, to take the next key
      autoFocus
      onKeyDown={onKeyDown}
      onBlur={props.onCancel}
    >
      {t('keys.waiting')}
    </button>
  );
}
