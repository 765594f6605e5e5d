/**
 * What sentiment costs: the same calls analysed by the command line with all classifiers and without any, in turn, each into an
 * empty profile. Prints the ratios of the wall and of the processor time of all processes; the latter holds on a machine that does
 * other things too.
 *
 *   node bench/sentiment-cost.ts [FOLDER] [ROUNDS]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const folder = process.argv[2] ?? path.join(root, '../shared/data/calls/composed');
const rounds = Number(process.argv[3] ?? 3);
const NO_CLASSIFIERS = {
  textAgentModel: null,
  textClientModel: null,
  acousticAgentModel: null,
  acousticClientModel: null,
};

interface Cost {
  readonly wallS: number;
  readonly cpuS: number;
  /** Seconds in each stage, by the clock, summed over analyzers. */
  readonly stagesS: Readonly<Record<string, number>>;
}

function analyse(settings: object): Cost {
  const home = mkdtempSync(path.join(tmpdir(), 'nabra-cost-'));
  writeFileSync(path.join(home, 'settings.json'), JSON.stringify(settings));
  const cli = path.join(root, 'src/main/cli/index.ts');
  // The shell counts the processor time of everything that was started.
  const script = 'TIMEFORMAT="%R %U %S"; time "$0" "$@" 2>/dev/null';
  const args = ['-c', script, process.execPath, cli, 'analyze', folder, '--out', path.join(home, 'out'), '--json'];
  const ran = spawnSync('bash', args, { env: { ...process.env, NABRA_HOME: home }, maxBuffer: 2 ** 30 });
  rmSync(home, { recursive: true });
  const [wallS = 0, userS = 0, systemS = 0] = ran.stderr.toString().trim().split(/\s+/).map(Number);
  const { stagesS } = JSON.parse(ran.stdout.toString()) as { stagesS: Record<string, number> };
  return { wallS, cpuS: userS + systemS, stagesS };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const plain: Cost[] = [];
const judged: Cost[] = [];
for (let round = 0; round < rounds; round++) {
  plain.push(analyse(NO_CLASSIFIERS));
  judged.push(analyse({}));
}
for (const [index, without] of plain.entries()) {
  const { wallS, cpuS, stagesS } = judged[index] ?? without;
  const stages = ['asr', 'text', 'acoustic'].map((stage) => `${stage} ${(stagesS[stage] ?? 0).toFixed(2)} s`);
  console.log(
    `round ${index + 1}: processor ${without.cpuS.toFixed(1)} s → ${cpuS.toFixed(1)} s, wall ${without.wallS.toFixed(1)} s → ${wallS.toFixed(1)} s; ${stages.join(', ')}`,
  );
}
const ratio = (of: (cost: Cost) => number) => (median(judged.map(of)) / median(plain.map(of))).toFixed(3);
console.log(`with ÷ without, medians: processor ${ratio(({ cpuS }) => cpuS)}, wall ${ratio(({ wallS }) => wallS)}`);
