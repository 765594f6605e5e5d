import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDetector, openRecognizer } from './open-models.ts';

const MODELS = resolve(import.meta.dirname, '../../../models');
const own = mkdtempSync(join(tmpdir(), 'nabra-open-models-'));
afterAll(() => rmSync(own, { recursive: true, force: true }));

const codeOf = (opened: Awaited<ReturnType<typeof openRecognizer | typeof openDetector>>) =>
  opened.ok ? 'opened' : opened.error.code;

it('opens a recogniser and a detector', async () => {
  expect(codeOf(await openRecognizer([MODELS], 'moonshine-tiny-en', 1))).toBe('opened');
  expect(codeOf(await openDetector([MODELS], 'silero-vad-v5', 1))).toBe('opened');
});

it('says that a model is missing, or of another kind than its slot', async () => {
  expect(codeOf(await openRecognizer([MODELS], 'nobody', 1))).toBe('model_missing');
  expect(codeOf(await openRecognizer([MODELS], 'silero-vad-v6', 1))).toBe('model_unsupported');
  expect(codeOf(await openDetector([MODELS], 'moonshine-tiny-en', 1))).toBe('model_unsupported');
});

it('loads nothing whose content is not what model.json says', async () => {
  const manifest = JSON.parse(readFileSync(join(MODELS, 'silero-vad-v6/model.json'), 'utf8'));
  const [file] = manifest.files;
  mkdirSync(join(own, 'changed'));
  writeFileSync(join(own, 'changed/weights.onnx'), Buffer.alloc(file.sizeBytes));
  const changed = { ...manifest, id: 'changed', files: [{ ...file, source: 'weights.onnx' }] };
  writeFileSync(join(own, 'changed/model.json'), JSON.stringify(changed));
  expect(codeOf(await openDetector([own], 'changed', 1))).toBe('model_damaged');
});
