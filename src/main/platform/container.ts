import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { WavContainer } from './wav-chunks.ts';

/** A container as its first bytes show it. The headerless ones (`gsm`, `g722`) are taken from the name. */
export type Container =
  | WavContainer
  | 'ogg'
  | 'flac'
  | 'mp3'
  | 'aac'
  | 'mp4'
  | 'asf'
  | 'amr'
  | 'aiff'
  | 'au'
  | 'gsm'
  | 'g722';

/** Bytes of the file's beginning that `sniffContainer` wants. */
export const SNIFF_BYTES = 4096;

// What each container's files are called; any other known extension is a mismatch.
const EXTENSIONS: Readonly<Record<Container, readonly string[]>> = {
  riff: ['wav', 'wave'],
  rf64: ['wav', 'wave', 'rf64', 'bw64'],
  w64: ['w64', 'wav'],
  ogg: ['ogg', 'oga', 'opus', 'spx'],
  flac: ['flac'],
  mp3: ['mp3', 'mp2'],
  aac: ['aac'],
  mp4: ['m4a', 'mp4', 'aac', '3gp'],
  asf: ['wma', 'asf'],
  amr: ['amr', 'awb'],
  aiff: ['aif', 'aiff', 'aifc'],
  au: ['au', 'snd'],
  gsm: ['gsm'],
  g722: ['g722'],
};

/** Extensions (lower case, without dot) of files that are taken for recordings. */
export const RECORDING_EXTENSIONS: ReadonlySet<string> = new Set(Object.values(EXTENSIONS).flat());

/** True when a file of this container is usually called so. */
export function extensionFits(container: Container, extension: string): boolean {
  return EXTENSIONS[container].includes(extension);
}

const ASF_GUID = Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex');
const W64_RIFF_GUID = Buffer.from('726966662e91cf11a5d628db04c10000', 'hex');

/** An MPEG audio frame header with no reserved field, of layer 2 or 3. */
function isMpegFrame(head: Buffer, at: number): boolean {
  if (at + 4 > head.length) return false;
  const word = head.readUInt32BE(at);
  const version = (word >>> 19) & 3;
  const layer = (word >>> 17) & 3;
  const bitrate = (word >>> 12) & 15;
  const rate = (word >>> 10) & 3;
  return word >>> 21 === 0x7ff && version !== 1 && (layer === 1 || layer === 2) && bitrate % 15 !== 0 && rate !== 3;
}

function isAdtsFrame(head: Buffer): boolean {
  return head.length >= 7 && (head.readUInt16BE(0) & 0xfff6) === 0xfff0;
}

/** A raw GSM 06.10 frame is 33 bytes of which the first half-byte is 0xD. */
function isGsm(head: Buffer): boolean {
  for (let at = 0; at < head.length; at += 33) if ((head.readUInt8(at) & 0xf0) !== 0xd0) return false;
  return head.length >= 33;
}

function isPlainText(head: Buffer): boolean {
  return head.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127));
}

/**
 * Tells the container from the first bytes of a file (`SNIFF_BYTES`, or all of a shorter one) and, for the headerless
 * ones, its extension. Playlists, text and pictures are `not_audio` whatever their name; RIFX is `unsupported_container`.
 */
export function sniffContainer(head: Buffer, extension: string): Result<Container, AppError> {
  const magic = head.toString('latin1', 0, 4);
  const form = head.toString('latin1', 8, 12);
  if (magic === 'RIFF' || magic === 'RF64' || magic === 'BW64') {
    if (form === 'WAVE') return ok(magic === 'RIFF' ? 'riff' : 'rf64');
    if (head.length < 12) return err(appError('bad_header', `the file ends after ${head.length} bytes`));
    return err(appError('unsupported_container', 'RIFF without WAVE'));
  }
  if (magic === 'RIFX') return err(appError('unsupported_container', 'big-endian RIFF'));
  if (head.subarray(0, 16).equals(W64_RIFF_GUID)) return ok('w64');
  if (magic === 'OggS') return ok('ogg');
  if (magic === 'fLaC') return ok('flac');
  if (magic === '.snd') return ok('au');
  if (magic === 'FORM' && (form === 'AIFF' || form === 'AIFC')) return ok('aiff');
  if (head.subarray(0, 16).equals(ASF_GUID)) return ok('asf');
  if (head.toString('latin1', 0, 5) === '#!AMR') return ok('amr');
  if (head.toString('latin1', 4, 8) === 'ftyp') return ok('mp4');
  if (magic.startsWith('ID3')) return ok('mp3');
  if (isAdtsFrame(head)) return ok('aac');
  if (isMpegFrame(head, 0)) return ok('mp3');
  if (extension === 'gsm' && isGsm(head)) return ok('gsm');
  if (extension === 'g722' && head.length > 0 && !isPlainText(head)) return ok('g722');
  return err(appError('not_audio', 'the first bytes are of no audio format known here'));
}
