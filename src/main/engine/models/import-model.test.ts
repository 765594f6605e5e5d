import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelFolders, resolveModel } from '../../platform/model-store.ts';
import { verifyModel } from '../../platform/verify-model.ts';
import { buildOnnx, type OnnxShape } from './build-onnx.ts';
import { buildZip, type ZipEntry } from './build-zip.ts';
import { importModel } from './import-model.ts';
import { refuseArchive } from './pack-rules.ts';

const reference = resolve(import.meta.dirname, '../../../../../shared/reference');
const root = await mkdtemp(join(tmpdir(), 'nabra-import-'));
const profileFolder = join(root, 'profile');
afterAll(() => rm(root, { recursive: true, force: true }));

const SILERO: OnnxShape = { inputs: ['input', 'state', 'sr'], outputs: ['output', 'stateN'] };
const W2V: OnnxShape = { inputs: ['input_features', 'attention_mask'], outputs: ['logits'] };
const W2V_FILES = {
  'config.json': JSON.stringify({ model_type: 'wav2vec2-bert', vocab_size: 4, pad_token_id: 3 }),
  'preprocessor_config.json': JSON.stringify({
    feature_extractor_type: 'SeamlessM4TFeatureExtractor',
    sampling_rate: 16000,
    num_mel_bins: 80,
    stride: 2,
  }),
  'vocab.json': JSON.stringify({ '|': 0, a: 1, '[UNK]': 2, '[PAD]': 3 }),
  'model.onnx': buildOnnx(W2V),
};

let count = 0;
async function folderWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = join(root, `pack-${count++}`);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(resolve(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
async function zipWith(entries: readonly ZipEntry[] | Buffer): Promise<string> {
  const path = join(root, `pack-${count++}.zip`);
  await writeFile(path, Buffer.isBuffer(entries) ? entries : buildZip(entries));
  return path;
}
const entriesOf = (files: Readonly<Record<string, string | Buffer>>): ZipEntry[] =>
  Object.entries(files).map(([name, content]) => ({ name, content, deflate: true }));

async function tree(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true }).catch(() => [])).sort();
}

