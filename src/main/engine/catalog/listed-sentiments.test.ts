import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_FILTERS, type SentimentQuery } from '../../../shared/domain/call-list.ts';
import { summarise } from '../../../shared/domain/lane-judgement.ts';
import type { SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import { makeFolder } from '../queue/testing/make-folder.ts';
import { createCallLists } from './call-lists.ts';
import type { Catalog } from './catalog.ts';
import { saveJudgements } from './judgements.ts';
import { openCatalog } from './open.ts';
import { CLASHES, clientIs, countInSql } from './testing/sentiments-in-sql.ts';

const CALLS = 400;
const FUSION = { textWeight: 0.7, textUnsureBelow: 0.5, acousticUnsureBelow: 0.4, fusedUnsureBelow: 0.45 };
const ALL = { ...NO_FILTERS, batchId: 'batch' };

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

function anyProbabilities(random: () => number): SentimentProbabilities {
  const [negative, neutral, positive] = [random() ** 2, random() ** 2, random() ** 2];
  const sum = negative + neutral + positive;
  return { negative: negative / sum, neutral: neutral / sum, positive: positive / sum };
}

function batch() {
  const opened = openCatalog(join(makeFolder(onTestFinished), 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(opened.value.close);
  const { catalog } = opened.value;
  catalog.database.exec(`INSERT INTO settings_snapshots VALUES (1, 'key', '{}', '{}', 'now');
    INSERT INTO batches VALUES ('batch', 'running', '{}', '{}', NULL, 'now', NULL)`);
  const random = chance(7);
  catalog.transaction(() => {
    for (let n = 0; n < CALLS; n++) addCall(catalog, n, random);
  });
  return { catalog, lists: createCallLists(catalog, () => FUSION) };
}

function addCall(catalog: Catalog, n: number, random: () => number): void {
  const { database } = catalog;
  database.exec(`INSERT INTO recordings VALUES (${n}, '${n}', 1, 'pcm', 8000, 2, 1);
    INSERT INTO files (id, path_bytes, path, name, modified_ms, size_bytes) VALUES (${n}, CAST('${n}' AS BLOB), '${n}', '${n}', 0, 1);
    INSERT INTO calls (id, recording_id, settings_id, file_id, agent_channel, state, duration_s, channels, lane_channels, created_at)
      VALUES ('c${n}', ${n}, 1, ${n}, 'left', 'done', 60, 2, '[0, 1]', 'now');
    INSERT INTO batch_files VALUES ('batch', ${n}, ${n}, 'c${n}', 0, 'done', NULL)`);
  for (const modality of ['text', 'acoustic'] as const) {
    const lanes = [0, 1].map((channel) => {
      const spans = [0, 20, 40].map((startS) => ({
        startS,
        endS: startS + 5,
        probabilities: anyProbabilities(random),
      }));
      const judgedAs = channel === 0 ? ('agent' as const) : ('client' as const);
      return { channel, judgedAs, model: 'm', unsureBelow: 0.5, summary: summarise(spans, 60), segments: [] };
    });
    saveJudgements(catalog, `c${n}`, modality, lanes);
  }
}

test('filters by sentiment find what the database finds by the same rules, under any weight', async () => {
  const { catalog, lists } = batch();
  for (const textWeight of [0, 0.25, 0.7, 1]) {
    const fusion = { ...FUSION, textWeight };
    const facets = await lists.facets({ ...ALL, fusion });
    expect(facets.disagree).toBe(countInSql(catalog.database, 'batch', CLASHES, fusion));
    const disagreeing = await lists.positions(
      { ...ALL, fusion, disagree: true },
      { by: 'position', descending: false },
    );
    expect(disagreeing).toHaveLength(facets.disagree);
    for (const is of ['negative', 'neutral', 'positive', 'unsure'] as const) {
      const sentiment: SentimentQuery = { of: 'average', side: 'client', is };
      const found = await lists.positions({ ...ALL, fusion, sentiment }, { by: 'position', descending: false });
      expect(found.length, `${is} at ${textWeight}`).toBe(countInSql(catalog.database, 'batch', clientIs(is), fusion));
      expect(facets.sentiments.client.average[is]).toBe(found.length);
    }
  }
  expect((await lists.facets(ALL)).disagree).toBeGreaterThan(20);
});

test('rows say what their filters go by, and are sorted by it', async () => {
  const { lists } = batch();
  const sentiment = { of: 'trend', side: 'agent', is: 'falling' } as const;
  const sort = { by: 'clientSentiment', descending: false } as const;
  const { rows, total } = await lists.page({ query: { ...ALL, sentiment }, sort, offset: 0, limit: CALLS });
  expect(total).toBe((await lists.facets(ALL)).sentiments.agent.trend.falling);
  expect(rows.every(({ verdicts }) => verdicts[0]?.side === 'agent' && verdicts[0].trend === 'falling')).toBe(true);
  const valences = rows.map(({ verdicts }) => Math.round(((verdicts[1]?.valence ?? 0) + 1) * 1000));
  expect(valences).toEqual(valences.toSorted((a, b) => a - b));
});

test('who is the agent decides whose sentiment it is', async () => {
  const { catalog, lists } = batch();
  const client = async () => (await lists.facets(ALL)).sentiments.client.average;
  const agentBefore = (await lists.facets(ALL)).sentiments.agent.average;
  catalog.database.exec(`UPDATE calls SET agent_override = 'right'`);
  expect(await client()).toEqual(agentBefore);
});
