import { copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { modelManifestSchema } from '../../shared/domain/model.ts';
import { appRoot } from './app-root.ts';
import { listModels, modelFolders, type ResolvedModel, resolveModel } from './model-store.ts';
import { sha256File } from './sha256-file.ts';
import { verifyModel } from './verify-model.ts';

const profile = await mkdtemp(join(tmpdir(), 'nabra-model-store-'));
const folders = modelFolders(profile);
afterAll(() => rm(profile, { recursive: true }));

async function resolved(id: string): Promise<ResolvedModel> {
  const model = await resolveModel(folders, id);
  if (!model.ok) throw new Error(model.error.detail);
  return model.value;
}

/** A model of one file under the profile, as an import leaves it. */
async function place(id: string): Promise<string> {
  const folder = join(profile, 'models', id);
  await mkdir(folder, { recursive: true });
  const { manifest, files } = await resolved('silero-vad-v6');
  await copyFile(files.model as string, join(folder, 'model.onnx'));
  const own = { ...manifest, id, files: [{ ...manifest.files[0], source: 'model.onnx' }] };
  await writeFile(join(folder, 'model.json'), JSON.stringify(own));
  return folder;
}

describe('the models that come with Nabra', () => {
  it('are listed, there and whole', async () => {
    const models = await listModels([join(appRoot(), 'models')]);
    const ids = models.map((model) => model.id);
    expect(ids).toEqual([...ids].sort());
    expect(ids).toEqual(expect.arrayContaining(['moonshine-base-en', 'moonshine-tiny-en', 'silero-vad-v6']));
    for (const { id } of models) expect(await verifyModel(await resolved(id)).then((result) => result.ok)).toBe(true);
  });

  it('give absolute paths by role and a version that names their content', async () => {
    const tiny = await resolved('moonshine-tiny-en');
    expect(Object.keys(tiny.files)).toEqual(['encoder', 'decoder']);
    expect(await sha256File(tiny.files.encoder as string)).toBe(tiny.manifest.files[0]?.sha256);
    expect(tiny.modelVersion).toMatch(/^[0-9a-f]{16}$/);
    expect(tiny.modelVersion).not.toBe((await resolved('moonshine-base-en')).modelVersion);
  });
});

describe('a model in the profile', () => {
  it('is found by its id and verified', async () => {
    await place('mine');
    expect((await verifyModel(await resolved('mine'))).ok).toBe(true);
  });

  it('is damaged when one bit of a file changed, and says which file', async () => {
    const folder = await place('flipped');
    const path = join(folder, 'model.onnx');
    const bytes = await readFile(path);
    bytes[100_000] = (bytes[100_000] as number) ^ 1;
    await writeFile(path, bytes);
    const result = await verifyModel(await resolved('flipped'));
    expect(result).toMatchObject({ ok: false, error: { code: 'model_damaged' } });
    expect(!result.ok && result.error.detail).toContain(path);
  });

  it('is damaged when a file is cut short, missing when it is gone', async () => {
    const folder = await place('cut');
    await truncate(join(folder, 'model.onnx'), 1000);
    expect(await resolveModel(folders, 'cut')).toMatchObject({ error: { code: 'model_damaged' } });
    await rm(join(folder, 'model.onnx'));
    expect(await resolveModel(folders, 'cut')).toMatchObject({ error: { code: 'model_missing' } });
  });

  it('is listed with the reason when its model.json is not valid', async () => {
    const folder = await place('broken');
    await writeFile(join(folder, 'model.json'), '{"id": "broken", ');
    const listed = (await listModels(folders)).find((model) => model.id === 'broken');
    expect(listed?.manifest).toMatchObject({ ok: false, error: { code: 'model_damaged' } });
  });

  it('is not looked for outside the model folders', async () => {
    for (const id of ['../mine', '/etc', 'a/b', '', '..'])
      expect(await resolveModel(folders, id)).toMatchObject({ error: { code: 'model_missing' } });
  });
});

describe('model.json', () => {
  const valid = {
    id: 'mine',
    name: 'Mine',
    kind: 'vad',
    architecture: 'silero',
    version: '1',
    languages: [],
    licence: 'MIT',
    sampleRateHz: 16000,
    files: [{ role: 'model', source: 'model.onnx', sha256: '0'.repeat(64), sizeBytes: 1 }],
  };

  it.each(['../model.onnx', '/model.onnx', 'C:\\model.onnx', 'a/../b.onnx', 'a//b', 'npm:../x/y', 'npm:pkg/../x', ''])(
    'may not name the source %j',
    (source) => {
      const files = [{ ...valid.files[0], source }];
      expect(modelManifestSchema.safeParse({ ...valid, files }).success).toBe(false);
    },
  );

  it('must have every file its architecture needs, of the right kind, each once', () => {
    expect(modelManifestSchema.safeParse(valid).success).toBe(true);
    expect(modelManifestSchema.safeParse({ ...valid, kind: 'asr' }).success).toBe(false);
    expect(modelManifestSchema.safeParse({ ...valid, architecture: 'pyannote-segmentation' }).success).toBe(false);
    expect(modelManifestSchema.safeParse({ ...valid, files: [valid.files[0], valid.files[0]] }).success).toBe(false);
  });
});
