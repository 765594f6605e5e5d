/*
 * How fast the local classifier is on one core: calls a minute, by calls of forty turns of the sample glossary, and the time to fit
 * a glossary of sixty lines with 500 corrections of forty turns each. `node bench/topics/speed.ts`.
 */
import { performance } from 'node:perf_hooks';
import { fitLocalClassifier } from '../../src/main/engine/topics/local/fit.ts';
import type { Glossary, TopicTurn } from '../../src/shared/domain/topics.ts';
import { readSampleCalls } from './sample-calls.ts';

const TURNS = 40;
const CALLS = 500;
const LINES = 60;
const ROUNDS = 5;

const [b2b, b2c] = [await readSampleCalls('B2B'), await readSampleCalls('B2C')];
const entries = [...b2b.glossary.entries, ...b2c.glossary.entries.map((entry) => ({ ...entry, id: `c-${entry.id}` }))];
const glossary: Glossary = { name: 'B2B', entries: entries.slice(0, LINES) };
const spoken = [...b2b.calls, ...b2c.calls].flatMap(({ turns }) => turns);
/** Turns of our calls, in another order each call, so that no call is another one again. */
const calls = Array.from({ length: CALLS }, (_, call): TopicTurn[] =>
  Array.from({ length: TURNS }, (_, turn) => spoken[(call * 7 + turn * (1 + (call % 11))) % spoken.length]).filter(
    (turn) => turn !== undefined,
  ),
);
const corrections = calls.map((turns, i) => ({
  turns,
  entryIds: i % 10 === 0 ? [] : [glossary.entries[i % LINES]?.id ?? ''],
}));

const classifier = fitLocalClassifier(glossary, []);
const characters = calls.flat().reduce((sum, { text }) => sum + text.length, 0) / CALLS;
print(`${CALLS} calls of ${TURNS} turns, ${characters.toFixed(0)} characters each, ${LINES} lines`);
const classifying = fastest(() => calls.map((turns) => classifier.classify(turns)));
print(
  `${((CALLS / classifying.processorS) * 60).toFixed(0)} calls a minute of processor ` +
    `(${((CALLS / classifying.clockS) * 60).toFixed(0)} by the clock), ` +
    `${((classifying.processorS / CALLS) * 1000).toFixed(2)} ms a call`,
);
for (const [what, own] of [
  ['without corrections', []],
  [`with ${CALLS} corrections`, corrections],
] as const) {
  const { processorS, clockS } = fastest(() => fitLocalClassifier(glossary, own));
  print(`fit ${what}: ${processorS.toFixed(2)} s of processor (${clockS.toFixed(2)} s by the clock)`);
}

/** The round that took least of the processor, all threads of the engine's own counted. */
function fastest(run: () => unknown): { processorS: number; clockS: number } {
  let best = { processorS: Number.POSITIVE_INFINITY, clockS: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now();
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    const processorS = (user + system) / 1e6;
    if (processorS < best.processorS) best = { processorS, clockS: (performance.now() - startMs) / 1000 };
  }
  return best;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
