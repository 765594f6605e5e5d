/** What a number, a key or an object takes beside its content; roughly, as structured clones are written. */
const VALUE_BYTES = 8;

/** Whether a message takes more than so many bytes. Counts no further than that, however large or deep it is. */
export function isLargerThan(message: unknown, mostBytes: number): boolean {
  const open: unknown[] = [message];
  const seen = new Set<object>();
  let bytes = 0;
  while (open.length > 0) {
    const value = open.pop();
    bytes += VALUE_BYTES;
    if (typeof value === 'string') bytes += value.length * 2;
    else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      if (value instanceof Map || value instanceof Set || Array.isArray(value)) {
        // Not `push(...value)`: the arguments of a call are limited too.
        for (const inner of value instanceof Map ? value.entries() : value) {
          open.push(inner);
          if (open.length * VALUE_BYTES > mostBytes) return true;
        }
      } else {
        for (const [key, inner] of Object.entries(value)) open.push(key, inner);
      }
    }
    if (bytes > mostBytes) return true;
  }
  return false;
}
