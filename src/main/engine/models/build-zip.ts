import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive for tests, with every way to lie about it. */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly content?: Buffer | string;
  readonly deflate?: boolean;
  readonly unixMode?: number;
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  readonly encrypted?: boolean;
  /** Points at the data of the first entry instead of at its own. */
  readonly sharesFirst?: boolean;
}

/** Writes a zip (PKWARE APPNOTE 6.3: local headers, then the directory) exactly as told, sane or not. */
export function buildZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let first: { offset: number; stored: Buffer } | null = null;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content ?? '');
    const own = entry.deflate ? deflateRawSync(content) : content;
    const stored: Buffer = entry.sharesFirst && first ? first.stored : own;
    // Version 2.0, UTF-8 names, made on Unix.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (entry.encrypted ? 1 : 0), 2);
    common.writeUInt16LE(entry.deflate ? 8 : 0, 4);
    common.writeUInt32LE(entry.claimedCrc ?? crc32(content), 10);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(entry.claimedBytes ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const central = Buffer.alloc(20);
    central.writeUInt32LE(((entry.unixMode ?? 0o100644) << 16) >>> 0, 10);
    central.writeUInt32LE(entry.sharesFirst && first ? first.offset : offset, 14);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, central.subarray(4, 18), name);
    if (entry.sharesFirst && first) continue;
    first ??= { offset, stored };
    const local = [Buffer.from('PK\x03\x04', 'latin1'), common, name, stored];
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directoryBytes, end]);
}
