import pino from 'pino';
import { expect, test } from 'vitest';
import type { TopicTurn } from '../../../shared/domain/topics.ts';
import { ok } from '../../../shared/result.ts';
import { correctTopics } from '../catalog/call-topics.ts';
import { readGlossaryVersion } from '../catalog/glossary-versions.ts';
import { catalogOfCalls } from '../catalog/testing/catalog-of-calls.ts';
import { openLocalDesk } from './local-desk.ts';
import type { TopicThread } from './thread/open-thread.ts';

const CORRECTED = 700;

/** A desk whose thread notes what it is asked. Of its calls the first hundreds are corrected, each with twelve turns. */
function deskOfCorrections() {
  const { catalog, versionId } = catalogOfCalls(CORRECTED + 1);
  catalog.database.exec(`
    INSERT INTO call_topics SELECT id, 'B2C', ${versionId}, 'then', 'done', 'local', 'local', NULL, 'made', '[]', NULL, NULL, 'now' FROM calls;
    INSERT INTO stages (call_id, stage, model_version, state, ended_at) SELECT id, 'asr', 'made', 'done', 'then' FROM calls;
    INSERT INTO chunks (call_id, channel, position, start_s, end_s, text, raw_text, confidence, words)
      SELECT id, value % 2, value / 2, value, value + 1, 'tour de parole ' || value, '', 1, '[]'
      FROM calls, (WITH RECURSIVE of (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM of WHERE value < 11) SELECT value FROM of)`);
  catalog.transaction(() => {
    for (let n = 0; n < CORRECTED; n++) correctTopics(catalog, `c${n}`, [{ entryId: 'a', label: 'A' }]);
  });
  const fits: number[] = [];
  const messages: number[][] = [];
  const ask = async (name: string, input: { corrections: unknown[]; calls: TopicTurn[][] }) => {
    if (name === 'fit') fits.push(input.corrections.length);
    else messages.push(input.calls.map((turns) => turns.length));
    return ok(
      name === 'fit' ? { version: 'v', threshold: 0.5 } : input.calls.map(() => ({ topics: [], nearest: null })),
    );
  };
  const thread = { ask, generation: () => 1, close: async () => {} } as unknown as TopicThread;
  const desk = openLocalDesk({ catalog, thread, log: pino({ enabled: false }), glossariesFrom: null });
  const glossary = readGlossaryVersion(catalog, 'B2C');
  if (!glossary) throw new Error('no glossary');
  return { catalog, desk, glossary, fits, messages };
}

const turns = (count: number) => Array.from({ length: count }, (): TopicTurn => ({ side: 'client', text: 'oui' }));

test('the newest five hundred corrections are learnt, and again after any of them all is made or taken back', async () => {
  const { catalog, desk, glossary, fits } = deskOfCorrections();
  const classify = () => desk.classify(glossary, [turns(1)], null);
  await classify();
  await classify();
  expect(fits).toEqual([500]);
  // An old one, of those that are not learnt, so that the newest five hundred stay as they are.
  correctTopics(catalog, 'c3', null);
  await classify();
  expect(fits).toHaveLength(2);
  correctTopics(catalog, `c${CORRECTED}`, []);
  await classify();
  expect(fits).toHaveLength(3);
  // A clock that was set back.
  catalog.database.exec("UPDATE topic_corrections SET corrected_at = '2001-01-01T00:00:00.000Z' WHERE call_id = 'c9'");
  await classify();
  await classify();
  expect(fits).toEqual([500, 500, 500, 500]);
});

test('other work goes on while what was corrected is read', async () => {
  const { desk, glossary } = deskOfCorrections();
  let others = 0;
  const count = setInterval(() => others++, 0);
  await desk.classify(glossary, [turns(1)], null);
  clearInterval(count);
  expect(others).toBeGreaterThan(5);
});

test('long calls are asked about one by one, short ones together, and a stop ends it between', async () => {
  const { desk, glossary, messages } = deskOfCorrections();
  const calls = [10, 20, 4000, 600, 400, 1, 900].map(turns);
  const classified = await desk.classify(glossary, calls, null);
  expect(classified.ok && classified.value.found).toHaveLength(calls.length);
  expect(messages).toEqual([[10, 20], [4000], [600, 400], [1, 900]]);
  const stopped = await desk.classify(glossary, calls, null, AbortSignal.abort());
  expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(messages).toHaveLength(4);
});
