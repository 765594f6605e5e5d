import { describe, expect, it } from 'vitest';
import { computeFeatures, featureNames } from './compute-features.ts';
import { goldenClip, goldenIndex, goldenVectors, NO_LIBROSA_REFERENCE } from './librosa-reference.ts';

/** Absolute or relative, whichever is looser: what rounding the vector to float32 costs, and little more. */
const TOLERANCE = 1e-6;

describe.skipIf(NO_LIBROSA_REFERENCE)(`prosody-88 against its golden vectors${NO_LIBROSA_REFERENCE}`, () => {
  const vectors = goldenVectors();

  it('names its values as they are', () => {
    expect(featureNames('prosody-88')).toEqual(vectors.names['prosody-88']);
  });

  it.each(goldenIndex().clips)('$clip', ({ clip, file }) => {
    const golden = vectors.clips.find((row) => row.clip === clip)!['prosody-88'];
    const ours = computeFeatures('prosody-88', goldenClip(file));
    const far = vectors.names['prosody-88'].filter(
      (_, i) => !(Math.abs(ours[i] - golden[i]) <= TOLERANCE * Math.max(1, Math.abs(golden[i]))),
    );
    expect(far).toEqual([]);
  });
});
