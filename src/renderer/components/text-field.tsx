import { useId, useLayoutEffect, useState } from 'react';

/**
 * A line of text that is taken over when the field is left or Enter is pressed; Escape takes back what was typed. What cannot be
 * taken stays, with its reason below.
 */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly focused?: boolean;
  /** Shown in an empty field. */
  readonly empty?: string;
  /** Names and addresses of machines: written from left to right whatever they begin with. */
  readonly technical?: boolean;
  /** Offered while one types; anything else can be typed as well. */
  readonly suggestions?: readonly string[];
  /** Gives the reason why a text cannot be taken, in words; null: it can. */
  readonly refuse?: (value: string) => string | null;
  readonly onChange: (value: string) => void;
}) {
  const { value, onChange, suggestions } = props;
  const id = useId();
  const [text, setText] = useState(value);
  const [error, setError] = useState<string | null>(null);
  useLayoutEffect(() => {
    setText(value);
    setError(null);
  }, [value]);
  const take = () => {
    const reason = text === value ? null : (props.refuse?.(text) ?? null);
    setError(reason);
    if (text === value || reason !== null) return;
    // Whoever is asked may think better of it: the field shows what holds.
    setText(value);
    onChange(text);
  };
  return (
    <>
      <input
        className="field figure"
        dir={props.technical ? 'ltr' : 'auto'}
        autoComplete="off"
        spellCheck={false}
        aria-label={props.label}
        maxLength={props.longest}
        placeholder={props.empty}
        list={suggestions && `${id}-suggestions`}
        value={text}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        // biome-ignore lint/a11y/noAutofocus: only in a row that was just asked for
        autoFocus={props.focused ?? false}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            // What is opened by it may take the keyboard: the key would go on to its first button.
            event.preventDefault();
            take();
          }
          if (event.key !== 'Escape' || (text === value && error === null)) return;
          event.preventDefault();
          setText(value);
          setError(null);
        }}
      />
      {suggestions && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {error !== null && (
        <span id={`${id}-error`} className="field-error" role="alert">
          {error}
        </span>
      )}
    </>
  );
}
