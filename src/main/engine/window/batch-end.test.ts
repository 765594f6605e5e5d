import { expect, test } from 'vitest';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import { appError } from '../../../shared/errors.ts';
import { endForShell } from './batch-end.ts';

const full = appError('disk_full', 'no space');
const summary: BatchSummary = {
  ...{ batchId: 'b', startedAt: '', endedAt: '', audioS: 9, wallS: 3, stagesS: {}, onnxS: 1, analyzers: 1 },
  ...{
    counts: { found: 5, analysed: 4, failed: 1, rejected: 0, skipped: 0 },
    peakRssBytes: 1,
    cancelled: false,
    topics: null,
  },
};
const counts = { analysed: 4, failed: 1 };

test('a batch has failed only when it could not go on', () => {
  expect(endForShell(full, null)).toEqual({ how: 'failed', analysed: 0, failed: 0, unwritten: false });
  expect(endForShell(null, summary)).toEqual({ how: 'done', ...counts, unwritten: false });
  expect(endForShell(full, summary)).toEqual({ how: 'done', ...counts, unwritten: true });
  expect(endForShell(full, { ...summary, cancelled: true })).toEqual({ how: 'stopped', ...counts, unwritten: true });
});
