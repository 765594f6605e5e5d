import { hash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClassifiers } from './open-classifiers.ts';
import { ROBERTA_TINY } from './sentiment/sequence-reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'nabra-open-classifiers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EMPTY = {
  textAgent: null,
  textClient: null,
  acousticAgent: null,
  acousticClient: null,
  labelMappings: {},
};

beforeAll(() => {
  mkdirSync(join(folder, 'roberta'));
  const files = { model: 'model.onnx', config: 'config.json', tokenizer: 'tokenizer.json' };
  const described = Object.entries(files).map(([role, source]) => {
    const bytes = readFileSync(join(ROBERTA_TINY, source));
    copyFileSync(join(ROBERTA_TINY, source), join(folder, 'roberta', source));
    return { role, source, sha256: hash('sha256', bytes), sizeBytes: bytes.length };
  });
  const manifest = {
    id: 'roberta',
    name: 'A small RoBERTa',
    kind: 'text-sentiment',
    architecture: 'sequence-classifier',
    version: '1',
    languages: [],
    licence: 'unknown',
    sampleRateHz: 16000,
    labelMapping: { LABEL_2: null },
    unsureBelow: 0.55,
    files: described,
  };
  writeFileSync(join(folder, 'roberta/model.json'), JSON.stringify(manifest));
});

it('opens nothing where every slot is empty', async () => {
  expect(await openClassifiers([folder], EMPTY, 1)).toEqual({
    ok: true,
    value: { text: { agent: null, client: null }, acoustic: { agent: null, client: null } },
  });
});

it('loads a model of two slots once, with what its makers and a person say of its labels', async () => {
  const labelMappings = { roberta: { LABEL_0: 'positive' as const, LABEL_1: 'negative' as const } };
  const both = await openClassifiers([folder], { ...EMPTY, textAgent: 'roberta', textClient: 'roberta' }, 1);
  const mapped = await openClassifiers([folder], { ...EMPTY, textClient: 'roberta', labelMappings }, 1);
  if (!both.ok || !mapped.ok) throw new Error('not opened');
  const { agent, client } = both.value.text;
  expect(agent).toBe(client);
  expect(client).toMatchObject({ model: 'roberta', unsureBelow: 0.55 });
  const [plain] = (await client?.classifier.classify(['chokran bzaf'])) ?? [];
  const [turned] = (await mapped.value.text.client?.classifier.classify(['chokran bzaf'])) ?? [];
  // By the default rule LABEL_0 is negative and LABEL_1 neutral; the third is left out by the model itself.
  expect(plain.positive).toBe(0);
  expect(turned).toEqual({ negative: plain.neutral, neutral: 0, positive: plain.negative });
});

it('says that a model is missing, or of another kind than its slot', async () => {
  const missing = await openClassifiers([folder], { ...EMPTY, textAgent: 'nobody' }, 1);
  expect(missing).toMatchObject({ error: { code: 'model_missing' } });
  const other = await openClassifiers([folder], { ...EMPTY, acousticClient: 'roberta' }, 1);
  expect(other).toMatchObject({ error: { code: 'model_unsupported' } });
  const filled = { ...EMPTY, textAgent: 'roberta', acousticClient: 'roberta' };
  expect(await openClassifiers([folder], filled, 1)).toMatchObject({ error: { code: 'model_unsupported' } });
});
