import type { ReactNode } from 'react';

/** A line of a form: what it is about at the reading start, what can be done beside it, more about it below. */
export function SettingRow(props: {
  readonly label: ReactNode;
  readonly children: ReactNode;
  /** What it does, in a sentence or two. */
  readonly note?: ReactNode;
  /** Ties the label to a control that has none of its own. */
  readonly controlId?: string;
  /** It is not as it is by itself. */
  readonly changed?: boolean;
  /** The note stands beside a narrow control, not below it. */
  readonly beside?: boolean;
}) {
  return (
    <div className={props.beside ? 'setting-row beside' : 'setting-row'} data-changed={props.changed ?? false}>
      {props.controlId ? (
        <label className="setting-label" htmlFor={props.controlId}>
          {props.label}
        </label>
      ) : (
        <div className="setting-label">{props.label}</div>
      )}
      <div className="setting-control">{props.children}</div>
      {props.note && <div className="setting-note">{props.note}</div>}
    </div>
  );
}
