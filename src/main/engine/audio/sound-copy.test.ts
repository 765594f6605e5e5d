import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CallSource } from '../catalog/call-source.ts';
import { playableFile } from './playable-file.ts';
import { soundCopy } from './sound-copy.ts';

const noTools = ['ffmpeg', 'sox'].filter((tool) => spawnSync(tool, ['--help']).error !== undefined);
const signal = new AbortController().signal;

describe.skipIf(noTools.length > 0)('a copy of a recording (needs ffmpeg and sox)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-copies-'));
  const place = { ffmpegPath: 'ffmpeg', folder: join(folder, 'cache') };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Two seconds of a tone at half of full scale, coded as told. */
  function make(name: string, codec: string, channels = 2): CallSource {
    const path = join(folder, name);
    const wave = join(folder, 'wave.wav');
    const tone = [
      '-n',
      '-r',
      '8000',
      '-b',
      '16',
      '-c',
      String(channels),
      wave,
      'synth',
      '2',
      'sine',
      '440',
      'vol',
      '0.5',
    ];
    spawnSync('sox', tone);
    if (codec === 'gsm_ms') spawnSync('sox', [wave, '-e', 'gsm-full-rate', path]);
    else spawnSync('ffmpeg', ['-v', 'error', '-y', '-i', wave, '-c:a', codec, path]);
    const sha256 = createHash('sha256').update(name).digest('hex');
    return { recordingId: 1, sha256, pathBytes: Buffer.from(path), codec, channels, sampleRateHz: 8000, durationS: 2 };
  }

  it.each([
    ['ima.wav', 'adpcm_ima_wav', 2],
    ['ms.wav', 'adpcm_ms', 2],
    ['gsm.wav', 'gsm_ms', 1],
    ['double.wav', 'pcm_f64le', 2],
  ])('is plain WAV of the same sound: %s', async (name, codec, channels) => {
    const played = await playableFile(
      make(name, codec, channels),
      { ...place, cacheFolder: place.folder, asCopy: false },
      signal,
    );
    if (!played.ok) throw new Error(played.error.code);
    expect(played.value.contentType).toBe('audio/wav');
    const bytes = readFileSync(played.value.path);
    expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
    expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24)]).toEqual([1, channels, 8000]);
    expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
    const seconds = (bytes.length - 44) / (16_000 * channels);
    expect(seconds).toBeGreaterThan(1.95);
    expect(seconds).toBeLessThan(2.15);
    let loudest = 0;
    for (let at = 8044; at < 24_044; at += 2) loudest = Math.max(loudest, Math.abs(bytes.readInt16LE(at)));
    expect(loudest / 32_768).toBeCloseTo(0.5, 1);
  });

  it('is not made of what Chromium plays itself, unless that failed', async () => {
    const source = make('alaw.wav', 'pcm_alaw');
    const request = { ffmpegPath: 'ffmpeg', cacheFolder: join(folder, 'none') };
    expect(await playableFile(source, { ...request, asCopy: false }, signal)).toEqual({
      ok: true,
      value: { path: source.pathBytes, contentType: 'audio/wav' },
    });
    const copied = await playableFile(source, { ...request, asCopy: true }, signal);
    expect(copied.ok && copied.value.path).toBe(join(folder, 'none', `${source.sha256}.wav`));
  });

  it('is made once for all who ask at the same time, and goes on for who stays', async () => {
    const source = make('shared.wav', 'adpcm_ms');
    const other = { ...place, folder: join(folder, 'shared') };
    const leaves = new AbortController();
    const asked = [
      soundCopy(source, other, leaves.signal),
      soundCopy(source, other, signal),
      soundCopy(source, other, signal),
    ];
    leaves.abort();
    const [left, first, second] = await Promise.all(asked);
    expect(left).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(first).toEqual({ ok: true, value: join(other.folder, `${source.sha256}.wav`) });
    expect(second).toEqual(first);
    expect(readdirSync(other.folder)).toEqual([`${source.sha256}.wav`]);
  });

  it('makes room by what was not heard for longest', async () => {
    const small = { ...place, folder: join(folder, 'small'), mostBytes: 150_000 };
    const sources = ['a.wav', 'b.wav', 'c.wav'].map((name) => make(name, 'adpcm_ima_wav'));
    const names = sources.map(({ sha256 }) => `${sha256}.wav`);
    const copy = (n: number) => soundCopy(sources[n]!, small, signal);
    await copy(0);
    await copy(1);
    for (const n of [0, 1]) utimesSync(join(small.folder, names[n]!), n, n);
    // Heard again: the other is the one that was not heard for longest.
    await copy(0);
    await copy(2);
    expect(readdirSync(small.folder).sort()).toEqual([names[0]!, names[2]!].sort());
  });

  it('is not made of what cannot be decoded, and leaves nothing behind', async () => {
    const path = join(folder, 'broken.wav');
    writeFileSync(path, readFileSync(join(folder, 'ima.wav')).subarray(0, 60));
    const broken = { ...make('other.wav', 'adpcm_ima_wav'), pathBytes: Buffer.from(path) };
    const place2 = { ...place, folder: join(folder, 'broken') };
    expect((await soundCopy(broken, place2, signal)).ok).toBe(false);
    expect(readdirSync(place2.folder)).toEqual([]);
    const gone = { ...broken, pathBytes: Buffer.from(join(folder, 'nowhere.wav')) };
    expect(await soundCopy(gone, place2, signal)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
