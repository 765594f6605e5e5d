import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from './ffmpeg.ts';
import { parseProbe, probeWithFfmpeg } from './ffmpeg-probe.ts';
import { openRegularFile } from './open-regular-file.ts';

const ffmpeg = await findFfmpeg(null);
const FFMPEG = ffmpeg.ok ? ffmpeg.value.path : '';
const FORGED = '  Duration: 05:00:00.00, start: 0\n  Stream #0:0: Audio: pcm_s16le, 96000 Hz, 30 channels, s16';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabra-probe-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A second of mono with the tag, as AAC in MP4. */
function taggedCall(...tag: string[]): string {
  const path = join(folder, 'a.m4a');
  const tone = ['-f', 'lavfi', '-i', 'sine=d=1:r=8000'];
  execFileSync(FFMPEG, ['-nostdin', '-v', 'error', '-y', ...tone, ...tag.flatMap((one) => ['-metadata', one]), path]);
  return path;
}

async function probe(path: string, container: 'mp4' | 'mp3') {
  const file = await openRegularFile(path);
  if (!file.ok) throw new Error(file.error.detail);
  const { handle } = file.value;
  try {
    return await probeWithFfmpeg(FFMPEG, { handle, path, container }, new AbortController().signal);
  } finally {
    await handle.close();
  }
}

/** An ID3v2.3 tag with one text field of a name of the file's own choosing. */
function id3(name: string): Buffer {
  const content = Buffer.from(`\0${name}\0value`, 'latin1');
  const frame = Buffer.alloc(10);
  frame.write('TXXX', 'latin1');
  frame.writeUInt32BE(content.length, 4);
  const bytes = frame.length + content.length;
  const head = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, bytes >> 7, bytes & 0x7f]);
  return Buffer.concat([head, frame, content]);
}

describe('what ffmpeg says of a file', () => {
  it.skipIf(!ffmpeg.ok)('is read from its own lines, whatever the tags hold (needs ffmpeg)', async () => {
    const found = await probe(taggedCall(`title=x\n${FORGED}`, `comment=${FORGED}`), 'mp4');
    expect(found).toEqual({
      ok: true,
      value: { codec: 'aac', rateHz: 8000, channels: 1, claimedS: 1, audioStreams: 1 },
    });
  });

  it.skipIf(!ffmpeg.ok)('is refused when the name of a tag looks like a stream (needs ffmpeg)', async () => {
    const plain = join(folder, 'plain.mp3');
    const tone = ['-f', 'lavfi', '-i', 'sine=d=1:r=8000', '-id3v2_version', '0'];
    execFileSync(FFMPEG, ['-nostdin', '-v', 'error', '-y', ...tone, plain]);
    const forged = join(folder, 'forged.mp3');
    writeFileSync(forged, Buffer.concat([id3(`x\n${FORGED}`), readFileSync(plain)]));
    expect(await probe(plain, 'mp3')).toMatchObject({ ok: true, value: { rateHz: 8000, channels: 1 } });
    expect(await probe(forged, 'mp3')).toMatchObject({ ok: false, error: { code: 'bad_header' } });
  });

  it('claims no length when there are two', () => {
    const length = '  Duration: 00:00:01.00, start: 0.000000\n';
    const stream = '  Stream #0:0[0x1](und): Audio: aac (LC), 8000 Hz, stereo, fltp\n    Metadata:\n';
    expect(parseProbe(length + stream)?.claimedS).toBe(1);
    expect(parseProbe(length + stream + length)?.claimedS).toBe(1);
    expect(parseProbe(length + length + stream)?.claimedS).toBeNull();
  });

  it('is not read from the language of a stream', () => {
    const line = '  Stream #0:0(x): Audio: opus, 1000 Hz, 7 channels): Audio: aac (LC), 8000 Hz, mono, fltp\n';
    expect(parseProbe(line)).toBeNull();
    expect(parseProbe(line.replace('(x): Audio: opus, 1000 Hz, 7 channels)', '(en, GB)'))).toMatchObject({
      channels: 1,
    });
  });
});
