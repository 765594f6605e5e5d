/**
 * A body of JSON laid out to be read: indented, and with a break after each `\n` of its texts, which stays. One that is no JSON, or cut off
 * in the middle, is given as it is.
 */
export function laidOutBody(body: string): string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return body;
  }
  // Escapes are read one after the other, so that a backslash of its own is no part of the next one.
  return JSON.stringify(value, null, 2).replace(/\\./g, (sign) => (sign === '\\n' ? '\\n\n' : sign));
}
