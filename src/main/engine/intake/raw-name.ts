import { isUtf8 } from 'node:buffer';

/** A path as text. Where its bytes are not UTF-8, each of them that is not plain ASCII is written `\xNN`. */
export function displayBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return [...bytes]
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`))
    .join('');
}

/** The bytes where text would not lead back to them; null for ordinary paths. */
export function bytesIfNotText(bytes: Buffer): Buffer | null {
  return isUtf8(bytes) ? null : bytes;
}
