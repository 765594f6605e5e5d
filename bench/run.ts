// `npm run bench`: the same calls, weights and threads through Nabra and its peers, one after the other in one run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PeerFigures, PeerOutcome, PeerTask } from './peers/peer.ts';

const ROOT = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: defaultCalls() },
    threads: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '1' },
  },
});

interface NabraRun {
  readonly audioS: number;
  readonly wallS: number;
  readonly onnxS: number;
  readonly peakRssBytes: number;
  readonly calls: readonly {
    readonly path: string;
    readonly status: string;
    readonly channels: number;
    readonly lanes: readonly {
      readonly channel: number;
      readonly segments: readonly { startS: number; endS: number }[];
    }[];
  }[];
}

function defaultCalls(): string {
  const shared = resolve(ROOT, '../shared/data/calls/composed');
  try {
    readdirSync(shared);
    return shared;
  } catch {
    return join(ROOT, 'resources/samples/calls');
  }
}

/** Runs Nabra's command line in a profile of its own. */
function runNabra(temporary: string): NabraRun {
  // Two threads are two processes of one: see docs/recognition.md.
  mkdirSync(join(temporary, 'home'), { recursive: true });
  writeFileSync(
    join(temporary, 'home', 'settings.json'),
    JSON.stringify({ analyzers: Number(values.threads), threads: 1 }),
  );
  const args = ['analyze', values.calls, '--out', join(temporary, 'out'), '--json'];
  const output = execFileSync(process.execPath, [join(ROOT, 'src/main/cli/index.ts'), ...args], {
    env: { ...process.env, NABRA_HOME: join(temporary, 'home') },
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output.toString()) as NabraRun;
}

function runPeer(file: string, task: PeerTask): PeerOutcome {
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'peers', file)], {
    input: JSON.stringify(task),
    maxBuffer: 2 ** 30,
  });
  const lastLine = child.stdout.toString().trim().split('\n').at(-1) ?? '';
  if (child.status !== 0 || lastLine === '')
    return {
      skipped: `ended with ${child.status ?? child.signal}: ${child.stderr.toString().trim().split('\n').at(-1)}`,
    };
  return JSON.parse(lastLine) as PeerOutcome;
}

function taskOf(nabra: NabraRun, temporary: string): PeerTask {
  const weights = join(ROOT, 'node_modules/@usefulsensors/moonshine-js/dist/model/tiny/quantized');
  const calls = nabra.calls.filter((call) => call.status === 'done' && call.channels === 2);
  return {
    calls: calls.map((call) => call.path),
    encoder: join(weights, 'encoder_model.onnx'),
    decoder: join(weights, 'decoder_model_merged.onnx'),
    vad: join(ROOT, 'node_modules/@ricky0123/vad-web/dist/silero_vad_v6.onnx'),
    threads: Number(values.threads),
    temporary,
    speech: calls.map((call) =>
      [0, 1].map((channel) =>
        (call.lanes.find((lane) => lane.channel === channel)?.segments ?? []).map(
          ({ startS, endS }) => [startS, endS] as const,
        ),
      ),
    ),
  };
}

function line(name: string, audioS: number, wallS: number, rssBytes: number, more = ''): void {
  const speed = (audioS / wallS).toFixed(1).padStart(7);
  const rss = (rssBytes / 1e6).toFixed(0).padStart(6);
  process.stdout.write(`${name.padEnd(18)}${speed} call-s/s  ${wallS.toFixed(1).padStart(6)} s  ${rss} MB  ${more}\n`);
}

function round(): void {
  const temporary = mkdtempSync(join(tmpdir(), 'nabra-bench-'));
  try {
    const nabra = runNabra(temporary);
    const speed = nabra.audioS / nabra.wallS;
    const share = nabra.wallS / (nabra.onnxS / Number(values.threads));
    line('nabra', nabra.audioS, nabra.wallS, nabra.peakRssBytes, `wall ÷ ONNX ${share.toFixed(2)}`);
    const task = taskOf(nabra, temporary);
    for (const [name, file] of [
      ['sherpa-onnx-node', 'sherpa.ts'],
      ['transformers.js', 'transformers.ts'],
    ] as const) {
      const peer = runPeer(file, task);
      if ('skipped' in peer) process.stdout.write(`${name.padEnd(18)}skipped: ${peer.skipped}\n`);
      else show(name, peer, speed);
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function show(name: string, peer: PeerFigures, speed: number): void {
  const ratio = speed / (peer.audioS / peer.wallS);
  line(name, peer.audioS, peer.wallS, peer.peakRssBytes, `Nabra is ${ratio.toFixed(2)} times as fast`);
}

process.stdout.write(
  `${values.calls}: ${values.threads} threads of ${availableParallelism()}, ${cpus()[0]?.model ?? 'unknown processor'}, ` +
    `Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}\n`,
);
for (let index = 0; index < Number(values.rounds); index++) round();
