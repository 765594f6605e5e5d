import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identify } from './identify.ts';
import { type CandidateFile, scanFolder } from './scan-folder.ts';

const signal = new AbortController().signal;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabra-scan-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What a scan finds as `name` or `name: code`, in its order. */
async function namesIn(root: string, recursive = true, mostFiles = 100): Promise<string[]> {
  const items = await scanFolder(root, { recursive, signal, mostFiles });
  if (!items.ok) return [items.error.code];
  const names: string[] = [];
  for await (const item of items.value)
    names.push(item.kind === 'candidate' ? item.file.fileName : `${item.fileName}: ${item.error.code}`);
  return names;
}

async function candidatesIn(root: string): Promise<CandidateFile[]> {
  const items = await scanFolder(root, { recursive: true, signal });
  const files: CandidateFile[] = [];
  if (items.ok) for await (const item of items.value) if (item.kind === 'candidate') files.push(item.file);
  return files;
}

describe('scanning', () => {
  it('gives files and reasons in the order of their bytes, folders last', async () => {
    for (const name of ['b.wav', 'B.wav', 'a.OGG', 'notes.txt', 'bare', '.hidden.wav', '..wav'])
      await writeFile(join(folder, name), 'x');
    await mkdir(join(folder, 'a-folder'));
    await writeFile(join(folder, 'a-folder', 'inner.flac'), 'x');
    await mkdir(join(folder, 'named.wav'));
    expect(await namesIn(folder)).toEqual([
      '..wav',
      '.hidden.wav: not_a_recording_name',
      'B.wav',
      'a.OGG',
      'b.wav',
      'bare: not_a_recording_name',
      'named.wav: not_regular_file',
      'notes.txt: not_a_recording_name',
      'inner.flac',
    ]);
    expect(await namesIn(folder, false)).not.toContain('inner.flac');
  });

  it('follows no link and opens no pipe', async () => {
    await symlink('loop_b', join(folder, 'loop_a'));
    await symlink('loop_a', join(folder, 'loop_b'));
    await symlink('.', join(folder, 'self'));
    await symlink('/etc/passwd', join(folder, 'escape.wav'));
    execFileSync('mkfifo', [join(folder, 'fifo.wav')]);
    const reasons = (await namesIn(folder)).map((text) => text.split(': ')[1]);
    expect(reasons).toEqual(['symlink', 'not_regular_file', 'symlink', 'symlink', 'symlink']);
  });

  it('keeps names that are not text, and twins that only look alike', async () => {
    const raw = Buffer.concat([Buffer.from(`${folder}/latin1_`), Buffer.from([0xe9]), Buffer.from('.wav')]);
    for (const path of [raw, join(folder, '\u00e9.wav'), join(folder, 'e\u0301.wav')]) await writeFile(path, 'x');
    const files = await candidatesIn(folder);
    expect(files.map((file) => file.fileName)).toEqual(['e\u0301.wav', 'latin1_\\xe9.wav', '\u00e9.wav']);
    expect(files.map((file) => file.pathBytes?.equals(raw) ?? null)).toEqual([null, true, null]);
  });

  it('takes one file, and says why a folder cannot be scanned', async () => {
    await writeFile(join(folder, 'one.wav'), 'x');
    expect(await namesIn(join(folder, 'one.wav'))).toEqual(['one.wav']);
    expect(await namesIn(join(folder, 'absent'))).toEqual(['not_found']);
  });

  it('goes no deeper than 32 folders', async () => {
    const deep = join(folder, ...Array.from({ length: 34 }, () => 'd'));
    await mkdir(deep, { recursive: true });
    await writeFile(join(deep, 'x.wav'), 'x');
    expect(await namesIn(folder)).toEqual(['d: scan_limit']);
  });
});

describe('a folder of too much', () => {
  it('is taken up to the limit, which only recordings count against', async () => {
    for (const name of ['a.txt', 'b.wav', 'c.txt', 'd.wav', 'e.wav', 'f.wav']) await writeFile(join(folder, name), 'x');
    expect(await namesIn(folder, true, 2)).toEqual([
      'a.txt: not_a_recording_name',
      'b.wav',
      'c.txt: not_a_recording_name',
      'd.wav',
      'e.wav: scan_limit',
    ]);
  });
});

describe('identifying', () => {
  const options = { minDurationS: 0.3, ffmpegPath: null };

  it('needs no ffmpeg for a WAVE file, and gives the hash of its bytes', async () => {
    const header = Buffer.from('UklGRgAAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=', 'base64');
    await writeFile(join(folder, 'x.wav'), Buffer.concat([header, Buffer.alloc(16_000)]));
    const [file] = await candidatesIn(folder);
    const identified = file && (await identify(file, options, signal));
    expect(identified?.ok && identified.value).toMatchObject({
      sha256: execFileSync('sha256sum', [join(folder, 'x.wav')])
        .toString()
        .slice(0, 64),
      container: 'riff',
      codec: 'pcm_s16le',
      sampleRateHz: 8000,
      channels: 1,
      findings: [{ flag: 'header_size_unknown' }],
    });
  });

  it('says when a format needs a decoder that is not there', async () => {
    await writeFile(join(folder, 'x.mp3'), Buffer.from('ID3aaaaaaaaaaaaaaaa'));
    const [file] = await candidatesIn(folder);
    const identified = file && (await identify(file, options, signal));
    expect(identified?.ok === false && identified.error.code).toBe('decoder_missing');
  });

  it.skipIf(process.getuid?.() !== 0)(
    'says when it may not read a file (as another user: needs root to become one)',
    async () => {
      await writeFile(join(folder, 'x.wav'), 'x');
      await chmod(join(folder, 'x.wav'), 0);
      await chmod(folder, 0o755);
      const [file] = await candidatesIn(folder);
      process.seteuid?.(65_534);
      try {
        const identified = file && (await identify(file, options, signal));
        expect(identified?.ok === false && identified.error.code).toBe('permission_denied');
      } finally {
        process.seteuid?.(0);
      }
    },
  );
});
