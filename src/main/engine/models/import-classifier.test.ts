import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { modelFolders, resolveModel } from '../../platform/model-store.ts';
import { verifyModel } from '../../platform/verify-model.ts';
import { buildOnnx, type OnnxShape } from './build-onnx.ts';
import { buildZip } from './build-zip.ts';
import { importModel } from './import-model.ts';

const reference = resolve(import.meta.dirname, '../../../../../shared/reference');
const roberta = resolve(import.meta.dirname, '../../analyzer/sentiment/test-models/roberta-tiny');
const root = await mkdtemp(join(tmpdir(), 'nabra-import-classifier-'));
const profileFolder = join(root, 'profile');
afterAll(() => rm(root, { recursive: true, force: true }));

type Files = Readonly<Record<string, string | Buffer | object | null>>;

let count = 0;
async function folderWith(files: Files): Promise<string> {
  const folder = join(root, `pack-${count++}`);
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    await mkdir(resolve(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), bytesOf(content));
  }
  return folder;
}
const bytesOf = (content: string | Buffer | object) =>
  typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);

/** The id is new each time: two packs under one id would be told apart instead of looked at. */
const imported = async (files: Files) => importModel(await folderWith(files), { profileFolder, id: `pack-${count}` });

const TEXT: OnnxShape = {
  inputs: ['input_ids', 'attention_mask'],
  outputs: ['logits'],
  widths: { logits: 3 },
};
const CONFIG = {
  model_type: 'bert',
  architectures: ['BertForSequenceClassification'],
  vocab_size: 4,
  id2label: { 0: 'neg', 1: 'neu', 2: 'pos' },
};
const TOKENIZER = {
  normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'Lowercase' }] },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: null,
  decoder: null,
  added_tokens: [{ id: 0, content: '[PAD]' }],
  model: { type: 'WordPiece', vocab: { '[PAD]': 0, '[UNK]': 1, a: 2, b: 3 } },
};
const PACK: Files = { 'config.json': CONFIG, 'tokenizer.json': TOKENIZER, 'model.onnx': buildOnnx(TEXT) };

