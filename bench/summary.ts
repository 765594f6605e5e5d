import { summarise } from '../src/main/engine/topics/summary/summarise.ts';
import { tellingTurns } from '../src/main/engine/topics/summary/telling-turns.ts';
import {
  UNSEEN_FROM,
  type WrittenCall,
  writtenCalls,
} from '../src/main/engine/topics/summary/testing/written-calls.ts';

/**
 * What the extractive summary quotes of written calls against what a reader marked in them, and what a long call costs:
 * `node bench/summary.ts [--show]`.
 */

const calls = writtenCalls();
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function score(some: readonly WrittenCall[], evidence: boolean): string {
  const of = some.map(({ facts, marks }) => {
    const quoted = tellingTurns(facts.turns, evidence ? facts.topics.map((topic) => topic.evidence) : []).map(
      (n) => marks[n]!,
    );
    return { marks, quoted };
  });
  const withPart = (part: 'reason' | 'outcome') => {
    const there = of.filter(({ marks }) => marks.includes(part));
    return `${there.filter(({ quoted }) => quoted.includes(part)).length}/${there.length}`;
  };
  const quoted = of.flatMap((one) => one.quoted);
  const telling = quoted.filter((mark) => mark !== 'plain' && mark !== 'never').length;
  const said = of.flatMap(({ marks }) => marks);
  const byChance = said.filter((mark) => mark !== 'plain' && mark !== 'never').length / said.length;
  return [
    `reason ${withPart('reason')}`,
    `outcome ${withPart('outcome')}`,
    `${telling} of ${quoted.length} quotes marked (${percent(telling / quoted.length)}; by chance ${percent(byChance)})`,
    `never to be quoted: ${quoted.filter((mark) => mark === 'never').length}`,
  ].join(', ');
}

const seen = calls.filter(({ number }) => number < UNSEEN_FROM);
const unseen = calls.filter(({ number }) => number >= UNSEEN_FROM);
for (const [name, some] of [
  ['seen', seen],
  ['unseen', unseen],
] as const) {
  for (const evidence of [true, false]) {
    console.log(`${some.length} calls, ${name}, ${evidence ? 'with' : 'without'} evidence: ${score(some, evidence)}`);
  }
}

if (process.argv.includes('--show')) {
  for (const { name, facts } of calls) {
    const { text, quotes } = summarise(facts);
    console.log(`\n${name}\n  ${text}`);
    for (const index of quotes) console.log(`    ${index} ${facts.turns[index]!.side}: ${facts.turns[index]!.text}`);
  }
}

// A long call of all of them; words of each copy differ, as they would.
const turns = [...calls, ...calls].flatMap(({ facts }, copy) =>
  facts.turns.map(({ side, text }) => ({ side, text: text.replace(/\p{L}{5,}/gu, (word) => `${word}${copy}`) })),
);
const long = { ...calls[0]!.facts, turns: turns.filter(({ side }) => side !== 'mixed').slice(0, 400) };
const times: { readonly wallMs: number; readonly processorMs: number }[] = [];
for (let n = 0; n < 60; n++) {
  const [from, used] = [performance.now(), process.cpuUsage()];
  summarise(long);
  const { user, system } = process.cpuUsage(used);
  times.push({ wallMs: performance.now() - from, processorMs: (user + system) / 1000 });
}
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!.toFixed(1);
const warm = times.slice(10);
console.log(
  `\n${long.turns.length} turns: median ${median(warm.map(({ processorMs }) => processorMs))} ms of processor,`,
  `${median(warm.map(({ wallMs }) => wallMs))} ms by the clock; the first ${times[0]!.wallMs.toFixed(1)} ms`,
);
