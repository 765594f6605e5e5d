import { EventEmitter } from 'node:events';
import pino from 'pino';
import { expect, test } from 'vitest';
import { pageNews } from './page-news.ts';
import { type RevivedWindow, reviveWindow } from './revive.ts';

/** A window whose page can be killed. */
function openHere(answers: boolean[]) {
  const contents = new EventEmitter();
  const happened: string[] = [];
  const window = { isDestroyed: () => false, reload: () => void happened.push('reload'), webContents: contents };
  reviveWindow(window as unknown as RevivedWindow, pino({ level: 'silent' }), pageNews(), async () => {
    happened.push('ask');
    return answers.shift() ?? false;
  });
  return {
    happened,
    async crash(times: number) {
      for (let time = 0; time < times; time++)
        contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
      await Promise.resolve();
    },
  };
}

test('a page that crashes is loaded again five times, then a person is asked', async () => {
  const { happened, crash } = openHere([false]);
  await crash(6);
  expect(happened).toEqual([...Array(5).fill('reload'), 'ask']);
});

test('who tries again gets it loaded, and as many tries as before', async () => {
  const { happened, crash } = openHere([true, false]);
  await crash(6);
  await crash(6);
  expect(happened).toEqual([...Array(5).fill('reload'), 'ask', ...Array(6).fill('reload'), 'ask']);
});