describe('a model that is whole', () => {
  it('is imported from a folder: verified, read-only, nothing left behind', async () => {
    const result = await importModel(await folderWith({ ...W2V_FILES, 'README.md': '#', 'golden/x.wav': 'x' }), {
      profileFolder,
      id: 'mine',
    });
    expect(result).toMatchObject({
      ok: true,
      value: { alreadyThere: false, manifest: { architecture: 'w2v-bert-ctc' } },
    });
    expect(await tree(join(profileFolder, 'models'))).toEqual([
      'mine',
      'mine/config.json',
      'mine/model.json',
      'mine/model.onnx',
      'mine/preprocessor_config.json',
      'mine/vocab.json',
    ]);
    expect((await stat(join(profileFolder, 'models/mine/model.onnx'))).mode & 0o777).toBe(0o444);
    expect((await stat(profileFolder)).mode & 0o777).toBe(0o700);
    const model = await resolveModel(modelFolders(profileFolder), 'mine');
    expect(model.ok && (await verifyModel(model.value)).ok).toBe(true);
  });

  it('is the same from a zip with one folder inside, and from a second import', async () => {
    const zip = await zipWith(entriesOf(W2V_FILES).map((entry) => ({ ...entry, name: `some-folder/${entry.name}` })));
    expect(await importModel(zip, { profileFolder, id: 'mine' })).toMatchObject({
      ok: true,
      value: { alreadyThere: true },
    });
  });

  it('is refused under the id of another model, the ones of Nabra included', async () => {
    const other = await folderWith({ ...W2V_FILES, 'vocab.json': JSON.stringify({ b: 1, '[PAD]': 3 }) });
    for (const id of ['mine', 'silero-vad-v6'])
      expect(await importModel(other, { profileFolder, id })).toMatchObject({ error: { code: 'model_refused' } });
  });

  it('brings along weights outside the ONNX file, in the folder onnx too', async () => {
    const { 'model.onnx': _, ...rest } = W2V_FILES;
    const folder = await folderWith({
      ...rest,
      'onnx/model_fp16.onnx': buildOnnx({ ...W2V, externalData: 'model_fp16.onnx_data', nested: true }),
      'onnx/model_fp16.onnx_data': 'weights',
    });
    const result = await importModel(folder, { profileFolder, id: 'outside' });
    expect(result.ok && result.value.manifest.files.map((file) => [file.role, file.source]).slice(0, 2)).toEqual([
      ['model', 'onnx/model_fp16.onnx'],
      ['externalData', 'onnx/model_fp16.onnx_data'],
    ]);
  });

  it('may describe itself: id, name and licence come from its model.json, and hashes are held against it', async () => {
    const made = await readFile(join(profileFolder, 'models/mine/model.json'), 'utf8');
    const manifest = { ...JSON.parse(made), id: 'described', name: 'Described', licence: 'Apache-2.0' };
    const good = await folderWith({ ...W2V_FILES, 'model.json': JSON.stringify(manifest) });
    expect(await importModel(good, { profileFolder })).toMatchObject({
      value: { manifest: { id: 'described', name: 'Described', licence: 'Apache-2.0' } },
    });
    const changed = `${W2V_FILES['vocab.json']} `;
    const bad = await folderWith({ ...W2V_FILES, 'vocab.json': changed, 'model.json': JSON.stringify(manifest) });
    expect(await importModel(bad, { profileFolder })).toMatchObject({ error: { code: 'model_damaged' } });
  });

  it('clears away what a killed import left behind, and not what a running one has', async () => {
    const models = join(profileFolder, 'models');
    // Linux gives no process id above 4,194,304.
    await mkdir(join(models, '.staging-99999999-abc'));
    await mkdir(join(models, `.staging-${process.pid}-abc`));
    await importModel(await folderWith(W2V_FILES), { profileFolder, id: 'mine' });
    expect((await readdir(models)).filter((name) => name.startsWith('.'))).toEqual([`.staging-${process.pid}-abc`]);
    await rm(join(models, `.staging-${process.pid}-abc`), { recursive: true });
  });

  it('is recognised as Silero or Moonshine without a configuration', async () => {
    const silero = await importModel(await folderWith({ 'silero_vad.onnx': buildOnnx(SILERO) }), {
      profileFolder,
      id: 'vad',
    });
    expect(silero).toMatchObject({ value: { manifest: { architecture: 'silero', kind: 'vad' } } });
    const moonshine = await importModel(
      await folderWith({
        'onnx/encoder_model_quantized.onnx': buildOnnx({ inputs: ['input_values'], outputs: ['last_hidden_state'] }),
        'onnx/decoder_model_merged_quantized.onnx': buildOnnx({
          inputs: ['input_ids', 'encoder_hidden_states', 'use_cache_branch'],
          outputs: ['logits'],
        }),
        'config.json': '{"model_type": "moonshine", "vocab_size": 4}',
        'tokenizer.json': '{"model": {"vocab": {"a": 0}}}',
      }),
      { profileFolder, id: 'moon' },
    );
    expect(moonshine).toMatchObject({ value: { manifest: { architecture: 'moonshine', kind: 'asr', languages: [] } } });
  });
});

describe('a model that is not whole is answered with what is wrong', () => {
  const cases: Record<string, [Record<string, string | Buffer | null>, string]> = {
    'no vocab.json': [{ 'vocab.json': null }, 'vocab.json is missing'],
    'no config.json': [{ 'config.json': null }, 'config.json is missing'],
    'no model': [{ 'model.onnx': null }, 'model.onnx (or'],
    'two files missing': [{ 'model.onnx': null, 'vocab.json': null }, 'vocab.json is missing; model.onnx'],
    'a file that is not JSON': [{ 'vocab.json': '{"a": 1,' }, 'vocab.json: not JSON'],
    'another sampling rate': [
      { 'preprocessor_config.json': W2V_FILES['preprocessor_config.json'].replace('16000', '8000') },
      'sampling_rate: expected 16000, found 8000',
    ],
    'a head that is not CTC': [
      { 'config.json': '{"model_type":"wav2vec2-bert","vocab_size":4,"pad_token_id":3,"architectures":["Other"]}' },
      'architectures: expected Wav2Vec2BertForCTC, found ["Other"]',
    ],
    'a token beyond the vocabulary': [{ 'vocab.json': '{"a": 1, "b": 9}' }, 'expected below vocab_size 4, found 9'],
    'another kind of model': [{ 'config.json': '{"model_type": "whisper"}' }, 'model_type "whisper"'],
    'other inputs': [
      { 'model.onnx': buildOnnx(SILERO) },
      'no input input_features, attention_mask; it has input, state, sr',
    ],
    'weights left behind': [
      { 'model.onnx': buildOnnx({ ...W2V, externalData: 'model.onnx_data' }) },
      'its weights model.onnx_data are missing',
    ],
  };
  it.each(Object.entries(cases))('%s', async (_, [change, message]) => {
    const files = Object.entries({ ...W2V_FILES, ...change }).filter((entry) => entry[1] !== null);
    const folder = await folderWith(Object.fromEntries(files) as Record<string, string>);
    const result = await importModel(folder, { profileFolder, id: 'incomplete' });
    expect(result).toMatchObject({ ok: false, error: { code: 'model_unsupported' } });
    expect(!result.ok && result.error.detail).toContain(message);
    expect(existsSync(join(profileFolder, 'models/incomplete'))).toBe(false);
  });
});

