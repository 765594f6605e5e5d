import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openMemory } from './preferences.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-memory-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('what cannot be written is said and holds until the end, and nothing is thrown', () => {
  // Refused to everybody, the superuser too: a file where the folder should be.
  const inTheWay = join(makeFolder(), 'profile');
  writeFileSync(inTheWay, '');
  const refused: string[] = [];
  const memory = openMemory(join(inTheWay, 'window.json'), 'fr', (reason) => refused.push(reason));
  memory.keep({ maximized: true });
  expect(memory.state().maximized).toBe(true);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatch(/ENOTDIR|EEXIST/);
});

test('a command that no longer exists is forgotten alone', () => {
  const file = join(makeFolder(), 'window.json');
  const memory = openMemory(file, 'fr', (reason) => expect.fail(reason));
  memory.keep({ preferences: { ...memory.state().preferences, theme: 'dark', keys: { skipSilence: ['J'] } } });
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  kept.preferences.keys.danceAround = ['D'];
  writeFileSync(file, JSON.stringify(kept));
  const { preferences } = openMemory(file, 'en', (reason) => expect.fail(reason)).state();
  expect(preferences).toMatchObject({ language: 'fr', theme: 'dark', keys: { skipSilence: ['J'] } });
  expect(preferences.keys).not.toHaveProperty('danceAround');
});
