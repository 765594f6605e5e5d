import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSession } from '../runtime/session.ts';
import { binarize } from './binarize.ts';
import { goldenFilesAbsent, goldenFilesHere, goldenFloats, goldenJson, goldenPath, goldenWav } from './golden-files.ts';
import { createPyannote, frameTimes, openScores, readPyannoteConfig } from './pyannote.ts';
import type { PyannoteConfig } from './pyannote-config.ts';
import { runWindows, type SpeechScore, speechScores } from './pyannote-network.ts';

const FOLDER = 'reference/pyannote-vad';

interface Row {
  variant: 'multilabel' | 'powerset';
  input: string;
  score: SpeechScore;
  parameters: string;
  byPipeline: boolean;
  segments: number[][];
}
interface Golden {
  parameters: Record<string, { onset: number; offset: number; min_duration_on: number; min_duration_off: number }>;
  rows: Row[];
}

const golden: Golden = goldenFilesHere ? goldenJson<Golden>(`${FOLDER}/segments.json`) : { parameters: {}, rows: [] };

function rulesOf(key: string) {
  const { onset, offset, min_duration_on, min_duration_off } = golden.parameters[key];
  return { onset, offset, minDurationOnS: min_duration_on, minDurationOffS: min_duration_off };
}

function furthest(found: Float32Array, wanted: Float32Array): number {
  expect(found.length).toBe(wanted.length);
  return found.reduce((most, value, index) => Math.max(most, Math.abs(value - wanted[index])), 0);
}

describe('a lane cut into windows', () => {
  const config: PyannoteConfig = {
    kind: 'multilabel',
    sampleRateHz: 16_000,
    windowSamples: 80_000,
    stepSamples: 8000,
    framesPerWindow: 293,
    frame: { stepSamples: 270, durationSamples: 991 },
    hyperparameters: { onset: 0.5, offset: 0.5, min_duration_on: 0, min_duration_off: 0 },
  };

  it.each([
    [0, [] as number[], 0],
    [100, [0], 1],
    [80_000, [0], 297],
    [80_001, [0, 8000], 297],
    [88_000, [0, 8000], 327],
    [95_000, [0, 8000, 16_000], 352],
  ])('of %i samples has windows at %j and %i frames', async (length, starts, frames) => {
    for (const step of [1 + Math.floor(length / 3), 7001, 100_000]) {
      const seen: number[] = [];
      const lane = openScores(async (window) => {
        seen.push(window[0] - 1);
        expect(window).toHaveLength(config.windowSamples);
        return new Float32Array(config.framesPerWindow).fill(0.25);
      }, config);
      const samples = Float32Array.from({ length }, (_, index) => index + 1);
      for (let at = 0; at < length; at += step) await lane.push(samples.subarray(at, at + step));
      const { scores } = await lane.finish();
      expect(seen).toEqual(starts);
      expect(scores).toHaveLength(frames);
      // All scores alike: so is their mean, wherever a window has frames.
      expect(scores.every((score) => score === 0 || Math.abs(score - 0.25) < 1e-6)).toBe(true);
    }
  });
});

describe('readPyannoteConfig', () => {
  it.each([
    ['{"kind":"powerset"', 'whole file'],
    ['{"kind":"diarization"}', 'kind'],
    ['{"kind":"powerset","sampleRateHz":8000}', 'sampleRateHz'],
  ])('refuses %s and names the place', async (text, place) => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'pyannote-')), 'config.json');
    writeFileSync(file, text);
    const refusal = { code: 'model_unsupported', detail: expect.stringContaining(`${file}: ${place}: `) };
    await expect(readPyannoteConfig(file)).rejects.toMatchObject({ error: refusal });
    rmSync(path.dirname(file), { recursive: true });
  });
});

describe.skipIf(!goldenFilesHere)(`pyannote segmentation against pyannote.audio 3.3.2 (${goldenFilesAbsent})`, () => {
  const inputs = ['composed', 'real', 'music', 'short'];
  const variants = [
    { variant: 'multilabel', scores: ['multilabel'], probability: (value: number) => value },
    { variant: 'powerset', scores: ['powerset-hard', 'powerset-soft'], probability: Math.exp },
  ] as const;

  for (const { variant, scores, probability } of variants) {
    it.each(inputs)(`${variant}: windows, scores and segments of %s`, async (input) => {
      const config = await readPyannoteConfig(goldenPath(`${FOLDER}/${variant}/config.json`));
      const session = await createSession(goldenPath(`${FOLDER}/${variant}/model.onnx`), 1);
      const samples = goldenWav(`${FOLDER}/inputs/${input}.wav`);
      for (const score of scores) {
        const outputs: Float32Array[] = [];
        const lane = openScores(async (window) => {
          const { windows, classes } = await runWindows(session, config, [window]);
          outputs.push(windows[0]);
          return speechScores(windows[0], classes, score);
        }, config);
        await lane.push(samples);
        const found = await lane.finish();

        const all = Float32Array.from(outputs.flatMap((output) => Array.from(output, probability)));
        const windows = goldenFloats(`${FOLDER}/${variant}/${input}.windows.f32`).map(probability);
        expect(furthest(all, windows)).toBeLessThan(input === 'music' ? 2e-3 : 5e-4);
        const wanted = goldenFloats(`${FOLDER}/${variant}/${input}.${score}.f32`);
        expect(furthest(found.scores, wanted)).toBeLessThan(score === 'powerset-hard' ? 1e-6 : 2e-4);
        for (const row of golden.rows.filter((each) => each.input === input && each.score === score)) {
          expect(edges(binarize(wanted, frameTimes(config), rulesOf(row.parameters)))).toEqual(row.segments);
          expect(edges(binarize(found.scores, frameTimes(config), rulesOf(row.parameters)))).toEqual(row.segments);
        }
      }
    });

    it(`${variant}: the segments of all inputs, lanes side by side`, async () => {
      const folder = `${FOLDER}/${variant}`;
      const detector = await createPyannote(goldenPath(`${folder}/model.onnx`), goldenPath(`${folder}/config.json`), 1);
      await Promise.all(
        inputs.map(async (input, index) => {
          const samples = goldenWav(`${FOLDER}/inputs/${input}.wav`);
          const lane = detector.openLane();
          const step = 9001 + 20_000 * index;
          for (let at = 0; at < samples.length; at += step) await lane.push(samples.subarray(at, at + step));
          const parameters = variant === 'multilabel' ? 'tuned' : 'half';
          const row = golden.rows.find(
            (each) => each.input === input && each.score === scores[0] && each.parameters === parameters,
          );
          // The one difference: no span ends past the lane.
          const wanted = row?.segments.map(([start, end]) => [start, Math.min(end, samples.length / 16_000)]);
          expect(edges(await lane.finish()), input).toEqual(wanted);
        }),
      );
    });
  }
});

function edges(spans: readonly { startS: number; endS: number }[]): number[][] {
  return spans.map(({ startS, endS }) => [startS, endS]);
}
