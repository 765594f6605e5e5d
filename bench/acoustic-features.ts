/**
 * Acoustic features over the speech of the sample calls, turn by turn, on one thread: how many times as fast as the speech
 * lasts, for each recipe alone and with what a judged segment needs beside it; then how near the frame features come to
 * librosa's. Processor time, the best of several rounds.
 *
 *   node bench/acoustic-features.ts [FOLDER with *.truth.json]
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { analyseVoice } from '../src/main/analyzer/sentiment/analyse-voice.ts';
import { computeFeatures } from '../src/main/analyzer/sentiment/features/compute-features.ts';
import { compareWithLibrosa, TOLERANCES } from '../src/main/analyzer/sentiment/features/librosa/golden-comparison.ts';
import { GOLDEN_CLIPS } from '../src/main/analyzer/sentiment/features/librosa-reference.ts';
import { FEATURE_RECIPES } from '../src/shared/domain/model.ts';
import { samplesToS, sToSamples } from '../src/shared/units.ts';
import { decodeLane } from './decode-lane.ts';
import { readTruths, turnsOf } from './truth.ts';

const ROUNDS = 8;
const root = path.resolve(import.meta.dirname, '..');
const folder = process.argv[2] ?? path.join(root, 'resources/samples/truth');

/** The turns of all lanes, as the pipeline would give them. */
function readTurns(): Float32Array[] {
  return readTruths(folder).flatMap((truth) => {
    const file = [folder, path.join(folder, '../calls')].map((where) => path.join(where, truth.file)).find(existsSync);
    if (file === undefined) throw new Error(`${truth.file} lies neither in ${folder} nor in ../calls beside it`);
    return (truth.agentChannel === null ? [] : [0, 1]).flatMap((channel) => {
      const lane = decodeLane(file, channel);
      return turnsOf(truth, channel).map(({ startS, endS }) => lane.slice(sToSamples(startS), sToSamples(endS)));
    });
  });
}

/** Seconds of speech a second of one processor, the best of the rounds. */
function timesRealTime(turns: readonly Float32Array[], speechS: number, work: (turn: Float32Array) => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    for (const turn of turns) work(turn);
    const { user, system } = process.cpuUsage(start);
    return (speechS * 1e6) / (user + system);
  });
  return Math.max(...rounds);
}

function printSpeed(): void {
  const turns = readTurns();
  const speechS = samplesToS(turns.reduce((sum, turn) => sum + turn.length, 0));
  console.log(`${turns.length} turns, ${speechS.toFixed(0)} s of speech\n`);
  console.log('| recipe | vector alone | vector, cues and whether there is voice |\n|---|---|---|');
  for (const recipe of FEATURE_RECIPES) {
    const alone = timesRealTime(turns, speechS, (turn) => computeFeatures(recipe, turn));
    const judged = timesRealTime(turns, speechS, (turn) => analyseVoice(recipe, turn));
    console.log(`| ${recipe} | ${alone.toFixed(0)} × | ${judged.toFixed(0)} × |`);
  }
}

function printTolerances(): void {
  const comparisons = compareWithLibrosa();
  console.log(`\nAgainst librosa 0.11, ${GOLDEN_CLIPS}`);
  console.log('\n| feature | frames of 2048, hop 512 | 512, hop 160 | held to | values |\n|---|---|---|---|---|');
  for (const [feature, { measure, within, unit }] of Object.entries(TOLERANCES)) {
    const of = comparisons.filter((comparison) => comparison.feature === feature);
    if (of.length === 0) continue;
    const reached = of.map(({ worst, unlike }) =>
      feature === 'spectral_rolloff' && worst > 0 ? `${short(worst)}, in ${unlike} frame(s)` : short(worst),
    );
    const values = of.reduce((sum, comparison) => sum + comparison.values, 0);
    const kind = measure === 'relative' ? ' of the value' : unit && ` ${unit}`;
    console.log(`| ${feature} | ${reached.join(' | ')} | ${within}${kind} | ${values} |`);
  }
}

/** Two digits that count. */
function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}

printSpeed();
printTolerances();
