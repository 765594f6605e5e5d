/** A path as bytes, as people read it, and as the analyzer is told. */
export interface DisplayPath {
  /** The path; where its bytes are not UTF-8, those bytes as `\xNN`. */
  readonly path: string;
  /** Base64 of the bytes; null when `path` says it exactly. */
  readonly pathBytes: string | null;
}

/** Reads a path kept as bytes. */
export function displayOf(bytes: Uint8Array): DisplayPath {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const path = buffer.toString('utf8');
  if (Buffer.from(path, 'utf8').equals(buffer)) return { path, pathBytes: null };
  return { path: escapeInvalid(buffer), pathBytes: buffer.toString('base64') };
}

function escapeInvalid(buffer: Buffer): string {
  // One byte at a time is enough for a name, and needs no decoder of our own.
  let shown = '';
  for (let at = 0; at < buffer.length; ) {
    const length = [1, 2, 3, 4].find((n) => {
      const piece = buffer.subarray(at, at + n);
      return piece.length === n && Buffer.from(piece.toString('utf8'), 'utf8').equals(piece);
    });
    const byte = buffer[at] ?? 0;
    shown += length ? buffer.toString('utf8', at, at + length) : `\\x${byte.toString(16).padStart(2, '0')}`;
    at += length ?? 1;
  }
  return shown;
}
