// npm run demo: analyses the sample calls with the command line as any folder would be, and shows what came out.
import { spawnSync } from 'node:child_process';
import { isAbsolute, join, relative } from 'node:path';
import { NODE, ROOT } from './setup.mjs';

const FOLDER = 'resources/samples/calls';
const OUT = 'output/demo';

/** First words of what a side said, for a table. */
function firstWords(call, side, width) {
  const lane = call.lanes.find((candidate) => candidate.side === side);
  const text = lane ? lane.segments.map((segment) => segment.text).join(' ') : '';
  return (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);
}

function row(call) {
  const mixed = call.lanes.some((lane) => lane.side === 'mixed');
  const sides = mixed
    ? `both: ${firstWords(call, 'mixed', 69)}`
    : `${firstWords(call, 'agent', 37)} ${firstWords(call, 'client', 37)}`;
  const seconds = call.durationS === null ? '' : `${call.durationS.toFixed(0)} s`;
  const remark = call.error ? `${call.error.code}: ${call.error.message}` : call.flags.join(', ');
  return `${call.fileName.padEnd(39)} ${call.status.padEnd(8)} ${seconds.padStart(5)}  ${sides}  ${remark}`.trimEnd();
}

const analyze = [
  join(ROOT, 'src/main/cli/index.ts'),
  'analyze',
  FOLDER,
  '--out',
  OUT,
  '--catalog',
  `${OUT}/catalog.sqlite`,
];
const { status, stdout } = spawnSync(NODE, [...analyze, '--performance-report', '--json'], {
  cwd: ROOT,
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
if (stdout.trim() === '') process.exit(status ?? 1);
const report = JSON.parse(stdout);
const { counts } = report;
console.log(
  `\n${'file'.padEnd(39)} ${'status'.padEnd(8)} ${'audio'.padStart(5)}  ${'agent'.padEnd(37)} ${'client'.padEnd(37)}  remarks`,
);
for (const call of report.calls) console.log(row(call));
console.log(
  `\n${counts.found} found, ${counts.analysed} analysed, ${counts.skipped} known already, ${counts.failed} failed, ${counts.rejected} rejected`,
);
console.log(`${report.audioS.toFixed(0)} s of audio in ${report.wallS.toFixed(1)} s\n`);
for (const [name, path] of Object.entries(report.outputs))
  if (path) console.log(`${name.padEnd(18)} ${isAbsolute(path) ? relative(ROOT, path) : path}`);
console.log(
  '\nNext, with recordings of your own (.wav, .ogg):\n  npm run nabra -- analyze FOLDER --out DIR\n  npm run nabra -- --help',
);
process.exitCode = status ?? 1;
