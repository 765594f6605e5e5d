/**
 * Scores voice activity detection against the truth of composed calls: every 10 ms cell at its midpoint, all lanes
 * pooled.
 *
 *   node bench/vad-f1.ts [FOLDER with *.truth.json]
 *
 * Prints precision, recall and F1 of each Silero with its own rules and with short gaps merged, and what detection
 * cost: all lanes side by side, as the analyzer runs them, then one after another, on one thread; `published` is the
 * graph as it ships, one window a run.
 */
import path from 'node:path';
import { createSession, onnxSeconds } from '../src/main/analyzer/runtime/session.ts';
import type { VoiceActivityDetector } from '../src/main/analyzer/vad/detector.ts';
import { mergeGaps } from '../src/main/analyzer/vad/merge-gaps.ts';
import { createSilero, detectorOf } from '../src/main/analyzer/vad/silero.ts';
import { plainNetwork } from '../src/main/analyzer/vad/silero-network.ts';
import type { Span } from '../src/shared/domain/transcript.ts';
import { samplesToS } from '../src/shared/units.ts';
import { decodeLane } from './decode-lane.ts';
import { pooledSpeech, rates, scoreSpeech } from './speech-score.ts';
import { readTruths, turnsOf } from './truth.ts';

const PUSH_SAMPLES = 16_000;
const root = path.resolve(import.meta.dirname, '..');
const folder = process.argv[2] ?? path.join(root, '../shared/data/calls/composed');

interface Lane {
  readonly samples: Float32Array;
  readonly turns: readonly Span[];
}

function readLanes(): Lane[] {
  return readTruths(folder).flatMap((truth) =>
    [0, 1].map((channel) => ({
      samples: decodeLane(path.join(folder, truth.file), channel),
      turns: turnsOf(truth, channel),
    })),
  );
}

async function detect(detector: VoiceActivityDetector, { samples }: Lane): Promise<readonly Span[]> {
  const lane = detector.openLane();
  for (let at = 0; at < samples.length; at += PUSH_SAMPLES) await lane.push(samples.subarray(at, at + PUSH_SAMPLES));
  return lane.finish();
}

async function measured<T>(label: string, work: () => Promise<T>): Promise<T> {
  const cpu = process.cpuUsage();
  const onnx = onnxSeconds();
  const start = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const figures = [(user + system) / 1e6, (performance.now() - start) / 1e3, onnxSeconds() - onnx];
  const [cpuS, wallS, onnxS] = figures.map((value) => value.toFixed(2));
  console.log(`${label.padEnd(34)} cpu ${cpuS} s  wall ${wallS} s  in ONNX ${onnxS} s`);
  return result;
}

function score(lanes: readonly Lane[], found: readonly (readonly Span[])[]): string {
  const scores = lanes.map(({ samples, turns }, index) =>
    scoreSpeech(samplesToS(samples.length), turns, found[index] ?? []),
  );
  const { precision, recall, f1 } = rates(pooledSpeech(scores));
  return `precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`;
}

async function oneByOne(detector: VoiceActivityDetector, lanes: readonly Lane[]): Promise<void> {
  for (const lane of lanes) await detect(detector, lane);
}

const sideBySide = (detector: VoiceActivityDetector, lanes: readonly Lane[]) =>
  Promise.all(lanes.map((lane) => detect(detector, lane)));

const lanes = readLanes();
const seconds = lanes.reduce((sum, { samples }) => sum + samplesToS(samples.length), 0);
console.log(`${lanes.length} lanes, ${seconds.toFixed(0)} s`);
for (const version of ['v5', 'v6']) {
  const model = path.join(root, `node_modules/@ricky0123/vad-web/dist/silero_vad_${version}.onnx`);
  const silero = await createSilero(model, 1);
  const published = detectorOf(plainNetwork(await createSession(model, 1)));
  const found = await measured(`${version} side by side`, () => sideBySide(silero, lanes));
  await measured(`${version} one by one`, () => oneByOne(silero, lanes));
  await measured(`${version} published, side by side`, () => sideBySide(published, lanes));
  await measured(`${version} published, one by one`, () => oneByOne(published, lanes));
  for (const gapS of [0, 0.3, 0.5, 0.7]) {
    const label = gapS === 0 ? 'own rules' : `gaps up to ${gapS} s merged`;
    const spans = gapS === 0 ? found : found.map((lane) => mergeGaps(lane, gapS));
    console.log(`${version} ${label.padEnd(26)} ${score(lanes, spans)}`);
  }
}
