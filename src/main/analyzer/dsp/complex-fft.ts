import { type Radix, transformPasses } from './fft-passes.ts';

/** A discrete Fourier transform of one fixed size: write `input`, call `run`, read `output`. */
export interface ComplexFft {
  /** Real and imaginary parts in turn. Scratch space of a run: all of it is to be written each time. */
  readonly input: Float64Array;
  /** X[k] = Σ x[n] e^(−2πikn/size), not scaled, real and imaginary parts in turn. */
  readonly output: Float64Array;
  run(): void;
}

/**
 * Makes a transform of `size` points, a power of two from 4, or five times one; tables are computed once. Stockham's
 * method: each pass reads one array and writes another in order, so nothing is ever put in bit-reversed order.
 */
export function createComplexFft(size: number): ComplexFft {
  const radices = radicesOf(size);
  let length = size;
  const steps = radices.map((radix, index) => {
    const groups = length / radix;
    const place = index === radices.length - 1 ? 'last' : index === 0 ? 'first' : 'middle';
    const pass = transformPasses[place][radix];
    const step = { pass, groups, stride: size / length, turns: turnsOf(length, radix, groups) };
    length = groups;
    return step;
  });
  const arrays = [new Float64Array(2 * size), new Float64Array(2 * size)];
  return {
    input: arrays[0],
    output: arrays[steps.length % 2],
    run() {
      for (let i = 0; i < steps.length; i++) {
        const { pass, groups, stride, turns } = steps[i];
        pass(arrays[i & 1], arrays[(i & 1) ^ 1], groups, stride, turns);
      }
    },
  };
}

/** Fours first, which cost least; then at most one two; at most one five, last, where nothing is turned. */
function radicesOf(size: number): Radix[] {
  const fives: Radix[] = size % 5 === 0 ? [5] : [];
  const twos = Math.log2(fives.length === 1 ? size / 5 : size);
  if (!Number.isInteger(twos) || twos < 2) throw new Error(`not a power of two, or five times one, from 4: ${size}`);
  return [...new Array<Radix>(twos >> 1).fill(4), ...(twos % 2 === 1 ? [2 as const] : []), ...fives];
}

/** e^(−2πipk/length) for each group p and k from 1 to radix − 1. */
function turnsOf(length: number, radix: number, groups: number): Float64Array {
  const turns: number[] = [];
  for (let p = 0; p < groups; p++) {
    for (let k = 1; k < radix; k++) {
      const angle = (2 * Math.PI * p * k) / length;
      turns.push(Math.cos(angle), -Math.sin(angle));
    }
  }
  return Float64Array.from(turns);
}
