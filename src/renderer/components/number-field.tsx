import { type KeyboardEvent, useEffect, useState } from 'react';

/**
 * A number that is taken over when the field is left or Enter is pressed; Escape takes back what was typed, arrows go by steps.
 * A comma is as good as a point. What cannot be taken stays, with its reason below.
 */
export function NumberField(props: {
  readonly id: string;
  /** For screen readers, where no label is tied to it by its id. */
  readonly label?: string;
  readonly value: number | null;
  readonly step: number;
  /** In the language of the reader; a number typed the same way is understood. */
  readonly format: (value: number) => string;
  /** Shown in an empty field, which stands for null. */
  readonly empty?: string;
  /** Gives the reason why a number cannot be taken, in words; null: it can. */
  readonly refuse: (value: number | null) => string | null;
  readonly onChange: (value: number | null) => void;
}) {
  const { id, value, step, format, refuse, onChange } = props;
  const shown = value === null ? '' : format(value);
  const [text, setText] = useState(shown);
  const [error, setError] = useState<string | null>(null);
  // What was saved, or taken back, elsewhere is shown here; what is being typed stays until it is.
  useEffect(() => {
    setText(shown);
    setError(null);
  }, [shown]);
  const take = (wanted: number | null) => {
    const reason = refuse(wanted);
    setError(reason);
    if (reason !== null) return;
    setText(wanted === null ? '' : format(wanted));
    if (wanted !== value) onChange(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take(parse(text));
    const up = { ArrowUp: step, ArrowDown: -step }[event.key];
    if (up !== undefined) {
      event.preventDefault();
      take(Math.round(((parse(text) ?? value ?? 0) + up) / step) * step);
    }
    if (event.key === 'Escape' && (text !== shown || error !== null)) {
      event.preventDefault();
      setText(shown);
      setError(null);
    }
  };
  return (
    <>
      <input
        id={id}
        aria-label={props.label}
        className="field number-field figure"
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        placeholder={props.empty}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => take(parse(text))}
        onKeyDown={onKeyDown}
      />
      {error !== null && (
        <span id={`${id}-error`} className="field-error" role="alert">
          {error}
        </span>
      )}
    </>
  );
}

/** Null for nothing; `NaN` for what is no number. */
function parse(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f\u200e\u200f\u061c]/g, '').replace(',', '.');
  if (plain === '') return null;
  return /^-?\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN;
}
