import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** How one sample is stored, for those encodings that are read without a decoder. */
export type SampleEncoding = 'u8' | 's16' | 's24' | 's32' | 'f32' | 'f64' | 'alaw' | 'mulaw';

/** Bytes of one sample of an encoding. */
export const SAMPLE_BYTES: Readonly<Record<SampleEncoding, number>> = {
  u8: 1,
  s16: 2,
  s24: 3,
  s32: 4,
  f32: 4,
  f64: 8,
  alaw: 1,
  mulaw: 1,
};

/** What a WAVE `fmt ` chunk says. */
export interface WavFormat {
  /** Format tag; of an extensible header, the tag its sub-format stands for. */
  readonly tag: number;
  /** Short name of the codec, as ffmpeg names it: `pcm_s16le`, `adpcm_ms` … */
  readonly codec: string;
  /** Null when a decoder is needed. */
  readonly encoding: SampleEncoding | null;
  readonly channels: number;
  readonly rateHz: number;
  /** Bytes of one frame (native encodings) or block (others); made good when the header has it wrong. */
  readonly blockAlign: number;
  readonly blockAlignWrong: boolean;
  /** Frames in one block, where the codec has blocks of fixed length and says so; else null. */
  readonly framesPerBlock: number | null;
  readonly bytesPerSecond: number;
}

// Names from the registered WAVE format tags; those ffmpeg may decode under our whitelist.
const DECODER_TAGS: Readonly<Record<number, string>> = {
  2: 'adpcm_ms',
  17: 'adpcm_ima_wav',
  32: 'adpcm_yamaha',
  49: 'gsm_ms',
  69: 'g726',
  80: 'mp2',
  85: 'mp3',
  100: 'g726',
  101: 'adpcm_g722',
  353: 'wmav2',
  655: 'adpcm_g722',
  1618: 'adpcm_g722',
};

// The last 14 bytes of every sub-format GUID that merely wraps a format tag.
const TAG_GUID_TAIL = Buffer.from('000000001000800000aa00389b71', 'hex');

const MOST_CHANNELS = 32;
const LOWEST_RATE_HZ = 1000;
const HIGHEST_RATE_HZ = 384_000;

function nativeEncoding(tag: number, bits: number): { encoding: SampleEncoding; codec: string } | null {
  // Companded samples are bytes whatever the header says; 0 and 16 (the bits after expansion) are seen in the field.
  if (tag === 6 && [0, 8, 16].includes(bits)) return { encoding: 'alaw', codec: 'pcm_alaw' };
  if (tag === 7 && [0, 8, 16].includes(bits)) return { encoding: 'mulaw', codec: 'pcm_mulaw' };
  if (tag === 3 && bits === 32) return { encoding: 'f32', codec: 'pcm_f32le' };
  if (tag === 3 && bits === 64) return { encoding: 'f64', codec: 'pcm_f64le' };
  if (tag !== 1) return null;
  // A container of whole bytes: 12 bits lie in the upper part of 16, so the container decides.
  const bytes = Math.ceil(bits / 8);
  if (bits > 0 && bytes === 1) return { encoding: 'u8', codec: 'pcm_u8' };
  if (bytes === 2) return { encoding: 's16', codec: 'pcm_s16le' };
  if (bytes === 3) return { encoding: 's24', codec: 'pcm_s24le' };
  if (bytes === 4) return { encoding: 's32', codec: 'pcm_s32le' };
  return null;
}

/**
 * Parses the body of a `fmt ` chunk. Errors: `bad_header` for figures no recording can have, `unsupported_codec`
 * (with the tag) for what neither we nor ffmpeg under our whitelist decode.
 */
export function parseWavFormat(body: Buffer): Result<WavFormat, AppError> {
  if (body.length < 14) return err(appError('bad_header', `fmt chunk of ${body.length} bytes`));
  let tag = body.readUInt16LE(0);
  const channels = body.readUInt16LE(2);
  const rateHz = body.readUInt32LE(4);
  const bytesPerSecond = body.readUInt32LE(8);
  const statedAlign = body.readUInt16LE(12);
  const bits = body.length >= 16 ? body.readUInt16LE(14) : 8;
  if (tag === 0xfffe && body.length >= 40 && body.subarray(26, 40).equals(TAG_GUID_TAIL)) tag = body.readUInt16LE(24);
  if (channels < 1 || channels > MOST_CHANNELS) return err(appError('bad_header', `${channels} channels`));
  if (rateHz < LOWEST_RATE_HZ || rateHz > HIGHEST_RATE_HZ) return err(appError('bad_header', `${rateHz} Hz`));
  const native = nativeEncoding(tag, bits);
  if (native) {
    const blockAlign = channels * SAMPLE_BYTES[native.encoding];
    return ok({
      ...native,
      tag,
      channels,
      rateHz,
      blockAlign,
      blockAlignWrong: statedAlign !== blockAlign,
      framesPerBlock: 1,
      bytesPerSecond: blockAlign * rateHz,
    });
  }
  const codec = DECODER_TAGS[tag];
  if (!codec) {
    const tagText = `0x${tag.toString(16).padStart(4, '0')}`;
    return err(appError('unsupported_codec', `WAVE format tag ${tagText} with ${bits} bits`));
  }
  const blockAlign = Math.max(1, statedAlign);
  const framesPerBlock = [2, 17, 49].includes(tag) && body.length >= 20 ? body.readUInt16LE(18) : null;
  return ok({
    tag,
    codec,
    encoding: null,
    channels,
    rateHz,
    blockAlign,
    blockAlignWrong: statedAlign === 0,
    framesPerBlock: framesPerBlock || null,
    // Half a byte a sample by definition. Writers of G.722, ffmpeg among them, state twice that, which would make a call that
    // lost its second half look whole.
    bytesPerSecond: codec === 'adpcm_g722' ? (channels * rateHz) / 2 : bytesPerSecond,
  });
}
