/** Whether the parts of the pattern between its `*` stand in the name one after the other. Letters count as they are written. */
export function matchesPattern(name: string, pattern: string): boolean {
  let from = 0;
  for (const part of pattern.split('*')) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
