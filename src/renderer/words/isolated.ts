/** A name that keeps its own direction inside a sentence of the other one. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
