/*
 * Measures the clips prepare.py wrote by the product's own features, so that training and inference see the same numbers:
 * `node extract-features.ts FOLDER RECIPE` writes RECIPE.f32, one vector a clip, and RECIPE.names.json.
 */
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { computeFeatures, featureNames } from '../../../src/main/analyzer/sentiment/features/compute-features.ts';
import { FEATURE_RECIPES } from '../../../src/shared/domain/model.ts';

const BYTES_PER_SAMPLE = 2;
const FULL_SCALE = 32_768;

const folder = process.argv[2] ?? '.';
const recipe = z.enum(FEATURE_RECIPES).parse(process.argv[3]);
const clips = z
  .array(z.object({ offset: z.int(), samples: z.int() }))
  .parse(JSON.parse(readFileSync(path.join(folder, 'clips.json'), 'utf8')));
const names = featureNames(recipe);
const vectors = new Float32Array(clips.length * names.length);
const audio = openSync(path.join(folder, 'audio.s16'), 'r');
let seconds = 0;
const startedMs = performance.now();
clips.forEach((clip, index) => {
  vectors.set(computeFeatures(recipe, samplesOf(clip)), index * names.length);
  seconds += clip.samples / 16_000;
});
closeSync(audio);
const tookS = (performance.now() - startedMs) / 1000;
writeFileSync(path.join(folder, `${recipe}.f32`), vectors);
writeFileSync(path.join(folder, `${recipe}.names.json`), JSON.stringify(names));
process.stdout.write(`${clips.length} clips, ${names.length} features, ${(seconds / tookS).toFixed(0)} x real time\n`);

function samplesOf({ offset, samples }: { readonly offset: number; readonly samples: number }): Float32Array {
  const bytes = Buffer.alloc(samples * BYTES_PER_SAMPLE);
  readSync(audio, bytes, 0, bytes.length, offset * BYTES_PER_SAMPLE);
  return Float32Array.from({ length: samples }, (_, i) => bytes.readInt16LE(i * BYTES_PER_SAMPLE) / FULL_SCALE);
}
