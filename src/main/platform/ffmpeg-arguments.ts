import type { FileHandle } from 'node:fs/promises';
import type { Container } from './container.ts';

/** A file for ffmpeg: an open handle, and the path for systems where a descriptor cannot be named. */
export interface FfmpegInput {
  readonly handle: FileHandle;
  /** Absolute. */
  readonly path: string | Buffer;
  readonly container: Container;
}

/**
 * The one demuxer that may open a file of each container. Naming a single one is what stops a text file called
 * `call.wav` from being a playlist that opens other files: the protocol whitelist alone does not.
 */
const DEMUXERS: Readonly<Record<Container, string>> = {
  riff: 'wav',
  rf64: 'wav',
  w64: 'w64',
  ogg: 'ogg',
  flac: 'flac',
  mp3: 'mp3',
  aac: 'aac',
  mp4: 'mov',
  asf: 'asf',
  amr: 'amr',
  aiff: 'aiff',
  au: 'au',
  gsm: 'gsm',
  g722: 'g722',
};

/** Decoders that may run, by ffmpeg's names for them; each was tried with a real file. */
export const DECODERS: readonly string[] = [
  ...['pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_u8', 'pcm_f32le', 'pcm_f64le', 'pcm_alaw', 'pcm_mulaw'],
  ...['pcm_s8', 'pcm_s16be', 'pcm_s24be', 'pcm_s32be', 'pcm_f32be', 'pcm_f64be'],
  ...['adpcm_ima_wav', 'adpcm_ms', 'adpcm_yamaha', 'adpcm_ima_qt', 'g722', 'g726', 'g726le'],
  ...['gsm', 'gsm_ms', 'libgsm', 'libgsm_ms', 'amrnb', 'amrwb', 'libopencore_amrnb', 'libopencore_amrwb'],
  ...['opus', 'libopus', 'vorbis', 'libvorbis', 'speex', 'libspeex', 'flac', 'alac'],
  ...['mp3', 'mp3float', 'mp2', 'mp2float', 'aac', 'aac_fixed', 'wmav1', 'wmav2', 'wmapro', 'wmavoice', 'wmalossless'],
];

/** The name under which ffmpeg opens the input; with a descriptor the file's own name never reaches it. */
function inputName(input: FfmpegInput): string {
  if (process.platform === 'linux') return 'file:/proc/self/fd/3';
  return `file:${input.path.toString()}`;
}

/** The descriptor to hand over, where `inputName` names one. */
export function inputFd(input: FfmpegInput): number | null {
  return process.platform === 'linux' ? input.handle.fd : null;
}

/** Arguments that open an input and nothing else. `-v` is left to the caller. */
export function inputArguments(input: FfmpegInput): readonly string[] {
  const demuxer = DEMUXERS[input.container];
  return [
    ...['-nostdin', '-hide_banner', '-nostats', '-threads', '1'],
    ...['-protocol_whitelist', 'file', '-format_whitelist', demuxer, '-codec_whitelist', DECODERS.join(',')],
    ...['-max_streams', '8', '-f', demuxer, '-i', inputName(input)],
  ];
}

/** Arguments that decode the first audio stream to 16-bit samples on standard output. */
export function decodeArguments(
  input: FfmpegInput,
  output: { readonly rateHz: number; readonly channels: number; readonly longestS: number },
): readonly string[] {
  return [
    ...['-v', 'warning', ...inputArguments(input)],
    ...['-map', '0:a:0', '-vn', '-sn', '-dn', '-map_metadata', '-1', '-t', String(output.longestS)],
    // Computed in floats: ffmpeg would resample 16-bit sources in 16 bits.
    ...['-af', `aresample=${output.rateHz}:internal_sample_fmt=fltp:filter_size=64:cutoff=0.97`],
    ...['-ac', String(output.channels), '-ar', String(output.rateHz), '-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1'],
  ];
}
