import type { ReactNode } from 'react';

/** A short fact in a line. */
export function Pill(props: {
  readonly children: ReactNode;
  readonly kind?: 'plain' | 'good' | 'warn' | 'bad' | 'accent';
  /** More about it, for who points at it. */
  readonly title?: string;
}) {
  return (
    <span className={`pill ${props.kind ?? 'plain'}`} title={props.title}>
      {props.children}
    </span>
  );
}
