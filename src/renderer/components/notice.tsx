import type { ReactNode } from 'react';

/** What was just done, in a line that is also read out. Empty when there is nothing to say. */
export function Notice(props: {
  readonly text: string | null;
  readonly action?: ReactNode;
  /** Somebody is on it, by mouse or keyboard, or no more. */
  readonly onHold: (held: boolean) => void;
}) {
  const hold = () => props.onHold(true);
  const letGo = () => props.onHold(false);
  return (
    <div className="notice" role="status">
      {props.text !== null && (
        <p onMouseEnter={hold} onMouseLeave={letGo} onFocus={hold} onBlur={letGo}>
          <span>{props.text}</span>
          {props.action}
        </p>
      )}
    </div>
  );
}
