import type { ReactNode } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { withKey } from '../../keys/with-key.ts';
import { useKeyLabel } from '../../state/commands.ts';

/** A button of the player that shows its key. With `pressed` it switches something on and off. */
export function ToggleKey(props: {
  readonly command: CommandId;
  readonly label: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  const key = useKeyLabel(props.command);
  // What is read aloud holds what is seen, or who speaks to the machine cannot name the button.
  const name = key === '' ? props.label : `${props.label} ${key}`;
  return (
    <button
      type="button"
      className="button toggle-key"
      aria-label={name}
      title={withKey(props.label, key)}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      {props.children} <KeyCap name={key} />
    </button>
  );
}
