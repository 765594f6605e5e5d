/*
 * Writes model.json beside the model train.py wrote: `node write-manifest.ts FIGURES_FOLDER MODEL_FOLDER`. Recipe and
 * threshold come from its figures; the calibration is in the weights.
 */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { FEATURE_RECIPES, modelManifestSchema } from '../../../src/shared/domain/model.ts';
import { SENTIMENTS } from '../../../src/shared/domain/sentiment.ts';

const VERSION = '1';
const FILES = { model: 'model.onnx', card: 'card.md' };
const NAMES: Readonly<Record<string, string>> = {
  'nabra-acoustic-svm': 'Nabra acoustic sentiment: SVM',
  'nabra-acoustic-forest': 'Nabra acoustic sentiment: random forest',
};

const [figuresFolder = '', folder = ''] = process.argv.slice(2);
const id = path.basename(folder);
const figures = z
  .object({ recipe: z.enum(FEATURE_RECIPES), unsureBelow: z.number() })
  .parse(JSON.parse(readFileSync(path.join(figuresFolder, `${id}.figures.json`), 'utf8')));
const files = Object.entries(FILES)
  .filter(([, source]) => existsSync(path.join(folder, source)))
  .map(([role, source]) => {
    const bytes = readFileSync(path.join(folder, source));
    return { role, source, sha256: hash('sha256', bytes), sizeBytes: bytes.length };
  });
const manifest = modelManifestSchema.parse({
  id,
  name: NAMES[id],
  kind: 'acoustic-sentiment',
  architecture: 'acoustic-functionals',
  version: VERSION,
  languages: ['de'],
  licence: 'Apache-2.0',
  sampleRateHz: 16_000,
  files,
  labels: SENTIMENTS,
  featureRecipe: figures.recipe,
  unsureBelow: figures.unsureBelow,
  cautions: ['acted_german_speech'],
});
writeFileSync(path.join(folder, 'model.json'), `${JSON.stringify(manifest, null, 2)}\n`);
