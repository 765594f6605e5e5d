import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from './log.ts';

test('a log is five files of about 5 MB, the newest without a number', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-rotate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'nabra.log');
  for (let run = 1; run <= 8; run++) {
    const { log, close } = openLog(file);
    log.info(`run ${run}`);
    close();
    if (run < 8) truncateSync(file, 5e6);
  }
  const names = ['nabra.log', 'nabra.log.1', 'nabra.log.2', 'nabra.log.3', 'nabra.log.4'];
  expect(readdirSync(folder).toSorted()).toEqual(names);
  const runs = names.map((name) => /run (\d)/.exec(readFileSync(join(folder, name), 'utf8'))?.[1]);
  expect(runs).toEqual(['8', '7', '6', '5', '4']);
});

test('a small log is written on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-rotate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const word of ['one', 'two']) {
    const { log, close } = openLog(join(folder, 'nabra.log'));
    log.info(word);
    close();
  }
  expect(readFileSync(join(folder, 'nabra.log'), 'utf8').trim().split('\n')).toHaveLength(2);
});
