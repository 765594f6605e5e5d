import type { SampleEncoding } from '../../platform/wav-format.ts';

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

/** Looks at bytes as numbers of the machine (little-endian on every platform we run on); copies when they lie askew. */
function aligned(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.byteOffset % size === 0 ? bytes : bytes.slice();
}

function fromTable(bytes: Uint8Array, table: Float32Array, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = table[bytes[i]];
}

function fromIntegers(values: Int16Array | Int32Array, scale: number, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = values[i] * scale;
}

function from24(bytes: Uint8Array, out: Float32Array): void {
  const scale = 1 / 2 ** 31;
  for (let i = 0, b = 0; i < out.length; i++, b += 3)
    out[i] = ((bytes[b] << 8) | (bytes[b + 1] << 16) | (bytes[b + 2] << 24)) * scale;
}

function fromFloats(values: Float32Array | Float64Array, out: Float32Array): number {
  let invalid = 0;
  for (let i = 0; i < out.length; i++) {
    const value = values[i];
    // Also false for NaN.
    const sound = value <= LARGEST_FLOAT && value >= -LARGEST_FLOAT;
    out[i] = sound ? value : 0;
    if (!sound) invalid++;
  }
  return invalid;
}

/** Turns bytes into floats in the order they lie in, and counts the floats that are no sound. */
function toFloats(bytes: Uint8Array, encoding: SampleEncoding, out: Float32Array): number {
  const n = out.length;
  if (encoding === 'alaw') fromTable(bytes, A_LAW, out);
  else if (encoding === 'mulaw') fromTable(bytes, MU_LAW, out);
  else if (encoding === 'u8') fromTable(bytes, UNSIGNED, out);
  else if (encoding === 's24') from24(bytes, out);
  else if (encoding === 's16') {
    const at = aligned(bytes, 2);
    fromIntegers(new Int16Array(at.buffer, at.byteOffset, n), 1 / 2 ** 15, out);
  } else if (encoding === 's32') {
    const at = aligned(bytes, 4);
    fromIntegers(new Int32Array(at.buffer, at.byteOffset, n), 1 / 2 ** 31, out);
  } else if (encoding === 'f32') {
    const at = aligned(bytes, 4);
    return fromFloats(new Float32Array(at.buffer, at.byteOffset, n), out);
  } else {
    const at = aligned(bytes, 8);
    return fromFloats(new Float64Array(at.buffer, at.byteOffset, n), out);
  }
  return 0;
}

function mixDown(interleaved: Float32Array, channels: number): Float32Array {
  const mixed = new Float32Array(interleaved.length / channels);
  for (let i = 0, at = 0; i < mixed.length; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += interleaved[at++];
    mixed[i] = sum / channels;
  }
  return mixed;
}

/** Decodes whole frames. */
export function decodeSamples(bytes: Uint8Array, frames: number, format: PcmFormat): SampleBlock {
  const interleaved = new Float32Array(frames * format.channels);
  const invalid = toFloats(bytes, format.encoding, interleaved);
  if (format.channels === 1) return { channels: [interleaved], invalid };
  if (format.channels > 2) return { channels: [mixDown(interleaved, format.channels)], invalid };
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    left[i] = interleaved[2 * i];
    right[i] = interleaved[2 * i + 1];
  }
  return { channels: [left, right], invalid };
}
