import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openingOf } from './openings.ts';

test('arguments are folders that are there and links that are ours; switches and the app itself are neither', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-openings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'calls'));
  mkdirSync(join(folder, 'app'));
  const link = 'nabra://call/0b6f2c1e-3f0a-4c55-9d1e-8a8f5f1c2b3d?t=12.5';
  const argv = [
    '/usr/bin/nabra',
    '--lang=fr',
    'app',
    'calls',
    'nowhere',
    'https://example.org/',
    'nabra://call/x',
    link,
  ];
  expect(openingOf(argv, folder, join(folder, 'app'))).toEqual({
    paths: [join(folder, 'calls')],
    link: { callId: '0b6f2c1e-3f0a-4c55-9d1e-8a8f5f1c2b3d', startAtS: 12.5 },
  });
});
