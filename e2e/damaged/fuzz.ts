import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORPUS, makeCorpus } from './corpus.ts';
import { mutate, seededRandom } from './mutate.ts';
import { runFile } from './run-file.ts';

/** What became of a run of mutated files. */
export interface FuzzReport {
  readonly files: number;
  /** Files by outcome: `ok`, or the code of the refusal. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** Files that broke a promise: an exception, a sample that is no number, a duration that is not the lanes'. */
  readonly broken: readonly string[];
}

/** A file may take this long; beyond it, it hangs. */
const HANG_MS = 45_000;

/**
 * Mutates valid files of the corpus from a seed and takes each through identify, decode and read. Two at a time, as
 * many as the smallest machine has cores. Needs ffmpeg.
 */
export async function fuzzDecoding(files: number, seed: number): Promise<FuzzReport> {
  const valid = CORPUS.filter(({ verdict }) => 'durationS' in verdict && verdict.durationS <= 10);
  const corpus = await makeCorpus();
  const outcomes: Record<string, number> = {};
  const broken: string[] = [];
  let slowestMs = 0;
  let next = 0;

  async function one(index: number): Promise<void> {
    const random = seededRandom(seed * 1_000_003 + index);
    const entry = valid[Math.floor(random() * valid.length)];
    if (!entry) return;
    const path = join(corpus.folder, `mutant-${index}.${entry.name.split('.').at(-1)}`);
    await writeFile(path, mutate(corpus.bytesOf(entry.name), random));
    const controller = new AbortController();
    const watchdog = setTimeout(() => controller.abort(), HANG_MS);
    const start = performance.now();
    let outcome: string;
    try {
      const run = await runFile(path, controller.signal);
      outcome = run.ok ? 'ok' : run.error.code;
      if (run.ok) {
        const { decode, laneSamples, notFinite } = run.value;
        const wrong = laneSamples.some((samples) => Math.abs(samples / 16_000 - decode.durationS) > 0.001);
        if (notFinite > 0 || wrong) broken.push(`${index} ${entry.name}: lanes`);
      }
      if (outcome === 'internal' || outcome === 'cancelled') broken.push(`${index} ${entry.name}: ${outcome}`);
    } catch (error) {
      outcome = 'exception';
      broken.push(`${index} ${entry.name}: ${String(error)}`);
    } finally {
      clearTimeout(watchdog);
      await rm(path);
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }

  const worker = async (): Promise<void> => {
    while (next < files) await one(next++);
  };
  try {
    await Promise.all([worker(), worker()]);
  } finally {
    await rm(corpus.folder, { recursive: true, force: true });
  }
  return { files, outcomes, slowestMs, broken };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { files: { type: 'string' }, seed: { type: 'string' } } });
  const report = await fuzzDecoding(Number(values.files ?? 1000), Number(values.seed ?? 1));
  console.log(JSON.stringify(report, null, 2));
  if (report.broken.length > 0) process.exitCode = 1;
}
