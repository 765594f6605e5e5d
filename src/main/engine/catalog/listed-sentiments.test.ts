import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_FILTERS, type SentimentQuery } from '../../../shared/domain/call-list.ts';
import { summarise } from '../../../shared/domain/lane-judgement.ts';
import { ofWholeLane } from '../../../shared/domain/lane-verdict.ts';
import type { SentimentProbabilities } from '../../../shared/domain/sentiment.ts';
import { makeFolder } from '../queue/testing/make-folder.ts';
import { createCallLists } from './call-lists.ts';
import type { Catalog } from './catalog.ts';
import { saveJudgements } from './judgements.ts';
import { openCatalog } from './open.ts';

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

/** The rules of fusion in the database's own words, for one lane. */
const FUSED = `
  WITH pair AS (
    SELECT t.call_id, t.channel, t.negative AS tn, t.neutral AS tu, t.positive AS tp, a.negative AS an, a.neutral AS au, a.positive AS ap,
      max(t.negative, t.neutral, t.positive) AS t_top, max(a.negative, a.neutral, a.positive) AS a_top
    FROM lane_judgements AS t JOIN lane_judgements AS a USING (call_id, channel)
    WHERE t.modality = 'text' AND a.modality = 'acoustic'
  ), weighted AS (
    SELECT *, @weight * iif(t_top < @text, 0.5, 1) AS tw, (1 - @weight) * iif(a_top < @acoustic, 0.5, 1) AS aw FROM pair
  ), fused AS (
    SELECT *, (tn * tw + an * aw) / (tw + aw) AS fn, (tu * tw + au * aw) / (tw + aw) AS fu, (tp * tw + ap * aw) / (tw + aw) AS fp
    FROM weighted
  )`;
const label = (n: string, u: string, p: string) =>
  `iif(${u} >= ${n} AND ${u} >= ${p}, 'neutral', iif(${n} >= ${p}, 'negative', 'positive'))`;

function sql({ database }: Catalog, query: string, fusion: typeof FUSION): number {
  const weight = fusion.textWeight;
  const [text, acoustic, least] = [fusion.textUnsureBelow, fusion.acousticUnsureBelow, fusion.fusedUnsureBelow].map(
    ofWholeLane,
  );
  const found = database
    .prepare(`${FUSED} ${query}`)
    .get({ weight, text, acoustic, ...(query.includes('@least') && { least }) });
  return (found as { n: number }).n;
}

const DISAGREE = `SELECT count(DISTINCT call_id) AS n FROM fused WHERE t_top >= @text AND a_top >= @acoustic
  AND ${label('tn', 'tu', 'tp')} <> ${label('an', 'au', 'ap')}`;
const CLIENT_IS = (value: string) =>
  value === 'unsure'
    ? 'SELECT count(*) AS n FROM fused WHERE channel = 1 AND max(fn, fu, fp) < @least'
    : `SELECT count(*) AS n FROM fused WHERE channel = 1 AND max(fn, fu, fp) >= @least AND ${label('fn', 'fu', 'fp')} = '${value}'`;

test('filters by sentiment find what the database finds by the same rules, under any weight', async () => {
  const { catalog, lists } = batch();
  for (const textWeight of [0, 0.25, 0.7, 1]) {
    const fusion = { ...FUSION, textWeight };
    const facets = await lists.facets({ ...ALL, fusion });
    expect(facets.disagree).toBe(sql(catalog, DISAGREE, fusion));
    const disagreeing = await lists.positions(
      { ...ALL, fusion, disagree: true },
      { by: 'position', descending: false },
    );
    expect(disagreeing).toHaveLength(facets.disagree);
    for (const is of ['negative', 'neutral', 'positive', 'unsure'] as const) {
      const sentiment: SentimentQuery = { of: 'average', side: 'client', is };
      const found = await lists.positions({ ...ALL, fusion, sentiment }, { by: 'position', descending: false });
      expect(found.length, `${is} at ${textWeight}`).toBe(sql(catalog, CLIENT_IS(is), fusion));
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
