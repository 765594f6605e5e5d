import { useEffect, useRef, useState } from 'react';
import type { CellMove } from './line-table.tsx';

/**
 * A cell while it is edited: Enter keeps what was typed and goes below, Tab to the next cell, Shift+Enter begins a new line, Escape
 * leaves it as it was. Leaving it by mouse keeps what was typed.
 */
export function CellEditor(props: {
  readonly label: string;
  readonly text: string;
  /** It may hold several lines. */
  readonly several: boolean;
  readonly hint: string | null;
  /** Text null: as it was. */
  readonly onLeave: (text: string | null, move: CellMove) => void;
}) {
  const { onLeave, several } = props;
  const [text, setText] = useState(props.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const left = useRef(false);
  useEffect(() => {
    const shown = field.current;
    shown?.focus();
    shown?.setSelectionRange(shown.value.length, shown.value.length);
  }, []);
  const leave = (kept: string | null, move: CellMove) => {
    // Taking the field away blurs it, which is no second leaving.
    if (left.current) return;
    left.current = true;
    onLeave(kept, move);
  };
  return (
    <>
      <textarea
        ref={field}
        className="cell-editor"
        dir="auto"
        aria-label={props.label}
        value={text}
        rows={Math.max(several ? 2 : 1, text.split('\n').length)}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => leave(text, 'elsewhere')}
        onKeyDown={(event) => {
          const { key, shiftKey, altKey, nativeEvent } = event;
          // Enter that chooses among suggestions of an input method is its own.
          if (altKey || nativeEvent.isComposing) return;
          if (key === 'Enter' && !(shiftKey && several)) leave(text, 'below');
          else if (key === 'Tab') leave(text, shiftKey ? 'previous' : 'next');
          else if (key === 'Escape') leave(null, 'stay');
          else return;
          event.preventDefault();
        }}
      />
      {props.hint !== null && <p className="note cell-hint">{props.hint}</p>}
    </>
  );
}
