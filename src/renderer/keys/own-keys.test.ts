import { expect, test } from 'vitest';
import { COMMANDS, ownKeysSchema } from '../../shared/commands.ts';
import { COMMAND_IDS, clashOf, giveKey, restoreKeys, takeKey } from './own-keys.ts';

test('no two commands that can be meant at the same time have one key by themselves, nor one that is fixed', () => {
  for (const command of COMMAND_IDS) {
    for (const key of COMMANDS[command].keys)
      expect([command, key, clashOf(command, key, {})]).toEqual([command, key, null]);
  }
});

test('keys are written as they are struck', () => {
  const written = /^(Ctrl\+)?(Alt\+)?(Shift\+)?([A-Z\d]|[^\w\s]|[A-Z][A-Za-z]+|F\d{1,2})$/;
  for (const command of COMMAND_IDS) for (const key of COMMANDS[command].keys) expect(key).toMatch(written);
});

test('a key of another view is free, one of the same view or of the window is not', () => {
  expect(clashOf('select', 'R', {})).toBeNull();
  expect(clashOf('play', 'R', {})).toEqual({ command: 'replay' });
  expect(clashOf('play', 'Ctrl+E', {})).toEqual({ command: 'export' });
  expect(clashOf('export', 'Space', {})).toEqual({ command: 'select' });
  expect(clashOf('select', 'Enter', {})).toEqual({ fixed: 'open' });
  expect(clashOf('play', 'Enter', {})).toBeNull();
  expect(clashOf('play', 'Tab', {})).toEqual({ fixed: 'next' });
});

test('a key that is moved is taken from whoever had it', () => {
  const own = giveKey('play', 'R', {});
  expect(own).toEqual({ play: ['Space', 'Ctrl+Space', 'R'], replay: [] });
  expect(ownKeysSchema.parse(own)).toEqual(own);
  expect(clashOf('play', 'R', own)).toBeNull();
});

test('a command has four keys at most: the oldest goes', () => {
  const own = ['P', 'Q', 'W'].reduce((keys, key) => giveKey('play', key, keys), {});
  expect(own).toEqual({ play: ['Ctrl+Space', 'P', 'Q', 'W'] });
});

test('what is given back is no longer an own key, and whoever had it loses it', () => {
  expect(giveKey('play', 'Space', takeKey('play', 'Space', {}))).toEqual({});
  const own = giveKey('play', 'R', {});
  expect(restoreKeys('replay', own)).toEqual({});
  expect(restoreKeys('play', own)).toEqual({ replay: [] });
});