describe('an evil pack is refused, in under 2 s, and nothing of it is written', () => {
  const good = entriesOf(W2V_FILES);
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const evilOnnx = (shape: Partial<OnnxShape>) =>
    folderWith({ ...W2V_FILES, 'model.onnx': buildOnnx({ ...W2V, ...shape }) });
  const packs: Record<string, () => Promise<string>> = {
    'a path out of the folder': () => zipWith([...good, { name: '../evil.json', content: '{}' }]),
    'a path out of the folder further in': () => zipWith([...good, { name: 'a/../../evil.json', content: '{}' }]),
    'an absolute path': () => zipWith([...good, { name: '/tmp/evil.json', content: '{}' }]),
    'a drive': () => zipWith([...good, { name: 'C:evil.json', content: '{}' }]),
    'a backslash path': () => zipWith([...good, { name: '..\\evil.json', content: '{}' }]),
    'a NUL in a name': () => zipWith([...good, { name: 'evil\0.json', content: '{}' }]),
    'a stream of another file': () => zipWith([...good, { name: 'config.json:evil.json', content: '{}' }]),
    'a link': () => zipWith([...good, { name: 'link.json', content: '/etc/passwd', unixMode: 0o120777 }]),
    'a device': () => zipWith([...good, { name: 'device.json', content: '', unixMode: 0o020666 }]),
    'one name twice': () => zipWith([...good, { name: 'config.json', content: '{}' }]),
    'two names alike but for case': () => zipWith([...good, { name: 'Config.JSON', content: '{}' }]),
    'two names alike but for the accent': () =>
      zipWith([...good, { name: 'e\u0301.json', content: '{}' }, { name: '\u00e9.json', content: '{}' }]),
    '65 entries': () => zipWith(Array.from({ length: 65 }, (_, index) => ({ name: `${index}.json`, content: '{}' }))),
    'a bomb': () => zipWith([...good, { name: 'model.onnx_data', content: zeros, deflate: true }]),
    'a bomb that claims to be small': () =>
      zipWith([
        ...good.filter((entry) => entry.name !== 'model.onnx'),
        { name: 'model.onnx', content: zeros, deflate: true, claimedBytes: 100_000 },
      ]),
    'entries that share their bytes': () =>
      zipWith([
        { name: 'a.json', content: Buffer.alloc(150_000), deflate: true, claimedBytes: 25_000 },
        ...Array.from({ length: 60 }, (_, index) => ({
          name: `${index}.json`,
          deflate: true,
          claimedBytes: 25_000,
          sharesFirst: true,
        })),
      ]),
    'a pickle': () => zipWith([...good, { name: 'model.pkl', content: 'x' }]),
    'a library': () => zipWith([...good, { name: 'libop.so.1', content: 'x' }]),
    'a program': () => zipWith([...good, { name: 'setup.exe', content: 'x' }]),
    'an encrypted entry': () => zipWith([...good, { name: 'x.json', content: 'x', deflate: true, encrypted: true }]),
    'a wrong checksum': () => zipWith([{ ...(good[0] as ZipEntry), claimedCrc: 1 }, ...good.slice(1)]),
    'a truncated zip': async () => zipWith(buildZip(good).subarray(0, 400)),
    'bytes behind PK': () => zipWith(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5000, 0xa5)])),
    'a joblib in a folder': () => folderWith({ ...W2V_FILES, 'scaler.joblib': 'x' }),
    'a link in a folder': async () => {
      const folder = await folderWith(W2V_FILES);
      await rm(join(folder, 'vocab.json'));
      await symlink('/etc/passwd', join(folder, 'vocab.json'));
      return folder;
    },
    'a pipe in a folder': async () => {
      const folder = await folderWith(W2V_FILES);
      await rm(join(folder, 'model.onnx'));
      execFileSync('mkfifo', [join(folder, 'model.onnx')]);
      return folder;
    },
    'weights above the folder': () => evilOnnx({ externalData: '../../../etc/passwd' }),
    'weights at an absolute path': () => evilOnnx({ externalData: '/etc/passwd' }),
    'weights above the folder, in a subgraph': () =>
      evilOnnx({ externalData: '../x.onnx_data', nested: true, depth: 3 }),
    'operators of a foreign library': () => evilOnnx({ nodeDomain: 'evil.ops' }),
    'a compiled program': () => evilOnnx({ opType: 'EPContext', nodeDomain: 'com.microsoft' }),
    'graphs a hundred deep': () => evilOnnx({ depth: 100 }),
    'a configuration of 2 MB': () =>
      folderWith({ ...W2V_FILES, 'config.json': `{"model_type": "wav2vec2-bert", "x": "${'y'.repeat(2e6)}"}` }),
    'noise as a model': () => folderWith({ ...W2V_FILES, 'model.onnx': Buffer.alloc(100_000, 0x2f) }),
    'an empty model': () => folderWith({ ...W2V_FILES, 'model.onnx': '' }),
    'a model cut short': () => folderWith({ ...W2V_FILES, 'model.onnx': buildOnnx(W2V).subarray(0, 40) }),
    'a model.json with an id that is a path': () => folderWith({ ...W2V_FILES, 'model.json': '{"id": "../evil"}' }),
  };

  let before: string[];
  beforeAll(async () => {
    before = await tree(profileFolder);
  });

  it.each(Object.entries(packs))('%s', async (_, build) => {
    const pack = await build();
    const around = (await readdir(root)).sort();
    const start = performance.now();
    const result = await importModel(pack, { profileFolder, id: 'evil' });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(result.ok ? 'imported' : result.error.code).toMatch(/^model_(refused|pickled|damaged|unsupported)$/);
    expect(await tree(profileFolder)).toEqual(before);
    expect((await readdir(root)).sort()).toEqual(around);
  });

  it('more than 8 GB that do not compress', () => {
    const entry = { sizeBytes: 3e9, compressedBytes: 3e9, unixMode: 0, encrypted: false };
    const entries = ['a.onnx', 'b.onnx_data', 'c.onnx_data'].map((path) => ({ ...entry, path }));
    expect(refuseArchive(entries.slice(1), 9e9)).toBe(null);
    expect(refuseArchive(entries, 9e9)?.detail).toContain('more than 8 GB');
  });

  it.each(['../evil', 'A B', '', 'con', '.hidden', 'x'.repeat(65)])('the id %j', async (id) => {
    const result = await importModel(await folderWith(W2V_FILES), { profileFolder, id });
    expect(result).toMatchObject({ error: { code: 'bad_usage' } });
  });
});

