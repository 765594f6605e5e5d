import type { ReactNode } from 'react';

/** A push button. `primary`: the one thing to do here; `quiet`: looks like text until it is pointed at. */
export function Button(props: {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'round';
  /** For screen readers, where the content is a sign. */
  readonly label?: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly focused?: boolean;
  /** More about it for who points at it: why it cannot be pushed now. */
  readonly hint?: string | null;
}) {
  const { kind = 'plain' } = props;
  return (
    <button
      type="button"
      className={`button ${kind}`}
      onClick={props.onClick}
      disabled={props.disabled ?? false}
      aria-label={props.label}
      aria-pressed={props.pressed}
      title={props.hint ?? props.label}
      // biome-ignore lint/a11y/noAutofocus: only in a dialog, whose first action takes the keyboard over
      autoFocus={props.focused ?? false}
      ref={props.focused ? takesFocus : null}
    >
      {props.children}
    </button>
  );
}

/** React focuses when it draws; a dialog that is opened later looks for the attribute, which React leaves out. */
export function takesFocus(control: HTMLElement | null): void {
  control?.setAttribute('autofocus', '');
}
