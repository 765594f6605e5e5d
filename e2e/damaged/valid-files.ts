import { type Entry, encode, SPEECH_LIKE, type Verdict } from './entry.ts';

const clean: Verdict = { durationS: 4, flags: [] };

function encoded(name: string, args: readonly string[], verdict: Verdict = clean, input = SPEECH_LIKE): Entry {
  return { name, verdict, bytes: (folder) => encode(folder, name, [...input, ...args]) };
}

const sine = (rateHz: number): readonly string[] => ['-f', 'lavfi', '-i', `sine=440:r=${rateHz}:d=2`];
const turns =
  "aevalsrc='0.5*sin(2*PI*300*t)*gt(sin(2*PI*0.4*t),0)|0.5*sin(2*PI*500*t)*lt(sin(2*PI*0.4*t),0)':s=8000:d=6";

/** Valid files of every kind a recorder may write, and some that only look odd. */
export const VALID_FILES: readonly Entry[] = [
  encoded('pcm16.wav', ['-c:a', 'pcm_s16le']),
  encoded('turns.wav', ['-c:a', 'pcm_s16le'], { durationS: 6, flags: [], lanes: [0, 1] }, ['-f', 'lavfi', '-i', turns]),
  encoded('alaw.wav', ['-c:a', 'pcm_alaw']),
  encoded('mulaw.wav', ['-c:a', 'pcm_mulaw']),
  encoded('gsm610.wav', ['-c:a', 'libgsm_ms']),
  encoded('adpcm-ima.wav', ['-c:a', 'adpcm_ima_wav'], { durationS: 4.08, flags: [] }),
  encoded('adpcm-ms.wav', ['-c:a', 'adpcm_ms'], { durationS: 4.07, flags: [] }),
  encoded('g726.wav', ['-c:a', 'g726', '-b:a', '32k']),
  encoded('g722.wav', ['-ar', '16000', '-c:a', 'g722'], { durationS: 4, flags: [] }),
  encoded('u8.wav', ['-c:a', 'pcm_u8']),
  encoded('s24.wav', ['-c:a', 'pcm_s24le']),
  encoded('s32.wav', ['-c:a', 'pcm_s32le']),
  encoded('f32.wav', ['-c:a', 'pcm_f32le']),
  encoded('f64.wav', ['-c:a', 'pcm_f64le']),
  encoded('six-channels.wav', ['-ac', '6', '-c:a', 'pcm_s16le'], { durationS: 2, flags: ['downmixed'], lanes: [0] }, [
    '-f',
    'lavfi',
    '-i',
    'anoisesrc=d=2:r=48000:c=pink',
  ]),
  encoded('rf64.wav', ['-rf64', 'always', '-c:a', 'pcm_s16le']),
  encoded('wave64.w64', ['-c:a', 'pcm_s16le']),
  encoded('192-khz.wav', ['-c:a', 'pcm_s24le'], { durationS: 2, flags: [] }, sine(192_000)),
  encoded('11025-hz.wav', [], { durationS: 2, flags: [] }, sine(11_025)),
  encoded('4-khz.wav', [], { durationS: 2, flags: ['low_bandwidth'] }, sine(4000)),
  encoded('opus.ogg', ['-ar', '48000', '-c:a', 'libopus']),
  encoded('vorbis.ogg', ['-c:a', 'libvorbis']),
  encoded('flac.ogg', ['-c:a', 'flac', '-f', 'ogg']),
  encoded('speex.ogg', ['-c:a', 'libspeex']),
  encoded('opus.opus', ['-ar', '48000', '-c:a', 'libopus']),
  encoded('flac.flac', ['-c:a', 'flac']),
  encoded('mp3.mp3', ['-c:a', 'libmp3lame', '-ar', '16000']),
  encoded('aac.m4a', ['-c:a', 'aac', '-ar', '16000'], { durationS: 4.05, flags: [] }),
  encoded('adts.aac', ['-c:a', 'aac', '-ar', '16000', '-f', 'adts'], { durationS: 4.1, flags: [] }),
  encoded('wma.wma', ['-c:a', 'wmav2', '-ar', '16000'], { durationS: 3.97, flags: [] }),
  encoded('g722.g722', ['-c:a', 'g722', '-ar', '16000', '-f', 'g722']),
  encoded('aiff.aiff', ['-c:a', 'pcm_s16be']),
  encoded('au.au', ['-c:a', 'pcm_mulaw']),
  encoded('gsm.gsm', ['-c:a', 'libgsm', '-f', 'gsm']),
  {
    name: 'chained.ogg',
    verdict: { durationS: 8.03, flags: [] },
    bytes: (_, made) => Buffer.concat([made('vorbis.ogg'), made('vorbis.ogg')]),
  },
  {
    name: 'mono-then-stereo.ogg',
    verdict: { durationS: 7, flags: ['layout_changes'], lanes: [0] },
    bytes: async (folder, made) => {
      const input = ['-f', 'lavfi', '-i', 'sine=700:r=48000:d=3', '-ac', '2', '-c:a', 'libopus'];
      return Buffer.concat([made('opus.ogg'), await encode(folder, 'stereo.ogg', input)]);
    },
  },
  encoded('with-video.ogg', ['-c:v', 'libtheora', '-c:a', 'libvorbis', '-shortest'], { durationS: 2.18, flags: [] }, [
    ...['-f', 'lavfi', '-i', 'testsrc=d=2:s=64x64'],
    ...SPEECH_LIKE,
  ]),
  encoded('mp3-inside.wav', ['-c:a', 'libmp3lame', '-ar', '16000'], { durationS: 4.1, flags: [] }),
  encoded('mp3-named.wav', ['-c:a', 'libmp3lame', '-ar', '16000', '-f', 'mp3'], {
    durationS: 4,
    flags: ['extension_mismatch'],
  }),
  encoded('wav-named.ogg', ['-f', 'wav'], { durationS: 4, flags: ['extension_mismatch'] }),
  encoded('tags.wav', [
    '-metadata',
    'title==HYPERLINK("http://x")',
    '-metadata',
    'comment=<img src=x onerror=alert(1)>',
  ]),
  encoded(
    'two-streams.ogg',
    ['-map', '0:a', '-map', '1:a', '-c:a', 'libvorbis'],
    { durationS: 4, flags: ['extra_streams'] },
    [...SPEECH_LIKE, ...['-f', 'lavfi', '-i', 'sine=900:d=4']],
  ),
];
