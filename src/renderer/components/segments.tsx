import { useId } from 'react';

/** A choice out of two to five, all of them seen: arrow keys go from one to the next. */
export function Segments<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="segments" aria-label={props.label}>
      {props.options.map(([value, label]) => (
        <label key={value} className="segment">
          <input type="radio" name={name} checked={value === props.value} onChange={() => props.onChange(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
