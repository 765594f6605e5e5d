import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOggHeader } from './ogg-header.ts';

const BEGINS = 2;
const ENDS = 4;

/** One page of one packet, as RFC 3533 lays it out; its checksum is left at 0. */
function page(flags: number, granule: number, body: Buffer): Buffer {
  const header = Buffer.alloc(28);
  header.write('OggS', 'latin1');
  header.writeUInt8(flags, 5);
  header.writeBigInt64LE(BigInt(granule), 6);
  header.writeUInt8(1, 26);
  header.writeUInt8(body.length, 27);
  return Buffer.concat([header, body]);
}

function opusHead(channels: number): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 'latin1');
  head.writeUInt8(1, 8);
  head.writeUInt8(channels, 9);
  head.writeUInt16LE(312, 10);
  head.writeUInt32LE(48_000, 12);
  return head;
}

/** A stream of `packets` packets of 20 ms, each on a page of its own. */
function opusStream(channels: number, packets: number): Buffer {
  const silence = Buffer.from([0xf8, 0xff, 0xfe]);
  const pages = Array.from({ length: packets }, (_, i) =>
    page(i + 1 === packets ? ENDS : 0, (i + 1) * 960 + 312, silence),
  );
  return Buffer.concat([page(BEGINS, 0, opusHead(channels)), page(0, 0, Buffer.from('OpusTags')), ...pages]);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabra-ogg-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function header(bytes: Buffer) {
  const path = join(folder, 'a.ogg');
  writeFileSync(path, bytes);
  const handle = await open(path);
  try {
    return await readOggHeader(handle, bytes.length);
  } finally {
    await handle.close();
  }
}

describe('the header of an Ogg file', () => {
  it('claims the whole of four hours with a page for each packet', async () => {
    const found = await header(opusStream(2, 4 * 3600 * 50));
    expect(found).toEqual({
      ok: true,
      value: { codec: 'opus', rateHz: 48_000, channels: 2, claimedS: 4 * 3600, findings: [] },
    });
  });

  it('claims nothing when there are more pages than are walked', async () => {
    const rest = Buffer.alloc(2_500_000 * 28, page(0, 960, Buffer.alloc(0)));
    const found = await header(Buffer.concat([opusStream(1, 10), rest]));
    expect(found).toMatchObject({ ok: true, value: { claimedS: null, findings: [] } });
  });

  it('sums the links of a chained file and says when their layout changes', async () => {
    const found = await header(Buffer.concat([opusStream(1, 50), opusStream(2, 100)]));
    expect(found).toMatchObject({
      ok: true,
      value: { channels: 1, claimedS: 3, findings: [{ flag: 'layout_changes', detail: '1, 2 channels in turn' }] },
    });
  });

  it('marks a file that ends inside a page or without an end mark', async () => {
    const whole = opusStream(1, 50);
    expect(await header(whole.subarray(0, -2))).toMatchObject({
      ok: true,
      value: { claimedS: 0.98, findings: [{ detail: 'the file ends inside a page' }] },
    });
    expect(await header(whole.subarray(0, -31))).toMatchObject({
      ok: true,
      value: { claimedS: 0.98, findings: [{ detail: 'the stream has no end mark: the rest is missing' }] },
    });
  });

  it('finds pages again after bytes that are none', async () => {
    const [first, second] = [opusStream(1, 50), opusStream(1, 50)];
    const found = await header(Buffer.concat([first, Buffer.alloc(3_000_000, 'Ogg'), second]));
    expect(found).toMatchObject({ ok: true, value: { claimedS: 2 } });
  });
});
