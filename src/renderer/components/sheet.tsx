import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** A sheet over the view that wants an answer. Escape closes it; the keyboard then is where it was before. */
export function Sheet(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** For what is looked over rather than read. */
  readonly wide?: boolean;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still on the page: so the browser gives the keyboard back to whom it was taken from.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Not what scrolls, but what can be done: the wish of a button wins, else the first action.
    if (!shown?.querySelector('[autofocus]')) shown?.querySelector<HTMLElement>('.sheet-actions button')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={props.wide ? 'sheet wide' : 'sheet'}
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <h1>{props.title}</h1>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is longer than the sheet */}
      <section className="sheet-body" aria-label={props.title} tabIndex={0}>
        {props.children}
      </section>
      <div className="sheet-actions">{props.actions}</div>
    </dialog>
  );
}
