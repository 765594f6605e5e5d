import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalyzerError } from '../runtime/analyzer-error.ts';
import { openLanes } from './open-lanes.ts';

const signal = new AbortController().signal;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabra-lanes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A mono A-law header at 8 kHz for a data chunk of this length. */
function alawHeader(dataBytes: number): Buffer {
  const header = Buffer.from('UklGRgAAAABXQVZFZm10IBAAAAAGAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=', 'base64');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

async function writeAlaw(name: string, seconds: number): Promise<string> {
  const path = join(folder, name);
  const file = await open(path, 'w');
  await file.write(alawHeader(seconds * 8000));
  const minute = Buffer.from(Array.from({ length: 480_000 }, (_, n) => (n * 7919 + (n >> 3)) & 0xff));
  for (let left = seconds * 8000; left > 0; left -= minute.length) await file.write(minute.subarray(0, left));
  await file.close();
  return path;
}

async function requestFor(path: string, keepS: number) {
  const { size, mtimeMs } = await stat(path);
  return { path, sizeBytes: size, modifiedMs: mtimeMs, minDurationS: 0.3, ffmpegPath: null, keepS };
}

describe('opening lanes', () => {
  it('gives the same samples from memory and from the file, in blocks of at most 30 s', async () => {
    const path = await writeAlaw('short.wav', 70);
    const read = async (keepS: number): Promise<Buffer> => {
      const opened = await openLanes(await requestFor(path, keepS), signal);
      if (!opened.ok) throw new Error(opened.error.detail);
      const blocks: Float32Array[] = [];
      for await (const [lane] of opened.value.read(signal)) if (lane) blocks.push(lane);
      expect(Math.max(...blocks.map((block) => block.length))).toBeLessThanOrEqual(30 * 16_000);
      return Buffer.concat(blocks.map((block) => Buffer.from(block.buffer, block.byteOffset, block.byteLength)));
    };
    const kept = await read(600);
    expect(kept.length).toBe(70 * 16_000 * 4);
    expect((await read(0)).equals(kept)).toBe(true);
  });

  it('notices a file that changed before, between and during its passes', async () => {
    const path = await writeAlaw('changing.wav', 60);
    const request = await requestFor(path, 0);
    const opened = await openLanes(request, signal);
    if (!opened.ok) throw new Error(opened.error.detail);
    const reading = opened.value.read(signal)[Symbol.asyncIterator]();
    await reading.next();
    await truncate(path, 1000);
    const rest = (async () => {
      while (!(await reading.next()).done);
    })();
    const failure = await rest.catch((error: unknown) => error);
    expect(failure instanceof AnalyzerError && failure.error.code).toBe('changed_during_read');
    await appendFile(path, 'x');
    const again = await openLanes(request, signal);
    expect(again.ok || again.error.code).toBe('changed_during_read');
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    const opened = await openLanes(await requestFor(await writeAlaw('cancel.wav', 5), 600), controller.signal);
    expect(opened.ok || opened.error.code).toBe('cancelled');
  });

  it('streams a call of four hours in little memory, and refuses one of seven', async () => {
    const path = await writeAlaw('four-hours.wav', 4 * 3600);
    const before = process.memoryUsage();
    const opened = await openLanes(await requestFor(path, 600), signal);
    if (!opened.ok) throw new Error(opened.error.detail);
    expect(opened.value.decode.durationS).toBe(4 * 3600);
    let samples = 0;
    let largest = 0;
    for await (const [lane] of opened.value.read(signal)) {
      samples += lane?.length ?? 0;
      largest = Math.max(largest, process.memoryUsage().rss);
    }
    expect(samples).toBe(4 * 3600 * 16_000);
    expect(largest - before.rss).toBeLessThan(100 * 2 ** 20);
    await rm(path);
    const long = join(folder, 'seven-hours.wav');
    await writeFile(long, alawHeader(7 * 3600 * 8000));
    await truncate(long, 44 + 7 * 3600 * 8000);
    const refused = await openLanes(await requestFor(long, 600), signal);
    expect(refused.ok || refused.error.code).toBe('too_long');
  });

  const noFfmpeg = spawnSync('ffmpeg', ['-version']).error !== undefined;
  it.skipIf(noFfmpeg)('ends a decoder that stands still or floods when it is cancelled (needs a shell)', async () => {
    const path = join(folder, 'x.flac');
    spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=2', path]);
    for (const script of ['sleep 60', 'cat /dev/zero']) {
      const fake = join(folder, 'ffmpeg');
      await writeFile(fake, `#!/bin/sh\nexec ${script}\n`, { mode: 0o755 });
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), 300);
      const start = performance.now();
      const request = { ...(await requestFor(path, 600)), ffmpegPath: fake };
      const opened = await openLanes(request, controller.signal);
      clearTimeout(timer);
      expect(opened.ok || opened.error.code).toMatch(/^(cancelled|corrupt_audio)$/);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
