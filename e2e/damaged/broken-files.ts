import type { CallFlag } from '../../src/shared/domain/call.ts';
import type { ErrorCode } from '../../src/shared/errors.ts';
import type { Entry } from './entry.ts';
import { chunk, formatBody, type RiffOptions, riff, tone, u32 } from './riff.ts';

const SPEECH = tone(32_000);

function refused(name: string, code: ErrorCode, bytes: Buffer): Entry {
  return { name, verdict: { refused: code }, bytes: () => bytes };
}

function flagged(name: string, durationS: number, flags: readonly CallFlag[], bytes: Buffer): Entry {
  return { name, verdict: { durationS, flags }, bytes: () => bytes };
}

function badHeader(name: string, options: RiffOptions, code: ErrorCode = 'bad_header'): Entry {
  return refused(name, code, riff(SPEECH, options));
}

/** Bytes from a fixed generator (Lehmer), the same in every run. */
export function noiseBytes(length: number): Buffer {
  let state = 1;
  const bytes = Buffer.alloc(length);
  for (let i = 0; i < length; i++) {
    state = (state * 48_271) % 2_147_483_647;
    bytes.writeUInt8(state & 0xff, i);
  }
  return bytes;
}

const text = (content: string, times = 1): Buffer => Buffer.from(content.repeat(times));

/** WAVE files whose header is wrong, cut or absent. */
const BROKEN_WAVES: readonly Entry[] = [
  refused('empty.wav', 'empty_file', Buffer.alloc(0)),
  refused('only-riff.wav', 'bad_header', text('RIFF')),
  refused('12-bytes.wav', 'bad_header', Buffer.concat([text('RIFF'), u32(36), text('WAVE')])),
  refused('no-data-chunk.wav', 'bad_header', riff(Buffer.alloc(0)).subarray(0, 36)),
  refused('zero-samples.wav', 'no_audio', riff(Buffer.alloc(0))),
  refused('one-sample.wav', 'too_short', riff(tone(1))),
  refused('10-ms.wav', 'too_short', riff(tone(80))),
  flagged('size-0.wav', 4, ['header_size_unknown'], riff(SPEECH, { dataSize: 0, riffSize: 0 })),
  flagged('size-open.wav', 4, ['header_size_unknown'], riff(SPEECH, { dataSize: 0xffffffff, riffSize: 0xffffffff })),
  flagged('size-too-big.wav', 4, ['partial_audio'], riff(SPEECH, { dataSize: 640_000 })),
  flagged('size-too-small.wav', 4, ['data_after_audio'], riff(SPEECH, { dataSize: 1000 })),
  flagged('cut-in-half.wav', 2, ['partial_audio'], riff(SPEECH).subarray(0, 32_000)),
  flagged('odd-byte.wav', 4, [], riff(Buffer.concat([SPEECH, Buffer.from([1])]))),
  badHeader('channels-0.wav', { channels: 0, blockAlign: 2 }),
  badHeader('channels-65535.wav', { channels: 65_535, blockAlign: 2 }),
  badHeader('rate-0.wav', { rateHz: 0 }),
  badHeader('rate-4294967295.wav', { rateHz: 0xffffffff, byteRate: 0xffffffff }),
  badHeader('bits-0.wav', { bits: 0, blockAlign: 2 }, 'unsupported_codec'),
  flagged('block-align-0.wav', 4, ['bad_block_align'], riff(SPEECH, { blockAlign: 0, byteRate: 0 })),
  badHeader('unknown-tag.wav', { tag: 0xbeef }, 'unsupported_codec'),
  flagged(
    'format-after-data.wav',
    4,
    [],
    chunk('RIFF', Buffer.concat([text('WAVE'), chunk('data', SPEECH), chunk('fmt ', formatBody())])),
  ),
  badHeader('huge-list.wav', { before: chunk('LIST', Buffer.alloc(0), 0x7fffffff) }),
  refused('zeros-first.wav', 'not_audio', Buffer.concat([Buffer.alloc(512), riff(SPEECH)])),
  badHeader('rifx.wav', { magic: 'RIFX' }, 'unsupported_container'),
  flagged('two-data-chunks.wav', 4, ['data_after_audio'], riff(SPEECH, { after: chunk('data', SPEECH) })),
  refused('text.wav', 'not_audio', text('bonjour ceci n’est pas un wav\n', 50)),
  refused('png.wav', 'not_audio', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noiseBytes(2000)])),
  refused('random.wav', 'not_audio', noiseBytes(1 << 20)),
  refused('zeros.wav', 'not_audio', Buffer.alloc(1 << 20)),
];

/** A WAVE file whose header states a wrong rate of bytes, as writers of G.722 do; made from a valid one. */
const CUT_G722: Entry = {
  name: 'cut-g722.wav',
  verdict: { durationS: 3, flags: ['partial_audio'] },
  bytes: (_, made) => made('g722.wav').subarray(0, 92 + 24_000),
};

/** Ogg files cut and damaged; made from the valid ones. */
const BROKEN_OGGS: readonly Entry[] = [
  {
    name: 'cut.ogg',
    verdict: { durationS: 2, flags: ['partial_audio'] },
    bytes: (_, made) => made('opus.ogg').subarray(0, Math.floor((made('opus.ogg').length * 2) / 3)),
  },
  {
    name: 'first-page-only.ogg',
    verdict: { refused: 'bad_header' },
    bytes: (_, made) => made('opus.ogg').subarray(0, 60),
  },
  {
    name: 'one-byte-flipped.ogg',
    verdict: { durationS: 3, flags: ['partial_audio'] },
    bytes: (_, made) => {
      const bytes = Buffer.from(made('opus.ogg'));
      bytes.writeUInt8(bytes.readUInt8(2000) ^ 0xff, 2000);
      return bytes;
    },
  },
  {
    name: 'no-headers.ogg',
    verdict: { refused: 'not_audio' },
    bytes: (_, made) => made('vorbis.ogg').subarray(Math.floor(made('vorbis.ogg').length / 2)),
  },
  {
    name: 'garbage-inside.ogg',
    verdict: { durationS: 3, flags: ['partial_audio'] },
    bytes: (_, made) => {
      const opus = made('opus.ogg');
      return Buffer.concat([opus.subarray(0, 3000), noiseBytes(4096), opus.subarray(3000)]);
    },
  },
  refused('html.ogg', 'not_audio', text('<!DOCTYPE html><title>403 Forbidden</title>', 20)),
];

const playlist = (target: string): Buffer =>
  text(`#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n${target}\n#EXT-X-ENDLIST\n`);

/** Text that makes an ffmpeg without a format whitelist open another file or the network. */
const TRICKS: readonly Entry[] = [
  refused('hls-secret.wav', 'not_audio', playlist('file:///etc/passwd')),
  refused('hls-other.wav', 'not_audio', playlist('pcm16.wav')),
  refused('hls-http.wav', 'not_audio', playlist('http://127.0.0.1:9/x.ts')),
  refused('ffconcat.wav', 'not_audio', text("ffconcat version 1.0\nfile 'pcm16.wav'\n")),
  refused('ffconcat.g722', 'not_audio', text("ffconcat version 1.0\nfile 'pcm16.wav'\n")),
  refused(
    'sdp.wav',
    'not_audio',
    text('v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n'),
  ),
  refused('ffmetadata.wav', 'not_audio', text(';FFMETADATA1\ntitle=x\n')),
];

/** Everything that is broken or was made to deceive. */
export const BROKEN_FILES: readonly Entry[] = [...BROKEN_WAVES, CUT_G722, ...BROKEN_OGGS, ...TRICKS];
