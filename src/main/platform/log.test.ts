import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from './log.ts';

test('a log keeps ids and figures, and neither paths, texts nor secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'logs', 'nabra.log');
  const { log, close } = openLog(file);
  log.info(
    { callId: 'c-1', path: '/calls/Leila.wav', call: { fileName: 'Leila.wav', lanes: { text: 'bonjour' } } },
    'done',
  );
  log.warn({ error: { code: 'not_found', detail: '/calls/Leila.wav: ENOENT' } }, 'call failed');
  log.error({ err: new Error("open '/calls/Leila.wav'"), error: { detail: { path: '/calls/Leila.wav' } } }, 'broken');
  log.info({ settings: { password: 'opensesame' } }, 'opened');
  close();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('c-1');
  expect(text).toContain('[path]: ENOENT');
  for (const secret of ['Leila', 'bonjour', 'opensesame']) expect(text).not.toContain(secret);
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).msg),
  ).toEqual(['done', 'call failed', 'broken', 'opened']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
