import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFfmpeg } from './ffmpeg.ts';
import { decodeArguments } from './ffmpeg-arguments.ts';
import { parseProbe } from './ffmpeg-probe.ts';
import { hardenedCommand, startTool } from './spawn.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabra-spawn-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const limits = { memoryBytes: 2 ** 31, cpuS: 5 };

it('gives a tool nothing but a path and a language, and nowhere to look around', async () => {
  const script = join(folder, 'tool');
  await writeFile(script, '#!/bin/sh\n/usr/bin/env | cut -d= -f1 | sort | tr "\\n" " "; ls -A | wc -l\n', {
    mode: 0o755,
  });
  process.env.AWS_SECRET_ACCESS_KEY = 'canary';
  const tool = startTool({ file: script, args: [], limits, inputFd: null });
  let text = '';
  for await (const chunk of tool.stdout) text += String(chunk);
  delete process.env.AWS_SECRET_ACCESS_KEY;
  expect((await tool.exit).code).toBe(0);
  // PWD and _ are the shell's own.
  expect(
    text
      .trim()
      .split(/\s+/)
      .filter((name) => !['PWD', '_', 'SHLVL', 'OLDPWD'].includes(name)),
  ).toEqual(['LANG', 'PATH', '0']);
});

it.runIf(process.platform === 'linux')('wraps the decoder so that it dies with us and cannot grow', async () => {
  const handle = await open(join(folder, 'tool'));
  const input = { handle, path: '/recordings/-i.wav', container: 'ogg' } as const;
  const args = decodeArguments(input, { rateHz: 16_000, channels: 2, longestS: 60 });
  const command = hardenedCommand({ file: '/usr/bin/ffmpeg', args, limits, inputFd: handle.fd });
  await handle.close();
  const line = command.join(' ').replace(/-codec_whitelist \S+/, '-codec_whitelist …');
  expect(line).toBe(
    'setpriv --pdeathsig KILL --no-new-privs prlimit --as=2147483648 --cpu=5 --core=0 --fsize=0 /usr/bin/ffmpeg -v warning ' +
      '-nostdin -hide_banner -nostats -threads 1 -protocol_whitelist file -format_whitelist ogg -codec_whitelist … ' +
      '-max_streams 8 -f ogg -i file:/proc/self/fd/3 -map 0:a:0 -vn -sn -dn -map_metadata -1 -t 60 ' +
      '-af aresample=16000:internal_sample_fmt=fltp:filter_size=64:cutoff=0.97 -ac 2 -ar 16000 -c:a pcm_s16le -f s16le pipe:1',
  );
});

it('drains a talkative tool, keeps the end of what it says, and kills it', async () => {
  const tool = startTool({ file: '/bin/sh', args: ['-c', 'yes >&2'], limits, inputFd: null });
  setTimeout(() => tool.kill(), 100);
  tool.stdout.resume();
  const exit = await tool.exit;
  expect(exit.signal).toBe('SIGKILL');
  expect(exit.stderrTail.length).toBe(8192);
});

it('does not fall back from an ffmpeg that is set and does not run', async () => {
  for (const path of ['/nowhere/ffmpeg', 'ffmpeg', '/bin/true']) {
    const found = await findFfmpeg(path);
    expect(found.ok || found.error.code).toBe('decoder_missing');
  }
});

it('reads what ffmpeg prints about a file', () => {
  const text = `Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/proc/self/fd/3':
  Duration: 00:01:04.05, start: 0.000000, bitrate: 43 kb/s
  Stream #0:0[0x1](und): Video: mjpeg, yuvj420p, 64x64
  Stream #0:1[0x2](und): Audio: aac (LC) (mp4a / 0x6134706D), 16000 Hz, 5.1(side), fltp, 40 kb/s (default)`;
  expect(parseProbe(text)).toEqual({ codec: 'aac', rateHz: 16_000, channels: 6, claimedS: 64.05, audioStreams: 1 });
  expect(parseProbe('nothing')).toBeNull();
});
