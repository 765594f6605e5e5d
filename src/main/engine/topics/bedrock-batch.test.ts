import { expect, onTestFinished, test } from 'vitest';
import { NO_EGRESS_FILTER } from '../../../shared/domain/egress.ts';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { readLedgerEntries } from '../catalog/ledger-pages.ts';
import type { Engine } from '../index.ts';
import { makeCalls, makeFolder } from '../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../queue/testing/open-test-engine.ts';
import { type ServerOptions, startBedrockServer } from './bedrock/testing/bedrock-server.ts';

const never = new AbortController().signal;
const KEYS = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'no secret at all', sessionToken: null };

async function open(options: ServerOptions) {
  const server = await startBedrockServer(options);
  onTestFinished(() => server.close());
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  engine.bedrock.useCredentials(KEYS);
  const bedrock = { topics: 'bedrock', bedrockEndpoint: server.endpoint, networkAllowed: true } as const;
  return { server, engine, paths: [makeCalls(folder, 8)], bedrock };
}

function topicsOf(engine: Engine, batchId: string) {
  return [...engine.outcomes(batchId)].map(({ topics }) => topics);
}

test('Bedrock classifies and summarises a batch, and the ledger has what the server saw', async () => {
  const { server, engine, paths, bedrock } = await open({});
  const ran = await engine.runBatch({ paths, recursive: true, settings: bedrock }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  const found = topicsOf(engine, ran.value.batchId);
  expect(found.every((one) => one?.by === 'bedrock' && one.summary?.kind === 'generated')).toBe(true);
  expect(ran.value.topics).toMatchObject({ done: 8, byBedrock: 8, fallbacks: 0 });
  expect(ran.value.topics?.costUsd).toBeGreaterThan(0);
  const { catalog } = engine.topics.room;
  const rows = [...readLedgerEntries(catalog, NO_EGRESS_FILTER)];
  expect(rows.map(({ payload }) => payload).sort()).toEqual(server.seen.map(({ body }) => body).sort());
  // What their bodies have in common is kept once.
  const texts = catalog.all(catalog.sql.selectFrom('egress_texts').select('text'));
  expect(texts.map(({ text }) => text)).toEqual([expect.stringContaining('<glossaire>')]);
  const kept = catalog.all(catalog.sql.selectFrom('egress_ledger').select('payload'));
  for (const { payload } of kept) expect(payload).not.toContain('<glossaire>');
  // A second run asks nothing.
  await engine.runBatch({ paths, recursive: true, settings: bedrock }, { signal: never });
  expect(server.seen).toHaveLength(8);
});

test('with the switch off nothing is sent, and the local answer says why', async () => {
  const { server, engine, paths, bedrock } = await open({});
  const settings = { ...bedrock, networkAllowed: false };
  const ran = await engine.runBatch({ paths, recursive: true, settings }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  expect(server.seen).toEqual([]);
  const found = topicsOf(engine, ran.value.batchId);
  expect(found.every((one) => one?.by === 'local' && one.trouble?.code === 'switched_off')).toBe(true);
  // Switched on, the next run asks.
  const on = await engine.runBatch({ paths, recursive: true, settings: bedrock }, { signal: never });
  if (!on.ok) throw new Error(on.error.detail);
  expect(on.value).toMatchObject({ counts: { analysed: 0 }, topics: { done: 8, byBedrock: 8 } });
});

test('the ceiling holds for the batch, and what is above it is classified here', async () => {
  const { server, engine, paths, bedrock } = await open({});
  const settings = { ...bedrock, bedrockMaxCostUsd: 0.15 };
  const ran = await engine.runBatch({ paths, recursive: true, settings }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  expect(ran.value.topics?.costUsd).toBeLessThanOrEqual(0.15);
  expect(server.seen.length).toBeLessThan(8);
  const troubles = topicsOf(engine, ran.value.batchId).map((one) => one?.trouble?.code ?? null);
  expect(troubles).toContain('ceiling_reached');
  expect(ran.value.topics?.done).toBe(8);
});

test('a service that is not there holds up no batch', async () => {
  const { server, engine, paths, bedrock } = await open({ script: ['denied'] });
  const ran = await engine.runBatch({ paths, recursive: true, settings: bedrock }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  expect(ran.value).toMatchObject({ counts: { analysed: 8, failed: 0 }, topics: { done: 8, fallbacks: 8 } });
  expect(server.seen.length).toBeLessThanOrEqual(8);
});

test('a batch that goes on stays under its ceiling with what it cannot know the cost of, and no other batch pays for it', async () => {
  const { server, engine, paths, bedrock } = await open({ script: ['cut'] });
  const settings = { ...bedrock, bedrockMaxCostUsd: 0.15, bedrockConcurrency: 1 };
  const request = { paths, recursive: true, settings };
  const ran = await engine.runBatch(request, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  const sent = server.seen.length;
  expect(sent).toBeGreaterThan(0);
  const again = { ...request, continues: ran.value.batchId, redoTopics: true };
  const wentOn = await engine.runBatch(again, { signal: never });
  expect(wentOn).toMatchObject({ ok: true, value: { batchId: ran.value.batchId, topics: { done: 8, fallbacks: 8 } } });
  expect(server.seen).toHaveLength(sent);
  // Everything so far happened after this one began, too.
  await engine.runBatch({ ...request, redoTopics: true }, { signal: never });
  expect(server.seen.length).toBe(2 * sent);
});

test('classifying again by the same version of a glossary has one ceiling, however often it is begun', async () => {
  const { server, engine, paths, bedrock } = await open({ script: ['cut'] });
  const ran = await engine.runBatch({ paths, recursive: true }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  const settings = settingsSchema.parse({ ...bedrock, bedrockMaxCostUsd: 0.15, bedrockConcurrency: 1 });
  const { database } = engine.topics.room.catalog;
  const again = async () => {
    database.exec(`UPDATE call_topics SET state = 'outdated'`);
    const done = await engine.topics.reclassify('B2C', settings, () => {}, never);
    if (!done.ok) throw new Error(done.error.detail);
    return done.value;
  };
  const first = await again();
  expect(first.costUsd).toBeGreaterThan(0);
  const sent = server.seen.length;
  expect(sent).toBeGreaterThan(0);
  expect(await again()).toMatchObject({ fallbacks: first.calls, costUsd: 0 });
  expect(server.seen).toHaveLength(sent);
});
