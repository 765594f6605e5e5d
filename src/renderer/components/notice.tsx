import type { ReactNode } from 'react';

/** What was just done, in a line that is also read out. Empty when there is nothing to say. */
export function Notice(props: { readonly text: string | null; readonly action?: ReactNode }) {
  return (
    <div className="notice" role="status">
      {props.text !== null && (
        <p>
          <span>{props.text}</span>
          {props.action}
        </p>
      )}
    </div>
  );
}