describe('a text classifier', () => {
  it.each([
    ['beside', PACK],
    [
      'in onnx/, among what else lies in an export',
      {
        'config.json': CONFIG,
        'tokenizer.json': TOKENIZER,
        'onnx/model.onnx': buildOnnx({ ...TEXT, outputs: ['output_0'], widths: { output_0: 3 } }),
        'vocab.txt': '[PAD]',
        'sentencepiece.bpe.model': 'x',
        'model.safetensors': 'x',
        'README.md': '#',
      },
    ],
  ] as [string, Files][])('is imported with its labels, its ONNX %s', async (_, files) => {
    const result = await imported(files);
    expect(result).toMatchObject({
      ok: true,
      value: {
        manifest: { kind: 'text-sentiment', architecture: 'sequence-classifier', labels: ['neg', 'neu', 'pos'] },
      },
    });
    const roles = result.ok ? result.value.manifest.files.map(({ role }) => role) : [];
    expect(roles).toEqual(['model', 'config', 'tokenizer']);
  });

  it('is imported from a zip', async () => {
    const zip = join(root, 'classifier.zip');
    const entries = Object.entries(PACK).map(([name, content]) => ({
      name: `export/${name}`,
      content: bytesOf(content ?? ''),
      deflate: true,
    }));
    await writeFile(zip, buildZip([...entries, { name: 'export/spiece.model', content: 'x' }]));
    expect(await importModel(zip, { profileFolder })).toMatchObject({ value: { manifest: { id: 'classifier' } } });
  });

  it('keeps what its own model.json says of its answers', async () => {
    const said = { labelMapping: { neg: 'positive', neu: null, pos: 'negative' }, temperature: 1.5, unsureBelow: 0.6 };
    const result = await imported({ ...PACK, 'model.json': manifestOf('sequence-classifier', PACK, said) });
    expect(result).toMatchObject({ value: { manifest: { ...said, labels: ['neg', 'neu', 'pos'] } } });
  });

  const refusals: Record<string, [Files, string]> = {
    'no tokenizer.json': [{ 'tokenizer.json': null }, 'tokenizer.json is missing'],
    'weights of PyTorch only': [{ 'model.onnx': null, 'model.safetensors': 'x' }, 'tools/convert-models makes it'],
    'another head': [
      { 'config.json': { ...CONFIG, architectures: ['BertForMaskedLM'] } },
      'model_type "bert", architectures BertForMaskedLM; expected one of',
    ],
    'a regression': [{ 'config.json': { ...CONFIG, problem_type: 'regression' } }, 'expected a classification'],
    'one label': [{ 'config.json': { ...CONFIG, id2label: { 0: 'score' } } }, 'expected two labels at least'],
    'labels that skip a number': [
      { 'config.json': { ...CONFIG, id2label: { 0: 'a', 2: 'b' } } },
      'numbered from 0, found {"0":"a","2":"b"}',
    ],
    'more labels than classes': [
      { 'config.json': { ...CONFIG, id2label: { 0: 'a', 1: 'b', 2: 'c', 3: 'd' } } },
      'logits: expected 4 numbers a row, found 3',
    ],
    'a token beyond the model': [{ 'config.json': { ...CONFIG, vocab_size: 3 } }, '"b" has number 3'],
    'a tokenizer of an unknown kind': [
      { 'tokenizer.json': { ...TOKENIZER, model: { type: 'WordLevel', vocab: {} } } },
      'expected Unigram, WordPiece or BPE, found "WordLevel"',
    ],
    'a part of the tokenizer that is not known': [
      { 'tokenizer.json': { ...TOKENIZER, normalizer: { type: 'Sequence', normalizers: [{ type: 'Nmt' }] } } },
      'normalizer.normalizers.0.type: "Nmt" is not known here',
    ],
    'a graph that asks for more': [
      { 'model.onnx': buildOnnx({ ...TEXT, inputs: [...TEXT.inputs, 'pixel_values'] }) },
      'asks for pixel_values',
    ],
    'a graph for audio': [
      { 'model.onnx': buildOnnx({ ...TEXT, inputs: ['input_values'] }) },
      'no input input_ids; it has input_values',
    ],
    'a graph without logits': [
      { 'model.onnx': buildOnnx({ ...TEXT, outputs: ['last_hidden_state', 'pooled'] }) },
      'no output logits',
    ],
    'labels that contradict its model.json': [
      { 'model.json': manifestOf('sequence-classifier', PACK, { labels: ['pos', 'neu', 'neg'] }) },
      'labels are pos, neu, neg, those of config.json neg, neu, pos',
    ],
  };
  it.each(Object.entries(refusals))('is refused with what is wrong: %s', async (_, [change, message]) => {
    const result = await imported({ ...PACK, ...change });
    expect(result).toMatchObject({ ok: false, error: { code: 'model_unsupported' } });
    expect(!result.ok && result.error.detail).toContain(message);
  });

  it('of the project itself is whole', async () => {
    expect(await importModel(roberta, { profileFolder, id: 'roberta' })).toMatchObject({
      value: { manifest: { labels: ['LABEL_0', 'LABEL_1', 'LABEL_2'] } },
    });
  });
});

const SVM: OnnxShape = {
  inputs: ['features'],
  outputs: ['label', 'probabilities'],
  widths: { features: 180, probabilities: 3 },
};
const ACOUSTIC: Files = { 'model.onnx': buildOnnx(SVM), 'card.md': '# A card' };
const ACOUSTIC_FACTS = {
  kind: 'acoustic-sentiment',
  labels: ['negative', 'neutral', 'positive'],
  featureRecipe: 'librosa-180',
  trainingPriors: [0.5, 0.3, 0.2],
  unsureBelow: 0.5,
  cautions: ['acted_german_speech'],
};
const describedSvm = (change: object = {}, files: Files = ACOUSTIC) => ({
  ...files,
  'model.json': manifestOf('acoustic-functionals', files, { ...ACOUSTIC_FACTS, ...change }),
});

