import { type KeyWords, keyLabel } from '../keys/key-name.ts';

/** Keys as they are printed on the keyboard, one after the other. They read from left to right in every language. */
export function KeyCaps({ keys, word }: { readonly keys: readonly string[]; readonly word: KeyWords }) {
  return (
    <span className="key-caps" dir="ltr">
      {keys.map((key) => (
        <kbd key={key}>{keyLabel(key, word)}</kbd>
      ))}
    </span>
  );
}
