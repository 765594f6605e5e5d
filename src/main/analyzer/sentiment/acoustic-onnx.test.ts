import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeModel } from '../runtime/onnx-graph.ts';
import { createAcousticOnnx } from './acoustic-onnx.ts';

const GOLDEN = resolve(import.meta.dirname, '../../../../../shared/reference/sklearn-joblib');
const NO_REFERENCE = existsSync(GOLDEN) ? '' : ' (skipped: no ../shared/reference)';
const LABELS = ['negative', 'neutral', 'positive'];

/** Half of the first feature to the first class, of the second to the second, and so on: probabilities by hand. */
const MODEL = encodeModel(
  {
    inputs: [{ name: 'features', type: 'float32', dims: ['n', 88] }],
    outputs: [{ name: 'probabilities', type: 'float32', dims: ['n', 3] }],
    constants: [
      {
        name: 'pick',
        dims: [88, 3],
        data: Float32Array.from({ length: 264 }, (_, i) => (i % 4 === 0 && i < 9 ? 1 : 0)),
      },
    ],
    nodes: [{ op: 'MatMul', inputs: ['features', 'pick'], outputs: ['probabilities'] }],
  },
  17,
);
const vector = (...probabilities: number[]) => Float32Array.from({ length: 88 }, (_, i) => probabilities[i] ?? 9);
const manifest = { featureRecipe: 'prosody-88', labels: LABELS } as const;

describe('an acoustic classifier', () => {
  it('judges vectors in their order', async () => {
    const { classify, recipe } = await createAcousticOnnx(MODEL, manifest, {}, 1);
    expect(recipe).toBe('prosody-88');
    expect(await classify([vector(0.5, 0.25, 0.25), vector(0, 0.75, 0.25)])).toEqual([
      { negative: 0.5, neutral: 0.25, positive: 0.25 },
      { negative: 0, neutral: 0.75, positive: 0.25 },
    ]);
    expect(await classify([])).toEqual([]);
  });

  it('divides the shares of its training data out', async () => {
    const { classify } = await createAcousticOnnx(MODEL, { ...manifest, trainingPriors: [0.5, 0.25, 0.25] }, {}, 1);
    const [even] = await classify([vector(0.5, 0.25, 0.25)]);
    for (const share of Object.values(even)) expect(share).toBeCloseTo(1 / 3, 6);
  });

  it('follows what a person said of its labels over what the model says, and leaves out those of none', async () => {
    const labels = ['angry', 'bored', 'glad'];
    const labelMapping = { angry: 'negative', bored: 'neutral', glad: 'positive' } as const;
    const model = { ...manifest, labels, labelMapping };
    const { classify } = await createAcousticOnnx(MODEL, model, { bored: null }, 1);
    expect(await classify([vector(0.25, 0.5, 0.25)])).toEqual([{ negative: 0.5, neutral: 0, positive: 0.5 }]);
  });

  it('softens by its temperature', async () => {
    const { classify } = await createAcousticOnnx(MODEL, { ...manifest, temperature: 2 }, {}, 1);
    const [soft] = await classify([vector(0.64, 0.16, 0.16)]);
    expect(soft.negative).toBeCloseTo(0.8 / 1.6, 6);
  });

  it('is refused with a reason when model.json and graph do not fit', async () => {
    const made = (changed: object) => createAcousticOnnx(MODEL, { ...manifest, ...changed }, {}, 1);
    await expect(made({ featureRecipe: undefined })).rejects.toThrow('featureRecipe');
    await expect(made({ labels: undefined })).rejects.toThrow('labels');
    await expect(made({ trainingPriors: [1] })).rejects.toThrow('1 trainingPriors for 3 labels');
    await expect(made({ featureRecipe: 'librosa-180' })).rejects.toThrow('takes 88 features, librosa-180 has 180');
    const two = made({ labels: ['negative', 'positive'] });
    await expect(two).rejects.toThrow('gives 3 classes, model.json names 2');
  });

  it.each([
    [Number.NaN, 0.5, 0.5],
    [-0.5, 1, 0.5],
    [Number.POSITIVE_INFINITY, 0, 0],
    [0, 0, 0],
  ])('throws at what is no distribution: %s, %s, %s', async (...row) => {
    const { classify } = await createAcousticOnnx(MODEL, manifest, {}, 1);
    await expect(classify([vector(0.5, 0.25, 0.25), vector(...row)])).rejects.toMatchObject({
      error: { code: 'model_output_invalid' },
    });
  });

  it('is not opened where it answers nonsense to any vector', async () => {
    const root = encodeModel(
      {
        inputs: [{ name: 'features', type: 'float32', dims: ['n', 88] }],
        outputs: [{ name: 'probabilities', type: 'float32', dims: ['n', 3] }],
        constants: [{ name: 'minus', dims: [88, 3], data: new Float32Array(264).fill(-1) }],
        nodes: [
          { op: 'MatMul', inputs: ['features', 'minus'], outputs: ['negative'] },
          { op: 'Sqrt', inputs: ['negative'], outputs: ['probabilities'] },
        ],
      },
      17,
    );
    await expect(createAcousticOnnx(root, manifest, {}, 1)).rejects.toThrow('NaN, NaN, NaN are no probabilities');
  });
});

describe.skipIf(NO_REFERENCE)(`models of scikit-learn${NO_REFERENCE}`, () => {
  const { inputs, models } = NO_REFERENCE
    ? { inputs: { shape: [0, 0] }, models: {} }
    : (JSON.parse(readFileSync(join(GOLDEN, 'golden_outputs.json'), 'utf8')) as {
        inputs: { shape: [number, number] };
        models: Record<string, { classes: string[]; predictProba: number[][] }>;
      });
  const rows = () => {
    const [count, width] = inputs.shape;
    const bytes = readFileSync(join(GOLDEN, 'golden_inputs.f32'));
    const values = new Float32Array(new Uint8Array(bytes).buffer);
    return Array.from({ length: count }, (_, row) => values.subarray(row * width, (row + 1) * width));
  };

  it.each(Object.entries(models))('%s gives the probabilities scikit-learn gave', async (name, golden) => {
    const sklearn = { featureRecipe: 'librosa-180', labels: golden.classes } as const;
    const { classify } = await createAcousticOnnx(join(GOLDEN, `${name}.onnx`), sklearn, {}, 1);
    const answers = await classify(rows());
    const gaps = answers.flatMap(({ negative, neutral, positive }, row) =>
      [negative, neutral, positive].map((share, i) => Math.abs(share - golden.predictProba[row][i])),
    );
    expect(gaps).toHaveLength(120);
    expect(Math.max(...gaps)).toBeLessThan(1e-5);
  });
});