describe('an acoustic classifier', () => {
  it('is imported with all that its model.json says, and its card', async () => {
    const result = await imported(describedSvm());
    expect(result).toMatchObject({ ok: true, value: { manifest: ACOUSTIC_FACTS } });
    if (!result.ok) return;
    expect((await readdir(result.value.folder)).sort()).toEqual(['card.md', 'model.json', 'model.onnx']);
    const model = await resolveModel(modelFolders(profileFolder), result.value.manifest.id);
    expect(model.ok && (await verifyModel(model.value)).ok).toBe(true);
  });

  const refusals: Record<string, [Files, string]> = {
    'no recipe': [describedSvm({ featureRecipe: undefined }), 'featureRecipe is missing'],
    'an unknown recipe': [describedSvm({ featureRecipe: 'mine-12' }), 'featureRecipe'],
    'no labels': [describedSvm({ labels: undefined }), 'labels are missing'],
    'another rate': [describedSvm({ sampleRateHz: 8000 }), 'sampleRateHz: expected 16000, found 8000'],
    'labels that stand for nothing': [describedSvm({ labels: ['a', 'b', 'c'] }), 'stands for a sentiment'],
    'priors for other labels': [describedSvm({ trainingPriors: [1] }), 'trainingPriors: expected 3, found 1'],
    'another width of features': [
      describedSvm({ featureRecipe: 'prosody-88' }),
      'features: expected 88 numbers a row, found 180',
    ],
    'another count of classes': [
      describedSvm({}, { 'model.onnx': buildOnnx({ ...SVM, widths: { features: 180, probabilities: 2 } }) }),
      'probabilities: expected 3 numbers a row, found 2',
    ],
    'probabilities in maps': [
      describedSvm({}, { 'model.onnx': buildOnnx({ ...SVM, widths: { features: 180 }, maps: ['probabilities'] }) }),
      'probabilities is no tensor',
    ],
  };
  it.each(Object.entries(refusals))('is refused with what is wrong: %s', async (_, [files, message]) => {
    const result = await imported(files);
    expect(result).toMatchObject({ ok: false, error: { code: 'model_unsupported' } });
    expect(!result.ok && result.error.detail).toContain(message);
  });
});

describe('a text classifier of our own kind, trained again', () => {
  const files: Files = {
    'model.onnx': buildOnnx({ inputs: ['ids', 'counts'], outputs: ['probabilities'], widths: { probabilities: 3 } }),
    'features.json': { buckets: 1 },
  };
  const manifest = (more: object = {}) =>
    manifestOf('ngram-embedding-bag', files, { labels: ['negative', 'neutral', 'positive'], ...more });

  it('is imported with what says how text is hashed', async () => {
    const result = await imported({ ...files, 'model.json': manifest() });
    expect(result.ok && result.value.manifest.files.map(({ role }) => role)).toEqual(['model', 'features']);
  });

  it('is refused where its classes are not the three sentiments in their order', async () => {
    const result = await imported({
      ...files,
      'model.json': manifest({ labels: ['positive', 'neutral', 'negative'] }),
    });
    expect(!result.ok && result.error.detail).toContain('labels: expected negative, neutral, positive');
  });
});

describe('weights that can run programs are refused with the way to convert them', () => {
  it.each(['model.joblib', 'scaler.pkl', 'pytorch_model.bin', 'model.pt'])('%s', async (name) => {
    const folder = await folderWith({ ...PACK, [name]: 'x' });
    for (const path of [folder, join(folder, name)]) {
      const result = await importModel(path, { profileFolder, id: 'evil' });
      expect(result).toMatchObject({ ok: false, error: { code: 'model_pickled' } });
      expect(!result.ok && result.error.detail).toContain('Convert the model with tools/convert-models');
    }
  });
});

describe.skipIf(!existsSync(reference))('the reference models (skipped where ../shared/reference is not there)', () => {
  it.each(['text-classifier-xlmr-tiny', 'text-classifier-bert-tiny'])('%s', async (name) => {
    const result = await importModel(join(reference, name), { profileFolder });
    expect(result).toMatchObject({
      ok: true,
      value: { manifest: { architecture: 'sequence-classifier', labels: ['NEGATIVE', 'NEUTRAL', 'POSITIVE'] } },
    });
    const model = await resolveModel(modelFolders(profileFolder), name);
    expect(model.ok && Object.keys(model.value.files).sort()).toEqual(
      ['config', 'model', 'specialTokensMap', 'tokenizer', 'tokenizerConfig'].sort(),
    );
  });
});

/** A `model.json` that describes files as they are. */
function manifestOf(architecture: string, files: Files, more: object): object {
  const roles: Readonly<Record<string, string>> = {
    'config.json': 'config',
    'tokenizer.json': 'tokenizer',
    'model.onnx': 'model',
    'card.md': 'card',
    'features.json': 'features',
  };
  const described = Object.entries(files).map(([source, content]) => {
    const bytes = Buffer.from(bytesOf(content ?? ''));
    return { role: roles[source], source, sha256: hash('sha256', bytes), sizeBytes: bytes.length };
  });
  return {
    id: 'described',
    name: 'Described',
    kind: 'text-sentiment',
    architecture,
    version: '1',
    languages: [],
    licence: 'unknown',
    sampleRateHz: 16000,
    files: described,
    ...more,
  };
}
