import { useEffect, useState } from 'react';

/** A line of text that is taken over when the field is left or Enter is pressed; Escape takes back what was typed. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly focused?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const take = () => {
    if (text !== value) onChange(text);
  };
  return (
    <input
      className="field figure"
      dir="auto"
      autoComplete="off"
      aria-label={props.label}
      maxLength={props.longest}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: only in a row that was just asked for
      autoFocus={props.focused ?? false}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key !== 'Escape' || text === value) return;
        event.preventDefault();
        setText(value);
      }}
    />
  );
}
