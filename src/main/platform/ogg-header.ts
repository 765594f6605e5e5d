import type { FileHandle } from 'node:fs/promises';
import type { Finding } from '../../shared/domain/call.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type OggPage, walkOggPages } from './ogg-pages.ts';

/** An Ogg file as its pages describe it. */
export interface OggHeader {
  readonly codec: string;
  /** Rate the decoder gives out: always 48,000 for opus. */
  readonly rateHz: number;
  /** Of the first link of a chained file. */
  readonly channels: number;
  /** From the end positions of the pages, summed over the links of a chained file. */
  readonly claimedS: number;
  readonly findings: readonly Finding[];
}

interface AudioStream {
  readonly codec: string;
  readonly rateHz: number;
  readonly channels: number;
  /** Samples at the start that are decoded but not heard (opus). */
  readonly preSkip: number;
}

/** Reads an identification header; null when the stream is no audio we take. */
function parseIdentification(body: Buffer): AudioStream | null {
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

interface Link {
  readonly stream: AudioStream;
  granule: number;
  ended: boolean;
}

/** The links of the first audio stream, one after another, and how many other audio streams run beside it. */
function followMainStream(pages: readonly OggPage[]): { links: Link[]; beside: number } {
  const links: Link[] = [];
  let current: { serial: number; link: Link } | null = null;
  let beside = 0;
  for (const page of pages) {
    if (page.begins) {
      const stream = parseIdentification(page.bodyStart);
      if (!stream) continue;
      // A stream that begins before the current one has any audio runs beside it; a later one is the next link.
      if (current && current.link.granule === 0) {
        beside++;
        continue;
      }
      const link = { stream, granule: 0, ended: false };
      links.push(link);
      current = { serial: page.serial, link };
    } else if (current && page.serial === current.serial) {
      if (page.granule !== null) current.link.granule = Math.max(current.link.granule, page.granule);
      if (page.ends) current.link.ended = true;
    }
  }
  return { links, beside };
}

function chainFindings(links: readonly Link[], beside: number, cutShort: boolean): Finding[] {
  const findings: Finding[] = [];
  const layouts = new Set(links.map(({ stream }) => stream.channels));
  if (layouts.size > 1)
    findings.push({ flag: 'layout_changes', detail: `${[...layouts].join(', ')} channels in turn` });
  if (beside > 0) findings.push({ flag: 'extra_streams', detail: `${beside + 1} audio streams, the first is used` });
  if (cutShort) findings.push({ flag: 'partial_audio', detail: 'the file ends inside a page' });
  else if (links.some((link) => !link.ended))
    findings.push({ flag: 'partial_audio', detail: 'the stream has no end mark: the rest is missing' });
  return findings;
}

/** Reads the pages of an Ogg file. Errors: `bad_header`, `unsupported_codec` (no audio stream we take), `no_audio`. */
export async function readOggHeader(handle: FileHandle, fileBytes: number): Promise<Result<OggHeader, AppError>> {
  const { pages, cutShort } = await walkOggPages(handle, fileBytes);
  if (!pages.some((page) => page.begins)) return err(appError('bad_header', 'no page begins a stream'));
  const { links, beside } = followMainStream(pages);
  const main = links[0]?.stream;
  if (!main) return err(appError('unsupported_codec', 'no opus, vorbis, flac or speex stream'));
  if (
    links.some(
      ({ stream }) => stream.channels < 1 || stream.channels > 32 || stream.rateHz < 1000 || stream.rateHz > 384_000,
    )
  )
    return err(appError('bad_header', `${main.channels} channels at ${main.rateHz} Hz`));
  const claimedS = links.reduce(
    (sum, { stream, granule }) => sum + Math.max(0, granule - stream.preSkip) / stream.rateHz,
    0,
  );
  if (claimedS === 0) {
    const reason = cutShort || pages.length < 3 ? 'bad_header' : 'no_audio';
    return err(appError(reason, 'no page holds audio'));
  }
  return ok({
    codec: main.codec,
    rateHz: main.rateHz,
    channels: main.channels,
    claimedS,
    findings: chainFindings(links, beside, cutShort),
  });
}
