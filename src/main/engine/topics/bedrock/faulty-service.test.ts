import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_EGRESS_FILTER } from '../../../../shared/domain/egress.ts';
import { createEgressLedger } from '../../catalog/egress-ledger.ts';
import { readLedgerEntries } from '../../catalog/ledger-pages.ts';
import { openCatalog } from '../../catalog/open.ts';
import { GLOSSARY, openTestBedrock, turnsOf } from './testing/bedrock-of-tests.ts';
import { type SeenRequest, startBedrockServer } from './testing/bedrock-server.ts';
import { ACCEPTANCE_FAULTS } from './testing/faults.ts';

const CALLS = process.env.NABRA_CAMPAIGN === undefined ? 100 : 1_000;
const CEILING_USD = 1_000;

function openTestCatalog() {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-bedrock-'));
  const opened = openCatalog(join(folder, 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
    rmSync(folder, { recursive: true });
  });
  return opened.value.catalog;
}

function outcomeOf(fault: SeenRequest['fault']): string {
  if (fault === null) return 'answered';
  return fault === 'throttled' || fault === 'denied' ? 'refused' : 'failed';
}

test(`${CALLS} calls through a service with faults: none lost, each with topics or a reason, the ledger as the server's own log`, {
  timeout: 300_000,
}, async () => {
  const catalog = openTestCatalog();
  const server = await startBedrockServer({ shares: ACCEPTANCE_FAULTS, seed: 7 });
  const { bedrock } = openTestBedrock({
    endpoint: server.endpoint,
    // Four seconds here: a machine that is busy must not look like a service that hangs.
    settings: { bedrockTimeoutS: 400, bedrockMaxCostUsd: CEILING_USD },
    rest: { ledger: createEgressLedger(catalog) },
  });
  onTestFinished(async () => {
    bedrock.close();
    await server.close();
  });
  const never = new AbortController().signal;
  const begun = performance.now();
  const answers = await Promise.all(
    Array.from({ length: CALLS }, (_, call) =>
      bedrock.classify({ callId: `call-${call}`, turns: turnsOf(call), glossary: GLOSSARY }, never),
    ),
  );
  const seconds = (performance.now() - begun) / 1000;

  const ids = GLOSSARY.entries.map(({ id }) => id);
  const reasons = new Map<string, number>();
  for (const answer of answers) {
    const end = answer.ok ? 'topics' : answer.error.code;
    reasons.set(end, (reasons.get(end) ?? 0) + 1);
    if (answer.ok) for (const { entryId } of answer.value.topics) expect(ids).toContain(entryId);
  }
  expect(answers).toHaveLength(CALLS);
  // More cannot be: a request in seven of twelve is answered, and there are 1.6 to a call.
  expect(reasons.get('topics')).toBeGreaterThan(CALLS * 0.8);

  const rows = [...readLedgerEntries(catalog, NO_EGRESS_FILTER)];
  expect(rows.length).toBeLessThanOrEqual(1.6 * CALLS);
  const told = rows.map(({ payload, outcome, inputTokens }) => [payload, outcome, inputTokens]).map(String);
  const seen = server.seen
    .map(({ body, fault, usage }) => [body, outcomeOf(fault), usage?.inputTokens ?? null])
    .map(String);
  expect(told.sort()).toEqual(seen.sort());
  for (const { payload, bytesSent } of rows) expect(bytesSent).toBe(Buffer.byteLength(payload));

  const refused = rows.filter(({ httpStatus }) => httpStatus === 403);
  expect(new Set(refused.map(({ callId }) => callId)).size).toBe(refused.length);
  for (const { callId, id } of refused) expect(rows.filter((row) => row.callId === callId && row.id > id)).toEqual([]);
  const paid = rows.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  expect(bedrock.spentUsd()).toBeGreaterThanOrEqual(paid - 1e-9);
  expect(bedrock.spentUsd()).toBeLessThanOrEqual(CEILING_USD);
  if (process.env.NABRA_CAMPAIGN !== undefined) {
    console.log(JSON.stringify({ calls: CALLS, requests: rows.length, seconds, ...Object.fromEntries(reasons) }));
  }
});

test('a ceiling holds among faults: what the service bills stays under it, and the rest of the calls say why', async () => {
  const ceilingUsd = 0.5;
  const server = await startBedrockServer({ shares: { ...ACCEPTANCE_FAULTS, hang: 0 }, seed: 11 });
  const { bedrock, ledger } = openTestBedrock({
    endpoint: server.endpoint,
    settings: { bedrockMaxCostUsd: ceilingUsd },
  });
  onTestFinished(async () => {
    bedrock.close();
    await server.close();
  });
  const never = new AbortController().signal;
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, call) =>
      bedrock.classify({ callId: `call-${call}`, turns: turnsOf(call), glossary: GLOSSARY }, never),
    ),
  );
  const billed = server.seen.reduce(
    (sum, { usage }) => sum + ((usage?.inputTokens ?? 0) * 3 + (usage?.outputTokens ?? 0) * 15) / 1e6,
    0,
  );
  expect(billed).toBeLessThanOrEqual(bedrock.spentUsd());
  expect(bedrock.spentUsd()).toBeLessThanOrEqual(ceilingUsd);
  // And most of it is used: no call is turned away for what others only might cost.
  expect(bedrock.spentUsd()).toBeGreaterThan(ceilingUsd * 0.8);
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'ceiling_reached').length).toBeGreaterThan(20);
  expect(ledger.rows).toHaveLength(server.seen.length);
});
