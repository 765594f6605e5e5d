/** Reads and writes the wire format of Protocol Buffers: https://protobuf.dev/programming-guides/encoding. */

/** A field of a message. */
export interface Field {
  readonly field: number;
  /** A number for a varint, bytes for everything else. */
  readonly value: number | Uint8Array;
  /** The whole field with its key, as it stands. */
  readonly raw: Uint8Array;
}

/** The fields of a message in order. Throws when the bytes are not Protocol Buffers. */
export function* fields(from: Uint8Array): Generator<Field> {
  let at = 0;
  while (at < from.length) {
    const [key, afterKey] = readVarint(from, at);
    const [head, afterHead] = readVarint(from, afterKey);
    const kind = key % 8;
    if (kind === 0) {
      yield { field: key >> 3, value: head, raw: from.subarray(at, afterHead) };
      at = afterHead;
      continue;
    }
    // 1: eight bytes, 2: a length and that many, 5: four bytes.
    const start = kind === 2 ? afterHead : afterKey;
    const end = start + (kind === 2 ? head : kind === 1 ? 8 : 4);
    if (end < start || end > from.length || (kind !== 1 && kind !== 2 && kind !== 5))
      throw new Error('not Protocol Buffers');
    yield { field: key >> 3, value: from.subarray(start, end), raw: from.subarray(at, end) };
    at = end;
  }
}

/** The contents of every field with this number that has a length. */
export function messages(from: Uint8Array, wanted: number): Uint8Array[] {
  return [...fields(from)].flatMap(({ field, value }) =>
    field === wanted && typeof value !== 'number' ? [value] : [],
  );
}

/** The value and where the next field begins. */
function readVarint(from: Uint8Array, start: number): [number, number] {
  let value = 0;
  for (let at = start; at < from.length; at++) {
    const byte = from[at] as number;
    value += (byte % 128) * 2 ** (7 * (at - start));
    if (byte < 128) return [value < 2 ** 53 ? value : signed(from.subarray(start, at + 1)), at + 1];
  }
  return [value, from.length];
}

/** Negative integers are written as 64-bit two's complement, which no double holds. */
function signed(digits: Uint8Array): number {
  const value = digits.reduce((sum, byte, index) => sum + (BigInt(byte % 128) << BigInt(7 * index)), 0n);
  return Number(BigInt.asIntN(64, value));
}

/** The numbers of a packed field. */
export function varints(packed: Uint8Array): number[] {
  const values: number[] = [];
  for (let at = 0; at < packed.length; ) {
    const [value, next] = readVarint(packed, at);
    values.push(value);
    at = next;
  }
  return values;
}

/** A field of text; empty when there is none. */
export function string(from: Uint8Array | undefined): string {
  return from ? new TextDecoder().decode(from) : '';
}

function varint(value: number): Uint8Array {
  const out: number[] = [];
  // Negative integers are written as 64-bit two's complement.
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 128n) {
    out.push(Number(rest % 128n) + 128);
    rest /= 128n;
  }
  return Uint8Array.from([...out, Number(rest)]);
}

/** A field of one integer. */
export function integer(field: number, value: number): Uint8Array {
  return join([varint(field * 8), varint(value)]);
}

/** A field of bytes. */
export function bytes(field: number, value: Uint8Array): Uint8Array {
  return join([varint(field * 8 + 2), varint(value.length), value]);
}

/** A field of text. */
export function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value));
}

/** A field that is a message. */
export function message(field: number, parts: readonly Uint8Array[]): Uint8Array {
  return bytes(field, join(parts));
}

/** One run of bytes out of many. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
