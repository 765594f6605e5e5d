import { keyLabel } from '../keys/key-name.ts';

/** Keys as they are printed on the keyboard, one after the other. They read from left to right in every language. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="key-caps" dir="ltr">
      {keys.map((key) => (
        <kbd key={key}>{keyLabel(key)}</kbd>
      ))}
    </span>
  );
}
