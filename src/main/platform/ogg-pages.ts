import type { FileHandle } from 'node:fs/promises';
import { readAt } from './open-regular-file.ts';

/** One Ogg page without its body. */
export interface OggPage {
  readonly serial: number;
  /** End position in the codec's own unit; null when no packet ends on the page. */
  readonly granule: number | null;
  readonly begins: boolean;
  readonly ends: boolean;
  /** First bytes of the body, at most 64: enough for every identification header. A view: not to be kept. */
  readonly bodyStart: Buffer;
}

/**
 * How a walk ended. `cut_short`: the last page promises more bytes than the file has. `too_many_pages`: the walk was
 * given up, so what the pages told is no more than a beginning.
 */
export type OggWalkEnd = 'whole' | 'cut_short' | 'too_many_pages';

const WINDOW_BYTES = 1 << 20;
/** Longest page there can be: 27 + 255 bytes of header, 255 segments of 255 bytes. */
const LONGEST_PAGE = 27 + 255 + 255 * 255;
// Recorders of live calls write a page for each packet of 20 ms: 1,080,000 in six hours. More than twice that takes
// seconds to walk and says nothing of a call.
const MOST_PAGES = 2_400_000;

/**
 * Walks the pages of an Ogg file (RFC 3533) and shows each to `visit`; keeps none. Resynchronises after bytes that are
 * no page. Checks no checksum.
 */
export async function walkOggPages(
  handle: FileHandle,
  fileBytes: number,
  visit: (page: OggPage) => void,
): Promise<OggWalkEnd> {
  let pages = 0;
  let window: Buffer = Buffer.alloc(0);
  let windowOffset = 0;
  let at = 0;
  while (at < fileBytes) {
    const windowEnd = windowOffset + window.length;
    if (at + LONGEST_PAGE > windowEnd && windowEnd < fileBytes) {
      window = await readAt(handle, at, WINDOW_BYTES);
      windowOffset = at;
      if (window.length === 0) return 'cut_short';
    }
    const from = at - windowOffset;
    const start = window.indexOf('OggS', from, 'latin1');
    if (start !== from) {
      // Keep three bytes: they may be the beginning of the mark.
      at = windowOffset + (start < 0 ? Math.max(from + 1, window.length - 3) : start);
      continue;
    }
    const segments = from + 27 <= window.length ? window.readUInt8(from + 26) : null;
    if (segments === null || from + 27 + segments > window.length) return 'cut_short';
    let bodyBytes = 0;
    for (let i = 0; i < segments; i++) bodyBytes += window.readUInt8(from + 27 + i);
    const body = from + 27 + segments;
    if (body + bodyBytes > window.length) return 'cut_short';
    if (++pages > MOST_PAGES) return 'too_many_pages';
    const flags = window.readUInt8(from + 5);
    const granule = window.readBigInt64LE(from + 6);
    visit({
      serial: window.readUInt32LE(from + 14),
      granule: granule < 0n ? null : Number(granule),
      begins: (flags & 2) !== 0,
      ends: (flags & 4) !== 0,
      bodyStart: window.subarray(body, body + Math.min(64, bodyBytes)),
    });
    at = windowOffset + body + bodyBytes;
  }
  return 'whole';
}
