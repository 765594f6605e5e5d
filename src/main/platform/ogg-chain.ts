import type { OggPage } from './ogg-pages.ts';

/** An audio stream as its identification header describes it. */
export interface OggAudioStream {
  readonly codec: string;
  /** Rate the decoder gives out: always 48,000 for opus. */
  readonly rateHz: number;
  readonly channels: number;
  /** Samples at the start that are decoded but not heard (opus). */
  readonly preSkip: number;
}

/** Reads an identification header; null when the stream is no audio we take. */
function parseIdentification(body: Buffer): OggAudioStream | null {
  if (body.length >= 19 && body.toString('latin1', 0, 8) === 'OpusHead')
    return { codec: 'opus', rateHz: 48_000, channels: body.readUInt8(9), preSkip: body.readUInt16LE(10) };
  if (body.length >= 16 && body.toString('latin1', 0, 7) === '\x01vorbis')
    return { codec: 'vorbis', rateHz: body.readUInt32LE(12), channels: body.readUInt8(11), preSkip: 0 };
  if (body.length >= 56 && body.toString('latin1', 0, 8) === 'Speex   ')
    return { codec: 'speex', rateHz: body.readUInt32LE(36), channels: body.readUInt32LE(48), preSkip: 0 };
  if (body.length >= 30 && body.toString('latin1', 0, 5) === '\x7fFLAC') {
    // STREAMINFO begins 17 bytes in; at its byte 10: 20 bits of rate, 3 of channels − 1.
    const word = body.readUInt32BE(27);
    return { codec: 'flac', rateHz: word >>> 12, channels: ((word >>> 9) & 7) + 1, preSkip: 0 };
  }
  return null;
}

function isSane({ channels, rateHz }: OggAudioStream): boolean {
  return channels >= 1 && channels <= 32 && rateHz >= 1000 && rateHz <= 384_000;
}

/** What the pages seen so far say of the first audio stream and, in a chained file, of the links that follow it. */
export interface OggChain {
  readonly pages: number;
  /** Streams of any kind that have begun. */
  readonly streams: number;
  readonly first: OggAudioStream | null;
  /** The first stream of the chain with an impossible rate or number of channels. */
  readonly refused: OggAudioStream | null;
  /** Seconds heard by the end positions, over all links. */
  readonly audioS: number;
  /** Channels of the links, each number once, in the order in which they came. */
  readonly layouts: ReadonlySet<number>;
  /** Audio streams that run beside the first. */
  readonly beside: number;
  /** Every link has its end mark. */
  readonly ended: boolean;
}

interface Link {
  readonly serial: number;
  readonly stream: OggAudioStream;
  granule: number;
  ended: boolean;
}

function heardS({ stream, granule }: Link): number {
  return Math.max(0, granule - stream.preSkip) / stream.rateHz;
}

/** Folds pages, shown one by one, into what they say together; its memory does not grow with the pages. */
export function followOggChain(): { readonly see: (page: OggPage) => void; readonly result: () => OggChain } {
  const layouts = new Set<number>();
  let pages = 0;
  let streams = 0;
  let beside = 0;
  let first: OggAudioStream | null = null;
  let refused: OggAudioStream | null = null;
  let link: Link | null = null;
  let earlierS = 0;
  let earlierEnded = true;

  function begin(page: OggPage): void {
    streams++;
    const stream = parseIdentification(page.bodyStart);
    if (!stream) return;
    // A stream that begins before the current one has any audio runs beside it; a later one is the next link.
    if (link?.granule === 0) {
      beside++;
      return;
    }
    if (link) {
      earlierS += heardS(link);
      earlierEnded &&= link.ended;
    }
    first ??= stream;
    if (!isSane(stream)) refused ??= stream;
    layouts.add(stream.channels);
    link = { serial: page.serial, stream, granule: 0, ended: false };
  }

  return {
    see(page) {
      pages++;
      if (page.begins) return begin(page);
      if (page.serial !== link?.serial) return;
      if (page.granule !== null) link.granule = Math.max(link.granule, page.granule);
      if (page.ends) link.ended = true;
    },
    result: () => ({
      pages,
      streams,
      first,
      refused,
      audioS: earlierS + (link ? heardS(link) : 0),
      layouts,
      beside,
      ended: earlierEnded && (link?.ended ?? false),
    }),
  };
}
