import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassifierSlots } from '../../../shared/ipc/analyzer-contract.ts';
import { modelFolders } from '../../platform/model-store.ts';
import { importModel } from '../models/import-model.ts';
import { analyzerSource, createJudge, type Judge } from './judge-process.ts';

const ROBERTA = join(import.meta.dirname, '../../analyzer/sentiment/test-models/roberta-tiny');
const LINE = 'chokran bzaf, lmochkil t7al';

describe('a judge', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-judge-'));
  const slots: ClassifierSlots = {
    textAgent: null,
    textClient: 'roberta-tiny',
    acousticAgent: null,
    acousticClient: null,
    labelMappings: {},
  };
  const turned = { ...slots, labelMappings: { 'roberta-tiny': { LABEL_0: 'positive', LABEL_2: 'negative' } } } as const;
  const ask = (judge: Judge, chosen: ClassifierSlots, explain = false) =>
    judge.texts(chosen, { side: 'client', texts: [LINE, '…'], explain });
  let judge: Judge;

  beforeAll(async () => {
    const imported = await importModel(ROBERTA, { profileFolder: folder });
    expect(imported).toMatchObject({ ok: true });
    judge = createJudge({
      fork: { entry: analyzerSource(), runId: 'judge-test' },
      modelFolders: modelFolders(folder),
      ffmpegPath: () => null,
    });
  });
  afterAll(() => {
    judge.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('judges lines, and says which words weigh and where they stand when asked to', async () => {
    const [plain, explained] = await Promise.all([ask(judge, slots), ask(judge, slots, true)]);
    if (!plain.ok || !explained.ok) throw new Error('not judged');
    expect(plain.value).toEqual([{ probabilities: expect.anything(), words: [] }, null]);
    const [found, wordless] = explained.value;
    expect(wordless).toBeNull();
    expect(found?.probabilities).toEqual(plain.value[0]?.probabilities);
    expect(found?.words.map(({ start, end }) => LINE.slice(start, end))).toEqual([
      'chokran',
      'bzaf,',
      'lmochkil',
      't7al',
    ]);
    expect(found?.words.some(({ weight }) => weight !== 0)).toBe(true);
  });

  it('answers what it was asked before it was asked with other classifiers', async () => {
    const answers = await Promise.all([ask(judge, slots, true), ask(judge, turned), ask(judge, slots)]);
    const [before, other, after] = answers.map((answer) => (answer.ok ? answer.value[0]?.probabilities : null));
    expect(before).toEqual(after);
    expect(other).toEqual({ negative: before?.positive, neutral: before?.neutral, positive: before?.negative });
  });

  it('refuses an empty slot, and judges again afterwards', async () => {
    expect(await ask(judge, { ...slots, textClient: null })).toMatchObject({ ok: false, error: { code: 'bad_usage' } });
    expect(await ask(judge, { ...slots, textClient: 'nobody' })).toMatchObject({
      ok: false,
      error: { code: 'model_missing' },
    });
    expect(await ask(judge, slots)).toMatchObject({ ok: true });
  });

  it('stops explaining when nobody waits any more', async () => {
    const over = new AbortController();
    const texts = Array.from({ length: 40 }, () => LINE);
    const answer = judge.texts(slots, { side: 'client', texts, explain: true }, over.signal);
    over.abort();
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
