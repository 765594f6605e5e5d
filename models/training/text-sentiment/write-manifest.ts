/*
 * Writes model.json beside the weights train.py wrote: `node write-manifest.ts ROWS_FOLDER MODEL_FOLDER`. The threshold
 * comes from figures.json; the temperature is in the weights.
 */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { modelManifestSchema } from '../../../src/shared/domain/model.ts';
import { SENTIMENTS } from '../../../src/shared/domain/sentiment.ts';

const VERSION = '2';
const FILES = { model: 'model.onnx', features: 'features.json', card: 'card.md' };

const [rowsFolder = '', folder = ''] = process.argv.slice(2);
const figures = z
  .object({ unsureBelow: z.number() })
  .parse(JSON.parse(readFileSync(path.join(rowsFolder, 'figures.json'), 'utf8')));
const files = Object.entries(FILES)
  .filter(([, source]) => existsSync(path.join(folder, source)))
  .map(([role, source]) => {
    const bytes = readFileSync(path.join(folder, source));
    return { role, source, sha256: hash('sha256', bytes), sizeBytes: bytes.length };
  });
const manifest = modelManifestSchema.parse({
  id: 'nabra-text-sentiment',
  name: 'Nabra text sentiment: Darija, Arabic, French, English',
  kind: 'text-sentiment',
  architecture: 'ngram-embedding-bag',
  version: VERSION,
  languages: ['ary', 'ar', 'fr', 'en'],
  licence: 'Apache-2.0',
  sampleRateHz: 16_000,
  files,
  labels: SENTIMENTS,
  unsureBelow: figures.unsureBelow,
  cautions: ['general_language'],
});
writeFileSync(path.join(folder, 'model.json'), `${JSON.stringify(manifest, null, 2)}\n`);
