import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from '../../platform/ffmpeg.ts';
import { openLanes } from './open-lanes.ts';

const ffmpeg = await findFfmpeg(null);
const calls = join(import.meta.dirname, '../../../../../shared/data/calls');
const missing = !existsSync(calls) ? 'the shared calls are not here' : !ffmpeg.ok ? 'ffmpeg is not here' : null;
const composed = missing ? [] : readdirSync(join(calls, 'composed')).filter((name) => /\.(wav|ogg)$/.test(name));
const real = missing ? [] : readdirSync(join(calls, 'real')).filter((name) => /stereo.*\.wav$/.test(name));

async function flagsOf(path: string): Promise<{ flags: string[]; lanes: readonly number[] }> {
  const { size, mtimeMs } = await stat(path);
  const request = { path, sizeBytes: size, modifiedMs: mtimeMs, minDurationS: 0.3, keepS: 600 };
  const opened = await openLanes(
    { ...request, ffmpegPath: ffmpeg.ok ? ffmpeg.value.path : null },
    new AbortController().signal,
  );
  if (!opened.ok) throw new Error(`${path}: ${opened.error.detail}`);
  const { findings, laneChannels } = opened.value.decode;
  return { flags: findings.map((finding) => finding.flag), lanes: laneChannels };
}

describe.skipIf(missing)(`stereo honesty on real voices${missing ? ` (${missing})` : ''}`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nabra-faults-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([...composed.map((name) => `composed/${name}`), ...real.map((name) => `real/${name}`)])(
    'finds nothing wrong with %s',
    async (name) => {
      expect(await flagsOf(join(calls, name))).toEqual({ flags: [], lanes: [0, 1] });
    },
  );

  // Each fault is made from clean pairs of different voices and codecs; ffmpeg's pan mixes the channels.
  const wav = ['-c:a', 'pcm_s16le'];
  const faults: readonly [string, string, readonly string[], string, readonly number[]][] = [
    ['the same on both', 'pan=stereo|c0=.5*c0+.5*c1|c1=.5*c0+.5*c1', wav, 'dual_mono', [0]],
    ['the same, one 9 dB down', 'pan=stereo|c0=.2*c0+.2*c1|c1=.5*c0+.5*c1', wav, 'dual_mono', [1]],
    [
      'the same, through opus',
      'pan=stereo|c0=.5*c0+.5*c1|c1=.5*c0+.5*c1',
      ['-c:a', 'libopus', '-b:a', '16k'],
      'dual_mono',
      [0],
    ],
    ['the same, 2 ms apart', 'pan=stereo|c0=.5*c0+.5*c1|c1=.5*c0+.5*c1,adelay=0|2', wav, 'dual_mono', [0]],
    [
      'nearly the same',
      'pan=stereo|c0=.5*c0+.48*c1|c1=.48*c0+.5*c1,aeval=val(0)|val(1)+.002*(random(0)-.5):c=same',
      wav,
      'dual_mono',
      [0],
    ],
    ['anti-phase', 'pan=stereo|c0=.5*c0+.5*c1|c1=-.5*c0-.5*c1', wav, 'anti_phase', [0]],
    ['left dead', 'pan=stereo|c0=0*c0|c1=c1', wav, 'dead_channel_left', [1]],
    ['right dead', 'pan=stereo|c0=c0|c1=0*c1', wav, 'dead_channel_right', [0]],
    [
      'right only noise',
      'pan=stereo|c0=c0|c1=0*c1,aeval=val(0)|.006*(random(0)-.5):c=same',
      wav,
      'dead_channel_right',
      [0],
    ],
    ['left on right at −20 dB', 'pan=stereo|c0=c0|c1=c1+.1*c0', wav, 'bleed', [0, 1]],
    ['right on left at −26 dB', 'pan=stereo|c0=c0+.05*c1|c1=c1', wav, 'bleed', [0, 1]],
    ['both ways at −12 dB, A-law', 'pan=stereo|c0=.8*c0+.2*c1|c1=.8*c1+.2*c0', ['-c:a', 'pcm_alaw'], 'bleed', [0, 1]],
    ['40 dB too quiet', 'volume=-40dB', wav, 'very_quiet', [0, 1]],
    ['clipped', 'volume=24dB', wav, 'clipping', [0, 1]],
    ['offset on the right', 'volume=-6dB,aeval=val(0)|val(1)+.05:c=same', wav, 'dc_offset', [0, 1]],
  ];
  it.each(faults)('sees a call with %s', async (name, filter, codec, flag, lanes) => {
    for (const call of ['20261108-083823_agent02_B2C_11000.wav', '20261115-160533_agent02_B2B_11001.wav']) {
      const path = join(folder, `${name}.${codec.includes('libopus') ? 'ogg' : 'wav'}`);
      const rate = codec.includes('libopus') ? ['-ar', '48000'] : ['-ar', '8000'];
      execFileSync('ffmpeg', [
        '-v',
        'error',
        '-y',
        '-t',
        '45',
        '-i',
        join(calls, 'composed', call),
        '-af',
        filter,
        ...rate,
        ...codec,
        path,
      ]);
      expect(await flagsOf(path)).toEqual({ flags: [flag], lanes });
    }
  });
});
