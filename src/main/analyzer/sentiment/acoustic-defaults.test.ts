import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { modelManifestSchema } from '../../../shared/domain/model.ts';
import { SENTIMENTS } from '../../../shared/domain/sentiment.ts';
import { createAcousticOnnx } from './acoustic-onnx.ts';
import { featureNames } from './features/compute-features.ts';

const MODELS = resolve(import.meta.dirname, '../../../../models');

/** What train.py wrote of a few clips of EMO-DB, which is CC0: features, and what the model said of them in Python. */
interface GoldenClip {
  readonly clip: string;
  readonly features: readonly number[];
  readonly label: string;
  readonly probabilities: readonly number[];
}

describe.each(['nabra-acoustic-svm', 'nabra-acoustic-forest'])('%s', (id) => {
  const folder = join(MODELS, id);
  const manifest = modelManifestSchema.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')));
  const golden = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as readonly GoldenClip[];
  const model = join(folder, 'model.onnx');

  it('says of golden clips what it said when it was trained', async () => {
    const { classify, recipe } = await createAcousticOnnx(model, manifest, {}, 1);
    const answers = await classify(golden.map(({ features }) => Float32Array.from(features)));
    expect(golden.length).toBeGreaterThanOrEqual(5);
    expect(golden[0].features).toHaveLength(featureNames(recipe).length);
    answers.forEach((answer, row) => {
      SENTIMENTS.forEach((name, i) => {
        expect(answer[name]).toBeCloseTo(golden[row].probabilities[i], 5);
      });
    });
  });

  it('labels the likeliest class', async () => {
    const session = await ort.InferenceSession.create(model);
    const rows = Float32Array.from(golden.flatMap(({ features }) => features));
    const { label, probabilities } = await session.run({
      features: new ort.Tensor('float32', rows, [golden.length, golden[0].features.length]),
    });
    const shares = Array.from(probabilities.data as Float32Array);
    const likeliest = golden.map((_, row) => {
      const own = shares.slice(row * 3, row * 3 + 3);
      return SENTIMENTS[own.indexOf(Math.max(...own))];
    });
    expect(label.data).toEqual(golden.map((clip) => clip.label));
    expect(label.data).toEqual(likeliest);
  });

  it('keeps probabilities that add up to 1 for vectors far from any voice', async () => {
    const { classify, recipe } = await createAcousticOnnx(model, manifest, {}, 1);
    const width = featureNames(recipe).length;
    for (const value of [0, 1e6, -1e6]) {
      const [{ negative, neutral, positive }] = await classify([new Float32Array(width).fill(value)]);
      expect(negative + neutral + positive).toBeCloseTo(1, 6);
    }
  });
});
