import { describe, expect, it } from 'vitest';
import { fromHalves, toHalves } from './half-float.ts';

describe('half precision', () => {
  it('goes to 16 bits and back for every value', () => {
    const all = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);
    const isNaNBits = (bits: number) => (bits & 0x7c00) === 0x7c00 && (bits & 0x3ff) !== 0;
    const back = toHalves(fromHalves(all));
    expect([...all].filter((bits) => !isNaNBits(bits) && back[bits] !== bits)).toEqual([]);
    expect([...all].filter(isNaNBits).every((bits) => Number.isNaN(fromHalves(Uint16Array.of(bits))[0]))).toBe(true);
  });

  it('has the values that the standard names', () => {
    const bits = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00, 0x3555);
    expect([...fromHalves(bits)]).toEqual([1, -2, 2 ** -24, 65_504, Infinity, 0.333251953125]);
  });

  it('rounds to the nearest, ties to even', () => {
    const ulp = 2 ** -10;
    const values = Float32Array.of(1 + ulp / 2, 1 + 1.5 * ulp, 1 + 0.51 * ulp, 65_519, 65_520, 2 ** -25);
    expect([...fromHalves(toHalves(values))]).toEqual([1, 1 + 2 * ulp, 1 + ulp, 65_504, Infinity, 0]);
  });
});
