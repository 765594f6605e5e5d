import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createEgressLedger, endCutRequests, spentBy } from './egress-ledger.ts';
import { readLedgerEntry } from './ledger-pages.ts';
import { openCatalog } from './open.ts';

const REQUEST = {
  callId: 'c-1',
  purpose: 'topics',
  service: 'bedrock-runtime',
  region: 'eu-central-1',
  model: 'm',
  payload: '{"é":1}',
  spans: [{ turn: 0, type: 'phone' }],
  reservedUsd: 0.75,
} as const;
const ANSWERED = {
  outcome: 'answered',
  httpStatus: 200,
  bytesSent: 8,
  bytesReceived: 2,
  inputTokens: 3,
  outputTokens: 4,
  costUsd: 0.5,
  answer: '{}',
  durationMs: 12,
  trouble: null,
} as const;

function openHere() {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-ledger-'));
  const file = join(folder, 'catalog.sqlite');
  const opened = openCatalog(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  // What another connection sees is committed.
  const other = new Database(file, { readonly: true });
  onTestFinished(() => {
    other.close();
    opened.value.close();
    rmSync(folder, { recursive: true });
  });
  return { catalog: opened.value.catalog, rows: () => other.prepare('SELECT * FROM egress_ledger ORDER BY id').all() };
}

test('a request is committed before it leaves, and completed when it has ended', () => {
  const { catalog, rows } = openHere();
  const ledger = createEgressLedger(catalog);
  const id = ledger.begin(REQUEST);
  const begun = {
    id,
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    call_id: 'c-1',
    run_id: null,
    purpose: 'topics',
    service: 'bedrock-runtime',
    region: 'eu-central-1',
    model: 'm',
    payload: '{"é":1}',
    shared_id: null,
    spans: '[{"turn":0,"type":"phone"}]',
    bytes_sent: 8,
    bytes_received: null,
    input_tokens: null,
    output_tokens: null,
    reserved_usd: 0.75,
    cost_usd: null,
    answer: null,
    outcome: 'sent',
    http_status: null,
    trouble: null,
    duration_ms: null,
  };
  expect(rows()).toEqual([begun]);
  ledger.end(id, ANSWERED);
  expect(rows()).toEqual([
    {
      ...begun,
      bytes_received: 2,
      input_tokens: 3,
      output_tokens: 4,
      cost_usd: 0.5,
      answer: '{}',
      outcome: 'answered',
      http_status: 200,
      duration_ms: 12,
    },
  ]);
});

test('what was under way when an engine died is a failure of unknown outcome after it; what ended stays', () => {
  const { catalog, rows } = openHere();
  const ledger = createEgressLedger(catalog);
  ledger.end(ledger.begin(REQUEST), { ...ANSWERED, trouble: { code: 'answer_invalid', detail: 'd' } });
  ledger.begin({ ...REQUEST, callId: null, purpose: 'test' });
  expect(endCutRequests(catalog)).toBe(1);
  expect(endCutRequests(catalog)).toBe(0);
  expect(rows()).toMatchObject([
    { outcome: 'answered', trouble: '{"code":"answer_invalid","detail":"d"}' },
    { outcome: 'failed', call_id: null, trouble: expect.stringContaining('before the answer came') },
  ]);
});

test('a run has spent what is known and, of what is not, the most it can be; kills and other runs change nothing of it', () => {
  const { catalog } = openHere();
  const ledger = createEgressLedger(catalog, 'batch-1');
  ledger.end(ledger.begin(REQUEST), ANSWERED);
  ledger.end(ledger.begin(REQUEST), { ...ANSWERED, outcome: 'refused', costUsd: 0 });
  ledger.end(ledger.begin(REQUEST), { ...ANSWERED, outcome: 'failed', costUsd: null });
  ledger.begin(REQUEST);
  createEgressLedger(catalog, 'batch-2').begin(REQUEST);
  createEgressLedger(catalog).begin({ ...REQUEST, purpose: 'test' });
  expect(spentBy(catalog, 'batch-1')).toBe(0.5 + 0.75 + 0.75);
  endCutRequests(catalog);
  expect(spentBy(catalog, 'batch-1')).toBe(0.5 + 0.75 + 0.75);
  expect(spentBy(catalog, 'batch-3')).toBe(0);
});

test('what bodies have in common is kept once, and each is read as it was sent', () => {
  const { catalog } = openHere();
  const ledger = createEgressLedger(catalog);
  const glossary = '","system":"الأنترنت 😀 é\\n"}';
  const sent = ['un', '😀', ''].map((text) => {
    const payload = `{"text":"${text}${glossary}`;
    const id = ledger.begin({ ...REQUEST, payload, sharedFrom: payload.length - glossary.length });
    return { id, payload, bytesSent: Buffer.byteLength(payload) };
  });
  ledger.begin({ ...REQUEST, sharedFrom: REQUEST.payload.length });
  for (const { id, ...rest } of sent) expect(readLedgerEntry(catalog, id)).toMatchObject({ value: rest });
  expect(catalog.all(catalog.sql.selectFrom('egress_texts').select('text'))).toEqual([{ text: glossary }]);
});

test('what is summed, counted and ended at a start is read out of indices, not out of rows with bodies', () => {
  const { catalog } = openHere();
  const planOf = (query: string) =>
    catalog.database
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
      .all()
      .map(({ detail }) => detail)
      .join();
  expect(planOf(`SELECT count(*), total(cost_usd), total(bytes_sent) FROM egress_ledger WHERE date(at) > 'x'`)).toMatch(
    /COVERING INDEX egress_ledger_figures/,
  );
  expect(planOf(`SELECT outcome, count(*) FROM egress_ledger WHERE call_id = 'c' GROUP BY outcome`)).toMatch(
    /COVERING INDEX egress_ledger_figures/,
  );
  expect(planOf(`SELECT sum(coalesce(cost_usd, reserved_usd)) FROM egress_ledger WHERE run_id = 'b'`)).toMatch(
    /COVERING INDEX egress_ledger_by_run/,
  );
  expect(planOf(`UPDATE egress_ledger SET outcome = 'failed' WHERE outcome = 'sent'`)).toMatch(
    /egress_ledger_under_way/,
  );
});
