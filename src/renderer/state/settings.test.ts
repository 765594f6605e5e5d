import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings/facts.ts';
import { undoOf, withChange } from './settings.ts';

const none = { settings: DEFAULT_SETTINGS, given: [], problem: null };

test('a change is built upon before the engine has answered', () => {
  const changed = [
    { set: { csvSeparator: ';', fileBatchSize: 2 } as const, reset: [] },
    { set: {}, reset: ['fileBatchSize'] as ['fileBatchSize'] },
  ].reduce(withChange, none);
  expect(changed).toEqual({ ...none, settings: { ...DEFAULT_SETTINGS, csvSeparator: ';' }, given: ['csvSeparator'] });
});

test('what takes a change back leads to where the settings were', () => {
  const before = withChange(none, { set: { csvOneLine: true }, reset: [] });
  const undo = undoOf(before, ['csvOneLine', 'csvSeparator']);
  const after = withChange(before, { set: { csvOneLine: false, csvSeparator: '\t' }, reset: [] });
  expect(withChange(after, undo)).toEqual(before);
});
