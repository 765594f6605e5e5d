/** The name of a control with the key that does the same, for who points at it; the name alone when there is no key. */
export function withKey(name: string, key: string): string {
  return key === '' ? name : `${name} (${key})`;
}
