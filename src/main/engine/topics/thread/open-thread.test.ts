import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../queue/testing/make-folder.ts';
import { openTopicThread } from './open-thread.ts';

/** A thread that never comes to answer. */
function busyThread() {
  const entry = join(makeFolder(onTestFinished), 'busy.mjs');
  writeFileSync(entry, 'for (;;);');
  const thread = openTopicThread(entry, pino({ enabled: false }));
  onTestFinished(() => thread.close());
  return thread;
}

const ASKED = { key: 'a', calls: [[{ side: 'client' as const, text: 'oui' }]], threshold: null };

test('a stop is answered at once, however long the thread goes on', async () => {
  const stop = new AbortController();
  const asked = busyThread().ask('classify', ASKED, stop.signal);
  setTimeout(() => stop.abort(), 20);
  expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});

test('closing ends a thread in the middle of its work', async () => {
  const thread = busyThread();
  const asked = thread.ask('classify', ASKED);
  await thread.close();
  expect(await asked).toMatchObject({ ok: false, error: { code: 'worker_crashed' } });
});
