/**
 * Our transforms beside libraries', at the sizes that acoustic features and recognition use. `node bench/fft.ts`; a library
 * that is not installed in bench/ is said to be skipped.
 */
import { createAutocorrelation } from '../src/main/analyzer/dsp/autocorrelation.ts';
import { createPowerSpectrum } from '../src/main/analyzer/dsp/power-spectrum.ts';

const ROUNDS = 7;
const RUNS = 20_000;

/** Microseconds of processor time a run, the best of the rounds. */
function microseconds(run: () => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    for (let i = 0; i < RUNS; i++) run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / RUNS;
  });
  return Math.min(...rounds);
}

function print(what: string, run: () => void): void {
  console.log(`| ${what} | ${microseconds(run).toFixed(2)} |`);
}

/** Numbers that nothing can guess. */
const noise = (length: number) => Float64Array.from({ length }, (_, n) => Math.sin(n * n));

/** What is used of the libraries; they are installed for benchmarks only, so their types are not there to check against. */
type FftJs = new (size: number) => { realTransform(out: Float64Array, input: Float64Array): void };
interface Pffft {
  _pffft_new_setup(size: number, kind: number): number;
  _pffft_aligned_malloc(bytes: number): number;
  _pffft_transform_ordered(setup: number, input: number, output: number, work: number, direction: number): void;
  readonly HEAPF32: Float32Array;
}

async function load<T>(name: string): Promise<T | null> {
  try {
    return ((await import(name)) as { default: T }).default;
  } catch {
    console.log(`| ${name} | skipped: not installed in bench/ |`);
    return null;
  }
}

console.log('| one frame | µs |\n|---|---|');
for (const size of [512, 2048]) {
  const power = new Float64Array(size / 2 + 1);
  const spectrum = createPowerSpectrum(size);
  const frame = noise(size);
  print(`ours: power spectrum of ${size}, float64`, () => spectrum(frame, 0, power, 0));
}
const correlation = new Float64Array(248);
const autocorrelate = createAutocorrelation(1024, 248);
const frame = noise(1024);
print('ours: autocorrelation of 1024 at 248 lags, float64', () => autocorrelate(frame, 0, correlation));

const Fft = await load<FftJs>('fft.js');
for (const size of Fft ? [512, 2048] : []) {
  const fft = new Fft!(size);
  const input = noise(size);
  const out = new Float64Array(2 * size);
  print(`fft.js: half spectrum of ${size}, float64`, () => fft.realTransform(out, input));
}

const pffft = await (await load<() => Promise<Pffft>>('@echogarden/pffft-wasm/simd'))?.();
for (const size of pffft ? [512, 1280, 2048] : []) {
  const setup = pffft!._pffft_new_setup(size, 0);
  const [input = 0, output = 0, work = 0] = [0, 1, 2].map(() => pffft!._pffft_aligned_malloc(4 * size));
  pffft!.HEAPF32.set(noise(size), input / 4);
  print(`pffft-wasm, SIMD: spectrum of ${size}, float32`, () =>
    pffft!._pffft_transform_ordered(setup, input, output, work, 0),
  );
}
