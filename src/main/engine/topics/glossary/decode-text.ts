/**
 * The text of a file that does not say how it is written: by its byte order mark, as UTF-16 by the zeros of its spaces and
 * separators, as UTF-8 if it is sound UTF-8, or else as Windows-1252, as Excel saves "CSV" in French.
 * Null: it is no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  const start = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // In UTF-16 the upper byte of every space, digit and separator is zero, and no lower byte is.
  if (even + odd > 0) {
    if (even === 0 && odd >= start.length / 40) return decode(bytes, 'utf-16le');
    if (odd === 0 && even >= start.length / 40) return decode(bytes, 'utf-16be');
    return null;
  }
  return decode(bytes, 'utf-8', true) ?? decode(bytes, 'windows-1252');
}

function decode(bytes: Uint8Array, encoding: string, fatal = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}
