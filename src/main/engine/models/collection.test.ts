import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appError } from '../../../shared/errors.ts';
import { err, ok } from '../../../shared/result.ts';
import { buildOnnx } from './build-onnx.ts';
import { type Collection, type ImportedCollection, importCollection, readCollection } from './collection.ts';
import { importModel } from './import-model.ts';

const SILERO = { inputs: ['input', 'state', 'sr'], outputs: ['output', 'stateN'] };

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'nabra-collection-'));
});
afterEach(() => rm(place, { recursive: true }));

async function collectionOf(list: object): Promise<Collection> {
  await writeFile(join(place, 'nabra-models.json'), JSON.stringify(list));
  const read = await readCollection(place);
  if (!read.ok || !read.value) throw new Error('expected a collection');
  return read.value;
}

async function addModel(id: string, content: Uint8Array | string = buildOnnx(SILERO)): Promise<void> {
  await mkdir(join(place, id));
  await writeFile(join(place, id, 'model.onnx'), content);
}

const importOne = (folder: string) => importModel(folder, { profileFolder: join(place, 'profile') });

it('imports each model and fills the slots that are named', async () => {
  await addModel('one');
  await addModel('two');
  const filled: ImportedCollection['slots'][] = [];
  const result = await importCollection(
    await collectionOf({ models: ['one', 'two'], slots: { vad: 'two' } }),
    importOne,
    async (slots) => ok(filled.push(slots)),
  );
  expect(result.ok && result.value.models.map(({ manifest }) => manifest.id)).toEqual(['one', 'two']);
  expect(filled).toEqual([[['vad', 'two']]]);
});

it('brings the others in when one fails, says which, and leaves its slot', async () => {
  await addModel('good');
  await addModel('bad', 'no ONNX');
  const filled: ImportedCollection['slots'][] = [];
  const result = await importCollection(
    await collectionOf({ models: ['bad', 'good', 'gone'], slots: { vad: 'good', asr: 'bad' } }),
    importOne,
    async (slots) => ok(filled.push(slots)),
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'model_damaged' } });
  expect(!result.ok && result.error.detail).toMatch(/^1 of 3 models are in; model\.onnx: not ONNX.*; .*gone does not/);
  expect(filled).toEqual([[['vad', 'good']]]);
});

it('stops where a person stops it', async () => {
  const asked: string[] = [];
  const result = await importCollection(
    await collectionOf({ models: ['one', 'two'], slots: { vad: 'one' } }),
    async (folder) => {
      asked.push(folder);
      return err(appError('cancelled', 'by hand'));
    },
    async () => ok(null),
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(asked).toEqual([join(place, 'one')]);
});

it('is no collection without a list, and refuses one that leads elsewhere', async () => {
  expect(await readCollection(place)).toEqual(ok(null));
  expect(await readCollection(join(place, 'nowhere'))).toEqual(ok(null));
  for (const list of ['{', '{"models": [], "slots": {}}', '{"models": ["../x"], "slots": {}}', '[]']) {
    await writeFile(join(place, 'nabra-models.json'), list);
    expect(await readCollection(place)).toMatchObject({ ok: false, error: { code: 'model_unsupported' } });
  }
  await rm(join(place, 'nabra-models.json'));
  await symlink('/dev/zero', join(place, 'nabra-models.json'));
  expect(await readCollection(place)).toMatchObject({ ok: false, error: { code: 'model_refused' } });
});
