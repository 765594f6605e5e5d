import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createJudge } from './judge-process.ts';

const SLOTS = { textAgent: null, textClient: 'any', acousticAgent: null, acousticClient: null, labelMappings: {} };
const ASKED = { side: 'client' as const, texts: ['merci'], explain: false };

function judgeOf(program: string, patienceMs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'nabra-judge-'));
  const entry = join(folder, 'analyzer.mjs');
  writeFileSync(entry, program);
  const judge = createJudge({ fork: { entry, runId: 'test' }, modelFolders: [], ffmpegPath: () => null, patienceMs });
  onTestFinished(() => {
    judge.close();
    rmSync(folder, { recursive: true });
  });
  return judge;
}

test('a judge that hangs is ended, and the question answered', async () => {
  const judge = judgeOf('setInterval(() => {}, 1000); process.on("message", () => {});', 300);
  expect(await judge.texts(SLOTS, ASKED)).toMatchObject({ ok: false, error: { code: 'worker_crashed' } });
});

test('a judge that dies is said, and another is started for the next question', async () => {
  const judge = judgeOf('process.on("message", () => process.exit(1));', 10_000);
  for (let n = 0; n < 2; n++) {
    expect(await judge.texts(SLOTS, ASKED)).toMatchObject({ ok: false, error: { code: 'worker_crashed' } });
  }
});
