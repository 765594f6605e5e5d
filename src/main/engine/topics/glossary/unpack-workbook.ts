import * as yauzl from 'yauzl';
import { type AppError, appError } from '../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';

/** Most files in a workbook; one with many pictures and charts has some hundreds. */
const MAX_ENTRIES = 1000;
/** Most a workbook may unpack to, and its largest list of formats. */
const MAX_UNPACKED_BYTES = 48 * 1024 ** 2;
const MAX_STYLES_BYTES = 8 * 1024 ** 2;
/** Rows of equal cells compress some eightyfold; a deflate bomb reaches 1,028. Small parts may be anything. */
const MAX_RATIO = 200;
const SMALL_BYTES = 1024 ** 2;

/** The files of a workbook by their names in its archive, unpacked. */
export type WorkbookParts = ReadonlyMap<string, Buffer>;

/**
 * Unpacks a workbook in memory. The archive's directory is judged before a byte is unpacked, and no file may be larger than
 * the directory says. `too_large`: over a cap; `bad_glossary`: no sound archive, encrypted, or made to blow up.
 */
export async function unpackWorkbook(bytes: Uint8Array): Promise<Result<WorkbookParts, AppError>> {
  let zip: yauzl.ZipFile;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip = await yauzl.fromBufferPromise(buffer);
    const entries: yauzl.Entry[] = [];
    // One more than are allowed is enough to know, however many there are.
    for await (const entry of zip.eachEntry()) if (entries.push(entry) > MAX_ENTRIES) break;
    const refusal = judge(entries, bytes.byteLength);
    if (refusal) return err(refusal);
    const parts = new Map<string, Buffer>();
    for (const entry of entries) if (!entry.fileName.endsWith('/')) parts.set(nameOf(entry), await unpack(zip, entry));
    return ok(parts);
  } catch (error) {
    return err(appError('bad_glossary', `the workbook is damaged: ${(error as Error).message}`));
  }
}

function nameOf(entry: yauzl.Entry): string {
  return entry.fileName.replace(/^\//, '');
}

/** Why the archive is not unpacked, by what its directory says; null when it may be. */
function judge(entries: readonly yauzl.Entry[], archiveBytes: number): AppError | null {
  if (entries.length > MAX_ENTRIES) return appError('too_large', `the workbook has more than ${MAX_ENTRIES} parts`);
  const names = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const name = nameOf(entry);
    if (names.has(name)) return appError('bad_glossary', `the workbook has two parts named ${name}`);
    names.add(name);
    if (entry.isEncrypted())
      return appError('bad_glossary', `${name} is encrypted: save the workbook without password`);
    const size = entry.uncompressedSize;
    total += size;
    if (size > SMALL_BYTES && size > MAX_RATIO * entry.compressedSize)
      return appError('bad_glossary', `${name} unpacks to more than ${MAX_RATIO} times its size`);
    if (name === 'xl/styles.xml' && size > MAX_STYLES_BYTES)
      return appError('too_large', `the workbook's formats take more than ${MAX_STYLES_BYTES / 1024 ** 2} MB`);
  }
  const most = `${MAX_UNPACKED_BYTES / 1024 ** 2} MB`;
  if (total > MAX_UNPACKED_BYTES) return appError('too_large', `the workbook unpacks to more than ${most}`);
  // Files that share their bytes each look innocent.
  if (total > SMALL_BYTES && total > MAX_RATIO * archiveBytes)
    return appError('bad_glossary', `the workbook unpacks to more than ${MAX_RATIO} times its size`);
  return null;
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
  const blocks: Buffer[] = [];
  // The stream fails as soon as there is more than the directory said.
  for await (const block of await zip.openReadStreamPromise(entry)) blocks.push(block as Buffer);
  return Buffer.concat(blocks);
}