describe.skipIf(!existsSync(reference))('the reference models (skipped where ../shared/reference is not there)', () => {
  it.each([
    ['w2v-bert-tiny', undefined, 'w2v-bert-ctc', 'model.onnx'],
    ['w2v-bert-tiny-adapter', undefined, 'w2v-bert-ctc', 'model.onnx'],
    ['w2v-bert-digits', undefined, 'w2v-bert-ctc', 'model.onnx'],
    ['w2v-bert-digits', 'int8', 'w2v-bert-ctc', 'model.int8.onnx'],
    ['w2v-bert-digits', 'fp16', 'w2v-bert-ctc', 'model.fp16.onnx'],
    ['pyannote-vad/multilabel', undefined, 'pyannote-segmentation', 'model.onnx'],
    ['pyannote-vad/powerset', undefined, 'pyannote-segmentation', 'model.onnx'],
  ])('%s %s', async (folder, precision, architecture, file) => {
    const id = `reference-${folder.replace('/', '-')}-${precision ?? 'any'}`;
    const result = await importModel(join(reference, folder), { profileFolder, id, precision });
    expect(result).toMatchObject({ ok: true, value: { manifest: { architecture } } });
    expect(result.ok && result.value.manifest.files[0]?.source).toBe(file);
    const model = await resolveModel(modelFolders(profileFolder), id);
    expect(model.ok && (await verifyModel(model.value)).ok).toBe(true);
  });

  it('pickles are refused', async () => {
    const pickles = await importModel(join(reference, 'sklearn-joblib'), { profileFolder });
    expect(pickles).toMatchObject({ error: { code: 'model_pickled' } });
  });

  it('a Silero from a package', async () => {
    const v6 = await resolveModel(modelFolders(profileFolder), 'silero-vad-v6');
    const folder = await folderWith({});
    await mkdir(folder);
    await copyFile(v6.ok ? (v6.value.files.model as string) : '', join(folder, 'silero_vad.onnx'));
    expect(await importModel(folder, { profileFolder, id: 'silero-copy' })).toMatchObject({ ok: true });
  });
});
