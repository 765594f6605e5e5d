import { describe, expect, it } from 'vitest';
import { FEATURE_RECIPES, type FeatureRecipe } from '../../../../shared/domain/model.ts';
import { computeFeatures, featureNames } from './compute-features.ts';
import { GOLDEN_CLIPS, goldenClip, goldenIndex, goldenVectors } from './librosa-reference.ts';

/**
 * Reached on every clip, absolute or relative, whichever is looser. The golden librosa-180 was computed by librosa in float32; for
 * prosody-88 this is what rounding the vector to float32 costs, and little more.
 */
const TOLERANCES = {
  'librosa-180': 5e-6,
  'librosa-180-magnitude': 5e-6,
  'prosody-88': 2e-7,
} as const satisfies Partial<Record<FeatureRecipe, number>>;
/** What `prosody-113` adds is compared in `modulation.test.ts`. */
const COMPARED = ['librosa-180', 'librosa-180-magnitude', 'prosody-88'] as const;

describe(`recipes against their golden vectors, ${GOLDEN_CLIPS}`, () => {
  const { clips } = goldenIndex();
  const { names } = goldenVectors();

  function goldenVector(recipe: (typeof COMPARED)[number], clip: string): readonly number[] {
    const golden = goldenVectors().clips.find((row) => row.clip === clip)!;
    if (recipe !== 'librosa-180-magnitude') return golden[recipe];
    const vector = [...golden['librosa-180']];
    vector.splice(40, 12, ...golden['chroma from magnitude']);
    return vector;
  }

  it('name their values as they are', () => {
    expect(featureNames('prosody-88')).toEqual(names['prosody-88']);
    expect(featureNames('librosa-180')).toEqual(names['librosa-180']);
    expect(featureNames('librosa-180-magnitude')).toEqual(names['librosa-180']);
  });

  it.each(COMPARED.flatMap((recipe) => clips.map((clip) => ({ recipe, ...clip }))))(
    '$recipe of $clip',
    ({ recipe, clip, file }) => {
      const golden = goldenVector(recipe, clip);
      const ours = computeFeatures(recipe, goldenClip(file));
      const gaps = golden.map((value, i) => Math.abs(ours[i] - value) / Math.max(1, Math.abs(value)));
      expect(ours).toHaveLength(golden.length);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(TOLERANCES[recipe]);
    },
  );
});

describe('any recipe', () => {
  it.each(FEATURE_RECIPES)('%s gives finite numbers for nothing, for silence and for a click', (recipe) => {
    const click = new Float32Array(400);
    click[200] = 1;
    for (const samples of [new Float32Array(0), new Float32Array(16_000), click]) {
      expect(computeFeatures(recipe, samples).every(Number.isFinite)).toBe(true);
    }
  });

  it.each(FEATURE_RECIPES)('%s does not remember the utterance before', (recipe) => {
    const wave = (length: number) => Float32Array.from({ length }, (_, n) => Math.sin(n * n * 1e-5) / 2);
    const first = computeFeatures(recipe, wave(20_000));
    computeFeatures(recipe, wave(50_000));
    expect(computeFeatures(recipe, wave(20_000))).toEqual(first);
  });
});
