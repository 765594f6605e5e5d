import type { FileHandle } from 'node:fs/promises';
import type { Finding } from '../../shared/domain/call.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { followOggChain, type OggChain } from './ogg-chain.ts';
import { type OggWalkEnd, walkOggPages } from './ogg-pages.ts';

/** An Ogg file as its pages describe it. */
export interface OggHeader {
  readonly codec: string;
  /** Rate the decoder gives out: always 48,000 for opus. */
  readonly rateHz: number;
  /** Of the first link of a chained file. */
  readonly channels: number;
  /**
   * From the end positions of the pages, summed over the links of a chained file. Null when there are more pages than
   * are walked: a claim made from some of them would be too small.
   */
  readonly claimedS: number | null;
  readonly findings: readonly Finding[];
}

function chainFindings({ layouts, beside, ended }: OggChain, end: OggWalkEnd): Finding[] {
  const findings: Finding[] = [];
  if (layouts.size > 1)
    findings.push({ flag: 'layout_changes', detail: `${[...layouts].join(', ')} channels in turn` });
  if (beside > 0) findings.push({ flag: 'extra_streams', detail: `${beside + 1} audio streams, the first is used` });
  if (end === 'cut_short') findings.push({ flag: 'partial_audio', detail: 'the file ends inside a page' });
  if (end === 'whole' && !ended)
    findings.push({ flag: 'partial_audio', detail: 'the stream has no end mark: the rest is missing' });
  return findings;
}

/** Reads the pages of an Ogg file. Errors: `bad_header`, `unsupported_codec` (no audio stream we take), `no_audio`. */
export async function readOggHeader(handle: FileHandle, fileBytes: number): Promise<Result<OggHeader, AppError>> {
  const { see, result } = followOggChain();
  const end = await walkOggPages(handle, fileBytes, see);
  const chain = result();
  const { first, refused, audioS } = chain;
  if (chain.streams === 0) return err(appError('bad_header', 'no page begins a stream'));
  if (!first) return err(appError('unsupported_codec', 'no opus, vorbis, flac or speex stream'));
  if (refused) return err(appError('bad_header', `${refused.channels} channels at ${refused.rateHz} Hz`));
  if (audioS === 0 && end !== 'too_many_pages') {
    const reason = end === 'cut_short' || chain.pages < 3 ? 'bad_header' : 'no_audio';
    return err(appError(reason, 'no page holds audio'));
  }
  return ok({
    codec: first.codec,
    rateHz: first.rateHz,
    channels: first.channels,
    claimedS: end === 'too_many_pages' ? null : audioS,
    findings: chainFindings(chain, end),
  });
}
