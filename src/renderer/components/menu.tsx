import { type ReactNode, useEffect, useRef } from 'react';

/** What takes the keyboard when a panel opens: what asks for it, else its first control; of a choice, what is chosen. */
const FIRST = ['[data-first]', 'input:not([type="radio"])', 'input:checked', 'button', 'select']
  .map((control) => `.menu-panel ${control}`)
  .join();

/**
 * A button that opens a small panel under it. The panel closes on Escape, which gives the keyboard back to the button, and when
 * the keyboard or a click goes elsewhere. While it is open the keys are its own: see `listenToKeys`.
 */
export function Menu(props: {
  readonly label: ReactNode;
  /** For screen readers. */
  readonly title: string;
  readonly kind?: 'plain' | 'primary' | 'bare';
  /** The label is a sign, which `title` names. */
  readonly sign?: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  const { open, onOpen } = props;
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    root.current?.querySelector<HTMLElement>(FIRST)?.focus();
    const close = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) onOpen(false);
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onOpen(false);
      button.current?.focus();
    };
    window.addEventListener('pointerdown', close);
    // Wherever the focus is: a click on the panel's ground leaves it nowhere.
    window.addEventListener('keydown', closeByKey, true);
    return () => {
      window.removeEventListener('pointerdown', close);
      window.removeEventListener('keydown', closeByKey, true);
      // What was chosen is gone with the panel: the keyboard goes back to where it came from.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [open, onOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to what happens to the controls in it
    <div
      ref={root}
      className="menu"
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) onOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={`button ${props.kind ?? 'plain'}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={props.sign ? props.title : undefined}
        title={props.sign ? props.title : undefined}
        onClick={() => onOpen(!open)}
      >
        {props.label}
      </button>
      {open && (
        <div className="menu-panel" role="dialog" aria-label={props.title}>
          {props.children}
        </div>
      )}
    </div>
  );
}
