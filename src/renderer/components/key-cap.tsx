/** The key of a command beside its name; nothing for a command that has none. */
export function KeyCap({ name }: { readonly name: string }) {
  return name === '' ? null : <kbd dir="ltr">{name}</kbd>;
}
