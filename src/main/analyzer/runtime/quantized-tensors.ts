import { fields, messages, string, varints } from './protobuf.ts';

/** A constant of a quantised model: its integers as uint8 (int8 moved up by 128), or its floats when they are few. */
export interface QuantizedTensor {
  readonly dims: readonly number[];
  readonly integers: Uint8Array;
  readonly floats: Float32Array;
}

/** Scales are one number, or one for each column of a weight; what is longer is a weight itself and not copied. */
const MOST_FLOATS = 65_536;

const FLOAT32 = 1;
const UINT8 = 2;
const INT8 = 3;

/**
 * The uint8, int8 and short float32 initializers of a model's main graph, by name. Throws when the bytes are not Protocol
 * Buffers.
 */
export function readQuantizedTensors(model: Uint8Array): ReadonlyMap<string, QuantizedTensor> {
  const found = new Map<string, QuantizedTensor>();
  for (const graph of messages(model, 7)) {
    for (const tensor of messages(graph, 5)) {
      const read = readTensor(tensor);
      if (read) found.set(string(messages(tensor, 8)[0]), read);
    }
  }
  return found;
}

function readTensor(tensor: Uint8Array): QuantizedTensor | null {
  const dims: number[] = [];
  let type = 0;
  let raw: Uint8Array | null = null;
  const floats: number[] = [];
  const integers: number[] = [];
  for (const { field, value } of fields(tensor)) {
    const list = typeof value === 'number' ? [value] : null;
    if (field === 1) dims.push(...(list ?? varints(value as Uint8Array)));
    if (field === 2 && list) type = list[0];
    if (field === 4 && !list) for (const float of float32(value as Uint8Array)) floats.push(float);
    if (field === 5) integers.push(...(list ?? varints(value as Uint8Array)));
    if (field === 9 && !list) raw = value as Uint8Array;
  }
  if (type === FLOAT32 && dims.reduce((size, dim) => size * dim, 1) > MOST_FLOATS) return null;
  if (type === FLOAT32)
    return { dims, integers: new Uint8Array(0), floats: raw ? float32(raw) : Float32Array.from(floats) };
  if (type !== UINT8 && type !== INT8) return null;
  const bytes = raw ?? Uint8Array.from(integers);
  return {
    dims,
    integers: type === UINT8 ? bytes : bytes.map((value) => (value + 128) % 256),
    floats: new Float32Array(0),
  };
}

function float32(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
