import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowCounts } from './catalog.ts';
import { type AnalyzeRun, contentOf, copySamples, makePlace, tableOf } from './nabra.ts';

const place = makePlace();
const calls = join(place.folder, 'calls');
let names: string[];
let first: AnalyzeRun;
let rows: Record<string, number>;

beforeAll(async () => {
  names = copySamples(calls, /2000[4789]|20010/);
  first = await place.analyze([calls]);
  rows = rowCounts(place.home);
}, 120_000);
afterAll(() => place.remove());

it('the same folder a second and a third time adds nothing and gives the same table', async () => {
  expect(first.counts).toMatchObject({ analysed: names.length, skipped: 0 });
  for (let time = 2; time <= 3; time++) {
    const again = await place.analyze([calls]);
    expect(again.code).toBe(0);
    expect(again.counts).toMatchObject({ analysed: 0, skipped: names.length, failed: 0 });
    expect(again.onnxS).toBe(0);
    expect(again.calls.map(contentOf)).toEqual(first.calls.map(contentOf));
    expect(again.calls.map(({ callId }) => callId)).toEqual(first.calls.map(({ callId }) => callId));
    expect(tableOf(again)).toBe(tableOf(first));
    expect(rowCounts(place.home)).toEqual(rows);
  }
}, 60_000);

it('the same bytes under another name are linked, not analysed again', async () => {
  const [name = ''] = names;
  const elsewhere = join(place.folder, 'elsewhere.wav');
  copyFileSync(join(calls, name), elsewhere);
  const { counts, calls: found } = await place.analyze([elsewhere]);
  expect(counts).toEqual({ found: 1, analysed: 0, failed: 0, rejected: 0, skipped: 1 });
  const original = first.calls[0];
  expect(found[0]).toMatchObject({ status: 'skipped', fileName: 'elsewhere.wav', callId: original?.callId });
  expect(found[0]?.lanes).toEqual(original?.lanes);
  // One more path is known, and nothing else.
  expect(rowCounts(place.home)).toEqual({ ...rows, files: (rows.files ?? 0) + 1 });
}, 60_000);
