import { SAMPLE_BYTES, type SampleEncoding } from '../../platform/wav-format.ts';

/** How the bytes of a stream of samples are to be read. */
export interface PcmFormat {
  readonly encoding: SampleEncoding;
  readonly channels: number;
  readonly rateHz: number;
}

/** A block of samples around ±1, one array per channel; more than two channels are mixed to one. */
export interface SampleBlock {
  readonly channels: readonly Float32Array[];
  /** Floats that are no sound and became silence. */
  readonly invalid: number;
}

/**
 * Floats beyond this are no sound. Not 1: some tools write floats in the range of 16-bit integers, and those can
 * still be scaled.
 */
const LARGEST_FLOAT = 1e6;

function expandALaw(code: number): number {
  const c = code ^ 0x55;
  const exponent = (c >> 4) & 7;
  const mantissa = ((c & 15) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return c & 0x80 ? magnitude : -magnitude;
}

function expandMuLaw(code: number): number {
  const c = ~code & 0xff;
  const magnitude = ((((c & 15) << 3) + 0x84) << ((c >> 4) & 7)) - 0x84;
  return c & 0x80 ? -magnitude : magnitude;
}

// ITU-T G.711, tables 1a and 2a, as 16-bit values.
const A_LAW = Float32Array.from({ length: 256 }, (_, code) => expandALaw(code) / 32_768);
const MU_LAW = Float32Array.from({ length: 256 }, (_, code) => expandMuLaw(code) / 32_768);
const UNSIGNED = Float32Array.from({ length: 256 }, (_, code) => (code - 128) / 128);

/** Numbers of any machine type, as they lie in a file (little-endian, as is every platform we run on). */
type Numbers = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Looks at bytes as numbers of the machine; copies them when they lie askew. */
function view(bytes: Uint8Array, encoding: SampleEncoding): Numbers {
  const size = SAMPLE_BYTES[encoding];
  if (size === 1 || size === 3) return bytes;
  const { buffer, byteOffset } = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  const length = Math.floor(bytes.length / size);
  if (encoding === 's16') return new Int16Array(buffer, byteOffset, length);
  if (encoding === 's32') return new Int32Array(buffer, byteOffset, length);
  if (encoding === 'f32') return new Float32Array(buffer, byteOffset, length);
  return new Float64Array(buffer, byteOffset, length);
}

function fromTable(codes: Numbers, table: Float32Array, first: number, stride: number, out: Float32Array): void {
  for (let i = 0, at = first; i < out.length; i++, at += stride) out[i] = table[codes[at]];
}

function fromIntegers(values: Numbers, scale: number, first: number, stride: number, out: Float32Array): void {
  for (let i = 0, at = first; i < out.length; i++, at += stride) out[i] = values[at] * scale;
}

function from24(bytes: Numbers, first: number, stride: number, out: Float32Array): void {
  const scale = 1 / 2 ** 31;
  for (let i = 0, at = 3 * first; i < out.length; i++, at += 3 * stride)
    out[i] = ((bytes[at] << 8) | (bytes[at + 1] << 16) | (bytes[at + 2] << 24)) * scale;
}

function fromFloats(values: Numbers, first: number, stride: number, out: Float32Array): number {
  let invalid = 0;
  for (let i = 0, at = first; i < out.length; i++, at += stride) {
    const value = values[at];
    // Also false for NaN.
    const sound = value <= LARGEST_FLOAT && value >= -LARGEST_FLOAT;
    out[i] = sound ? value : 0;
    if (!sound) invalid++;
  }
  return invalid;
}

/** Reads one channel into `out` and counts the floats in it that are no sound. */
function readChannel(numbers: Numbers, channel: number, { encoding, channels }: PcmFormat, out: Float32Array): number {
  if (encoding === 'alaw') fromTable(numbers, A_LAW, channel, channels, out);
  else if (encoding === 'mulaw') fromTable(numbers, MU_LAW, channel, channels, out);
  else if (encoding === 'u8') fromTable(numbers, UNSIGNED, channel, channels, out);
  else if (encoding === 's16') fromIntegers(numbers, 1 / 2 ** 15, channel, channels, out);
  else if (encoding === 's24') from24(numbers, channel, channels, out);
  else if (encoding === 's32') fromIntegers(numbers, 1 / 2 ** 31, channel, channels, out);
  else return fromFloats(numbers, channel, channels, out);
  return 0;
}

/** Decodes whole frames. */
export function decodeSamples(bytes: Uint8Array, frames: number, format: PcmFormat): SampleBlock {
  const numbers = view(bytes, format.encoding);
  const read: Float32Array[] = [];
  let invalid = 0;
  for (let channel = 0; channel < format.channels; channel++) {
    const samples = new Float32Array(frames);
    invalid += readChannel(numbers, channel, format, samples);
    read.push(samples);
  }
  return { channels: read.length > 2 ? [mean(read)] : read, invalid };
}

function mean(channels: readonly Float32Array[]): Float32Array {
  return channels[0].map((_, i) => channels.reduce((sum, samples) => sum + samples[i], 0) / channels.length);
}
