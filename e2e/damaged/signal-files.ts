import type { CallFlag } from '../../src/shared/domain/call.ts';
import { noiseBytes } from './broken-files.ts';
import type { Entry } from './entry.ts';
import { pcm16, riff, stereo, tone } from './riff.ts';

const wave = (hz: number, n: number): number => Math.sin((2 * Math.PI * hz * n) / 8000);
const loud = (n: number): number => 0.5 * wave(300, n);

function signal(name: string, durationS: number, flags: readonly CallFlag[], bytes: Buffer, lanes = [0]): Entry {
  return { name, verdict: { durationS, flags, lanes }, bytes: () => bytes };
}

function pair(
  name: string,
  flags: readonly CallFlag[],
  left: (n: number) => number,
  right: (n: number) => number,
  lanes: number[],
): Entry {
  return signal(name, 5, flags, riff(stereo(40_000, left, right), { channels: 2 }), lanes);
}

/** Floats of which one is no number, one infinite and one absurd. */
function strangeFloats(): Buffer {
  const samples = Float32Array.from({ length: 32_000 }, (_, n) => 0.1 * wave(440, n));
  samples.set([Number.NaN, Number.POSITIVE_INFINITY, 1e30], 1000);
  return riff(Buffer.from(samples.buffer), { tag: 3, bits: 32 });
}

/** Well-formed files in whose sound something is wrong. */
export const SIGNAL_FILES: readonly Entry[] = [
  signal('silence.wav', 10, ['very_quiet'], riff(Buffer.alloc(160_000))),
  pair(
    'silent-pair.wav',
    ['very_quiet'],
    () => 0,
    () => 0,
    [0, 1],
  ),
  signal('clipping.wav', 4, ['clipping'], riff(pcm16(32_000, (n) => (wave(300, n) > 0 ? 1 : -1)))),
  signal('dc-offset.wav', 4, ['dc_offset'], riff(pcm16(32_000, (n) => 0.6 + 0.1 * wave(440, n)))),
  signal('hold-chord.wav', 20, [], riff(pcm16(160_000, (n) => 0.2 * (wave(262, n) + wave(330, n) + wave(392, n))))),
  pair('dead-right.wav', ['dead_channel_right'], loud, () => 0, [0]),
  pair('dead-left.wav', ['dead_channel_left'], () => 0, loud, [1]),
  pair('dual-mono.wav', ['dual_mono'], loud, loud, [0]),
  pair('anti-phase.wav', ['anti_phase'], loud, (n) => -loud(n), [0]),
  signal(
    'noise.wav',
    10,
    [],
    riff(
      pcm16(
        80_000,
        (
          (bytes) => (n: number) =>
            0.5 * (bytes.readUInt8(n) / 128 - 1)
        )(noiseBytes(80_000)),
      ),
    ),
  ),
  signal('very-quiet.wav', 4, ['very_quiet'], riff(tone(32_000, 440, 0.002))),
  signal('strange-floats.wav', 4, ['invalid_samples'], strangeFloats()),
];

/** Names that trip shells, lists and option parsers; each a valid file. */
export const AWKWARD_NAMES: readonly string[] = [
  ...[
    '-leading-dash.wav',
    '-i.wav',
    'emoji 📞☎️.wav',
    'عميل_اتصال.wav',
    'rtl\u202egnp.wav',
    'new\nline.wav',
    'tab\there.wav',
  ],
  ...['quote\'"`$(touch pwned).wav', 'percent%d%03d.wav', 'colon:concat:x.wav', 'semi;amp&.wav', 'trailing space .wav'],
  ...[
    'UPPER.WAV',
    'double.wav.wav',
    'é_nfc.wav',
    'e\u0301_nfd.wav',
    "=cmd|' -C calc'!A0.wav",
    '..wav',
    `${'a'.repeat(251)}.wav`,
  ],
  ...['[glob]*?.wav', 'file:inside.wav', 'comma,semi;"q".wav'],
];
