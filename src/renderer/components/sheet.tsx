import { type ReactNode, useEffect, useRef } from 'react';

/** A sheet over the view that wants an answer. Escape closes it. */
export function Sheet(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <h1>{props.title}</h1>
      <div className="sheet-body">{props.children}</div>
      <div className="sheet-actions">{props.actions}</div>
    </dialog>
  );
}
