import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import { NO_EGRESS_FILTER } from '../../../shared/domain/egress.ts';
import { exportLedger } from '../export/export-ledger.ts';
import { createEgressLedger } from './egress-ledger.ts';
import { countDays, countOutcomes, readLedger, readLedgerEntries, readLedgerEntry, sumLedger } from './ledger-pages.ts';
import { openCatalog } from './open.ts';

const REQUEST = {
  callId: 'c-1',
  purpose: 'topics',
  service: 'bedrock-runtime',
  region: 'eu-central-1',
  model: 'm',
  payload: '{"text":"=1+1 smiti [nom], [nom] [téléphone]"}',
  spans: [
    { turn: 0, start: 0, end: 5, type: 'name' },
    { turn: 0, start: 9, end: 19, type: 'phone' },
    { turn: 3, start: 0, end: 5, type: 'name' },
  ],
  reservedUsd: 0.75,
} as const;
const ANSWERED = {
  outcome: 'answered',
  httpStatus: 200,
  bytesSent: 40,
  bytesReceived: 2,
  inputTokens: 30,
  outputTokens: 4,
  costUsd: 0.5,
  answer: '=cmd',
  durationMs: 13,
  trouble: null,
} as const;

function openHere() {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-ledger-'));
  const opened = openCatalog(join(folder, 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
    rmSync(folder, { recursive: true });
  });
  const { catalog } = opened.value;
  const ledger = createEgressLedger(catalog);
  ledger.end(ledger.begin(REQUEST), ANSWERED);
  ledger.end(ledger.begin({ ...REQUEST, callId: 'c-2', spans: [] }), {
    ...ANSWERED,
    outcome: 'failed',
    httpStatus: null,
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    answer: null,
    trouble: { code: 'timed_out', detail: 'd' },
  });
  ledger.begin({ ...REQUEST, callId: null, purpose: 'test', spans: [] });
  return { catalog, folder };
}

test('the ledger is read from its newest row on, page by page', () => {
  const { catalog } = openHere();
  expect(readLedger(catalog, NO_EGRESS_FILTER, 0, 2).map(({ id, outcome }) => [id, outcome])).toEqual([
    [3, 'sent'],
    [2, 'failed'],
  ]);
  expect(readLedger(catalog, NO_EGRESS_FILTER, 2, 2)).toMatchObject([
    { id: 1, callId: 'c-1', callName: null, durationMs: 13, costUsd: 0.5, trouble: null },
  ]);
});

test('it is narrowed by call, outcome and day', () => {
  const { catalog } = openHere();
  const ids = (filter: Partial<typeof NO_EGRESS_FILTER>) =>
    readLedger(catalog, { ...NO_EGRESS_FILTER, ...filter }, 0, 10).map(({ id }) => id);
  const [day] = countDays(catalog, NO_EGRESS_FILTER);
  expect(ids({ callId: 'c-2' })).toEqual([2]);
  expect(ids({ outcome: 'answered' })).toEqual([1]);
  expect(ids({ from: day?.day ?? '', to: day?.day ?? '' })).toEqual([3, 2, 1]);
  expect(ids({ to: '2020-01-01' })).toEqual([]);
  expect(countOutcomes(catalog, { ...NO_EGRESS_FILTER, outcome: 'failed', callId: 'c-2' })).toEqual([
    { outcome: 'failed', requests: 1 },
  ]);
});

test('it adds up what is known, and says of how many the cost is not', () => {
  const { catalog } = openHere();
  expect(sumLedger(catalog, NO_EGRESS_FILTER)).toEqual({
    requests: 3,
    bytesSent: 80 + Buffer.byteLength(REQUEST.payload),
    bytesReceived: 4,
    inputTokens: 30,
    outputTokens: 4,
    costUsd: 0.5,
    costUnknown: 2,
  });
  expect(sumLedger(catalog, { ...NO_EGRESS_FILTER, callId: 'nobody' })).toMatchObject({ requests: 0, costUsd: 0 });
});

test('an opened row has the bodies, and what was hidden by kind', () => {
  const { catalog } = openHere();
  expect(readLedgerEntry(catalog, 1)).toMatchObject({
    ok: true,
    value: { payload: REQUEST.payload, answer: '=cmd', hidden: { name: 2, phone: 1 } },
  });
  expect(readLedgerEntry(catalog, 99)).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('it is written whole as a table in which nothing runs', async () => {
  const { catalog, folder } = openHere();
  const written = await exportLedger({
    entries: readLedgerEntries(catalog, NO_EGRESS_FILTER),
    folder: join(folder, 'out'),
    settings: { csvSeparator: ';', csvOneLine: false },
    now: new Date('2026-11-23T10:00:00'),
  });
  if (!written.ok) throw new Error(written.error.detail);
  expect(written.value).toEqual({ name: 'egress_ledger_20261123_100000.csv', requests: 3 });
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, 'out', written.value.name)), {
    bom: true,
    columns: true,
    delimiter: ';',
  });
  expect(rows).toMatchObject([
    { request: '1', cost_usd: '0,5', hidden: 'name: 2, phone: 1', payload: REQUEST.payload, answer: "'=cmd" },
    { request: '2', outcome: 'failed', trouble: 'timed_out', cost_usd: '' },
    { request: '3', outcome: 'sent', purpose: 'test', call_id: '' },
  ]);
});
