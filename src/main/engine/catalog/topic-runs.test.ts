import { expect, test } from 'vitest';
import { catalogOfCalls } from './testing/catalog-of-calls.ts';
import { beginTopicRun, listTopicRuns, noteTopicChanges } from './topic-runs.ts';

test('a run counts each call once, and as changed where its labels are another set', () => {
  const { catalog, versionId } = catalogOfCalls(4);
  const run = beginTopicRun(catalog, 'B2C', versionId);
  const counted = () => listTopicRuns(catalog, 'B2C').map(({ calls, changed, costUsd }) => [calls, changed, costUsd]);
  const first = [
    { callId: 'c0', before: ['a', 'b'], after: ['b', 'a'] },
    { callId: 'c1', before: ['a'], after: ['a', 'b'] },
    { callId: 'c2', before: [], after: [] },
  ];
  expect(noteTopicChanges(catalog, run, first, 1)).toBe(1);
  expect(counted()).toEqual([[3, 1, 1]]);
  // The same again, and one that is not as it was noted.
  expect(noteTopicChanges(catalog, run, first, 1)).toBe(0);
  expect(noteTopicChanges(catalog, run, [{ callId: 'c1', before: ['a'], after: ['a'] }], 2)).toBe(-1);
  expect(noteTopicChanges(catalog, run, [{ callId: 'c3', before: ['a'], after: [] }], 3)).toBe(1);
  expect(counted()).toEqual([[4, 1, 3]]);
  // Another run has figures of its own.
  beginTopicRun(catalog, 'B2C', versionId);
  expect(counted()).toEqual([
    [0, 0, 0],
    [4, 1, 3],
  ]);
});
