/** A stream of numbers in [0, 1) from a seed (mulberry32): the same in every run and on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Where arithmetic on sizes goes wrong.
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
/** Most damage goes where headers are: that is where parsers decide. */
const HEADER_BYTES = 200;

/** Damages bytes in one to sixteen ways: bits, edge values, lost, doubled and foreign stretches, a lost end. */
export function mutate(original: Buffer, random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  let bytes = Buffer.from(original);
  for (let times = pick([1, 1, 2, 4, 16]); times > 0 && bytes.length > 0; times--) {
    const at = below(random() < 0.7 ? Math.min(HEADER_BYTES, bytes.length) : bytes.length);
    const kind = below(8);
    if (kind === 0) bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8)), at);
    else if (kind === 1) bytes.writeUInt8(below(256), at);
    else if (kind === 2 && at + 4 <= bytes.length) bytes.writeUInt32LE(pick(EDGES), at);
    else if (kind === 3 && at + 2 <= bytes.length) bytes.writeUInt16LE(pick(EDGES) & 0xffff, at);
    else if (kind === 4) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + pick([1, 2, 4, 16, 256]))]);
    else if (kind === 5) {
      const foreign = Buffer.from(Array.from({ length: pick([1, 2, 4, 16, 256]) }, () => below(256)));
      bytes = Buffer.concat([bytes.subarray(0, at), foreign, bytes.subarray(at)]);
    } else if (kind === 6)
      bytes.copy(bytes, at, below(bytes.length), Math.min(bytes.length, at + pick([4, 16, 64, 512])));
    else bytes = bytes.subarray(0, below(bytes.length));
  }
  return bytes;
}
