/**
 * What reading and writing a glossary's workbook costs, in processor time and by the clock: workbooks with merged topics, blank
 * rows and Arabic headings, read, and written back with one line edited. Each is done five times; what loading the library
 * costs comes first.
 *
 *   node bench/glossary-files.ts [LINES...]
 */
import { readGlossary } from '../src/main/engine/topics/glossary/read-glossary.ts';
import { writeGlossary } from '../src/main/engine/topics/glossary/write-glossary.ts';

const ROUNDS = 5;
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [500, 5000];

async function costOf<T>(work: () => Promise<T>): Promise<{ result: T; cpuMs: number; wallMs: number }> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, cpuMs: Math.round((user + system) / 1000), wallMs: Math.round(performance.now() - start) };
}

const loaded = await costOf(() => import('../src/main/engine/topics/glossary/testing/large-glossary.ts'));
const { largeGlossary } = loaded.result;
console.log(`library loaded: ${loaded.cpuMs} ms of processor, ${loaded.wallMs} ms`);
for (const lines of sizes) {
  const bytes = await largeGlossary(lines);
  for (let round = 1; round <= ROUNDS; round++) {
    const read = await costOf(() => readGlossary(bytes, 'bench.xlsx', 'B2B'));
    if (!read.result.ok || !read.result.value.layout) throw new Error('not read');
    const { glossary, layout } = read.result.value;
    const entries = glossary.entries.map((entry, index) => (index === 7 ? { ...entry, definition: 'x' } : entry));
    const written = await costOf(() => writeGlossary(bytes, layout, glossary, { ...glossary, entries }));
    console.log(
      `${lines} lines, ${bytes.length} bytes: read ${read.cpuMs} ms of processor, ${read.wallMs} ms;`,
      `written ${written.cpuMs} ms of processor, ${written.wallMs} ms`,
    );
  }
}
