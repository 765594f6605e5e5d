import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { makeCalls, makeFolder } from '../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../queue/testing/open-test-engine.ts';
import { startBedrockServer } from './bedrock/testing/bedrock-server.ts';

const never = new AbortController().signal;

test('cutting the network ends what is under way and sends nothing more, whatever settings the batch began with', async () => {
  const server = await startBedrockServer({ script: [null, 'hang', null] });
  onTestFinished(() => server.close());
  const folder = makeFolder(onTestFinished);
  const engine = await openTestEngine(testOptions(folder));
  onTestFinished(() => engine.close());
  engine.bedrock.useCredentials({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'none', sessionToken: null });
  const settings: Settings = {
    ...testOptions(folder).settings,
    topics: 'bedrock',
    bedrockEndpoint: server.endpoint,
    bedrockConcurrency: 1,
    networkAllowed: true,
  };
  const use = (networkAllowed: boolean) =>
    engine.use(ok({ settings: { ...settings, networkAllowed }, ffmpegPath: null }));
  use(true);
  const running = engine.runBatch({ paths: [makeCalls(folder, 6)], recursive: true }, { signal: never });
  // The second is never answered: it is under way when the network is cut, however long that takes.
  while (server.seen.length < 2) await sleep(20);
  use(false);
  const ran = await running;
  if (!ran.ok) throw new Error(ran.error.detail);
  expect(server.seen).toHaveLength(2);
  const codes = [...engine.outcomes(ran.value.batchId)].map(({ topics }) => topics?.trouble?.code ?? topics?.by);
  expect(codes.filter((code) => code === 'switched_off').length).toBe(5);
  expect(codes.filter((code) => code === 'bedrock').length).toBe(1);
  // Nor does a try get out, until it is allowed again.
  const tried = engine.bedrock.open({ ...settings }, null);
  expect(await tried.test(never)).toMatchObject({ ok: false, error: { code: 'switched_off' } });
  use(true);
  expect(await tried.test(never)).toMatchObject({ ok: true });
  tried.close();
});
