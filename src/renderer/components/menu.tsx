import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A button that opens a small panel under it. The panel closes on Escape, which gives the keyboard back to the button, and when
 * the keyboard or a click goes elsewhere.
 */
export function Menu(props: {
  readonly label: ReactNode;
  /** For screen readers. */
  readonly title: string;
  readonly kind?: 'plain' | 'primary';
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
    root.current
      ?.querySelector<HTMLElement>('.menu-panel [data-first], .menu-panel input, .menu-panel button')
      ?.focus();
    const close = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) onOpen(false);
    };
    window.addEventListener('pointerdown', close);
    return () => {
      window.removeEventListener('pointerdown', close);
      // What was chosen is gone with the panel: the keyboard goes back to where it came from.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [open, onOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to what happens to the controls in it
    <div
      ref={root}
      className="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        onOpen(false);
        button.current?.focus();
      }}
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
