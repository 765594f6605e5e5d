/*
 * IEEE 754 half precision, for models whose inputs or outputs are float16. Node 20 has no Float16Array, so tensors of
 * halves are read and made as their 16 bits.
 */

/** The value of 16 bits. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest 16 bits, ties to even; beyond 65504 infinity. */
function toHalf(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= 65_520) return sign | 0x7c00;
  // Spacing of halves around `size`: 2^-24 below the smallest normal number, else 2^(exponent - 10).
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const steps = roundHalfToEven(size / 2 ** (exponent - 10));
  // 1024 steps carry into the next exponent by themselves.
  return sign | (steps + (exponent + 14) * 1024);
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/** Makes the bits of an array's values. */
export function toHalves(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, toHalf);
}

let table: Float32Array | undefined;

/** Reads an array of halves, whatever typed array its 16 bits are held in. */
export function fromHalves(data: ArrayBufferView): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, bits) => fromHalf(bits));
  const all = table;
  return Float32Array.from(new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2), (bits) => all[bits]);
}
