import type { SampleEncoding } from '../../platform/wav-format.ts';

/** The largest amplitude, 0 … 255 of full scale, of the samples at `from`, `from + stride` … below `end` in some bytes. */
export type Loudest = (bytes: Buffer, from: number, end: number, stride: number) => number;

/** How to measure samples of an encoding. A recording of hours has hundreds of millions: no call for each of them. */
export function loudestOf(encoding: SampleEncoding): Loudest {
  switch (encoding) {
    case 'u8':
      return ofTable(Uint8Array.from({ length: 256 }, (_, code) => Math.min(255, 2 * Math.abs(code - 128))));
    case 'alaw':
      return ofTable(Uint8Array.from({ length: 256 }, (_, code) => levelOf16(expandALaw(code))));
    case 'mulaw':
      return ofTable(Uint8Array.from({ length: 256 }, (_, code) => levelOf16(expandMuLaw(code))));
    case 's16':
      return ofUpperBytes(0);
    case 's24':
      return ofUpperBytes(1);
    case 's32':
      return ofUpperBytes(2);
    case 'f32':
      return ofFloats((bytes, at) => bytes.readFloatLE(at));
    case 'f64':
      return ofFloats((bytes, at) => bytes.readDoubleLE(at));
  }
}

function levelOf16(sample: number): number {
  return Math.min(255, Math.abs(sample) >> 7);
}

function ofTable(levels: Uint8Array): Loudest {
  return (bytes, from, end, stride) => {
    let most = 0;
    for (let at = from; at < end; at += stride) {
      const level = levels[bytes[at]!]!;
      if (level > most) most = level;
    }
    return most;
  };
}

/** Of whole numbers of 16 bits and more: their two upper bytes, behind `skipped` lower ones. */
function ofUpperBytes(skipped: number): Loudest {
  return (bytes, from, end, stride) => {
    let most = 0;
    for (let at = from + skipped; at < end; at += stride) {
      const sample = ((bytes[at + 1]! << 24) >> 16) | bytes[at]!;
      const amplitude = sample < 0 ? -sample : sample;
      if (amplitude > most) most = amplitude;
    }
    return levelOf16(most);
  };
}

function ofFloats(read: (bytes: Buffer, at: number) => number): Loudest {
  return (bytes, from, end, stride) => {
    let most = 0;
    // What is no number is louder than nothing.
    for (let at = from; at < end; at += stride) most = Math.max(most, Math.abs(read(bytes, at)) || 0);
    return Math.min(255, Math.floor(most * 256));
  };
}

/** ITU-T G.711: eight bits of A-law as a sample of 16. */
function expandALaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits & 0x70) >> 4;
  const mantissa = ((bits & 0x0f) << 4) + (exponent === 0 ? 8 : 0x108);
  const amplitude = exponent > 1 ? mantissa << (exponent - 1) : mantissa;
  return (bits & 0x80) === 0 ? -amplitude : amplitude;
}

/** ITU-T G.711: eight bits of µ-law as a sample of 16. */
function expandMuLaw(code: number): number {
  const bits = ~code & 0xff;
  const amplitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return (bits & 0x80) === 0 ? amplitude : -amplitude;
}
