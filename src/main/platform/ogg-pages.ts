import type { FileHandle } from 'node:fs/promises';
import { readAt } from './open-regular-file.ts';

/** One Ogg page without its body. */
export interface OggPage {
  readonly serial: number;
  /** End position in the codec's own unit; null when no packet ends on the page. */
  readonly granule: number | null;
  readonly begins: boolean;
  readonly ends: boolean;
  /** First bytes of the body, at most 64: enough for every identification header. */
  readonly bodyStart: Buffer;
}

/** All that a walk over an Ogg file found. */
export interface OggWalk {
  readonly pages: readonly OggPage[];
  /** Bytes between pages that belong to none. */
  readonly strayBytes: number;
  /** The last page promises more bytes than the file has. */
  readonly cutShort: boolean;
}

const WINDOW_BYTES = 1 << 20;
/** Longest page there can be: 27 + 255 bytes of header, 255 segments of 255 bytes. */
const LONGEST_PAGE = 27 + 255 + 255 * 255;
// One page a second for six hours is 21,600; ten times that is a file made to hurt.
const MOST_PAGES = 500_000;

/** Walks the pages of an Ogg file (RFC 3533), resynchronising after bytes that are no page. Checks no checksum. */
export async function walkOggPages(handle: FileHandle, fileBytes: number): Promise<OggWalk> {
  const pages: OggPage[] = [];
  let strayBytes = 0;
  let window: Buffer = Buffer.alloc(0);
  let windowOffset = 0;
  let at = 0;
  while (at < fileBytes && pages.length < MOST_PAGES) {
    if (at < windowOffset || at + LONGEST_PAGE > windowOffset + window.length) {
      if (windowOffset !== at || window.length === 0) {
        window = await readAt(handle, at, WINDOW_BYTES);
        windowOffset = at;
        if (window.length === 0) break;
      }
    }
    const from = at - windowOffset;
    const start = window.indexOf('OggS', from, 'latin1');
    if (start !== from) {
      // Keep three bytes: they may be the beginning of the mark.
      const next = start < 0 ? Math.max(from + 1, window.length - 3) : start;
      strayBytes += next - from;
      at = windowOffset + next;
      continue;
    }
    const segments = from + 27 <= window.length ? window.readUInt8(from + 26) : null;
    if (segments === null || from + 27 + segments > window.length) return { pages, strayBytes, cutShort: true };
    let bodyBytes = 0;
    for (let i = 0; i < segments; i++) bodyBytes += window.readUInt8(from + 27 + i);
    const body = from + 27 + segments;
    if (body + bodyBytes > window.length) return { pages, strayBytes, cutShort: true };
    const flags = window.readUInt8(from + 5);
    const granule = window.readBigInt64LE(from + 6);
    pages.push({
      serial: window.readUInt32LE(from + 14),
      granule: granule < 0n ? null : Number(granule),
      begins: (flags & 2) !== 0,
      ends: (flags & 4) !== 0,
      bodyStart: Buffer.from(window.subarray(body, body + Math.min(64, bodyBytes))),
    });
    at = windowOffset + body + bodyBytes;
  }
  return { pages, strayBytes, cutShort: false };
}
