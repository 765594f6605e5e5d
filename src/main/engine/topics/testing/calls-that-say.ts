import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GlossaryName } from '../../../../shared/domain/topics.ts';
import { settingsSchema } from '../../../../shared/settings/schema.ts';
import type { Engine } from '../../index.ts';
import { makeWav } from '../../queue/testing/make-folder.ts';
import { openTestEngine, testOptions } from '../../queue/testing/open-test-engine.ts';

/** The version of the glossary that calls of tests are classified by is the sample. */
const NAME: GlossaryName = 'B2C';

/**
 * An engine with a profile in `folder` whose analysed calls say what they are told to, one client's turn each, and are classified
 * by the sample glossary. Their ids are in the order of the texts. Whoever opens it closes it.
 */
export async function callsThatSay(
  folder: string,
  texts: readonly string[],
  profile = 'profile',
): Promise<{ engine: Engine; calls: readonly string[] }> {
  const options = { ...testOptions(folder, { NABRA_STAGE_MS: '0' }), profileFolder: join(folder, profile) };
  const engine = await openTestEngine(options);
  const recordings = join(folder, 'calls');
  mkdirSync(recordings);
  for (const n of texts.keys()) {
    const time = `${String(9 + Math.floor(n / 60)).padStart(2, '0')}${String(n % 60).padStart(2, '0')}00`;
    const agent = `agent${String(1 + (n % 7)).padStart(2, '0')}`;
    writeFileSync(join(recordings, `20261120-${time}_${agent}_B2C_${40_000 + n}.wav`), makeWav(n, 0.5 + n / 100));
  }
  const never = new AbortController().signal;
  const ran = await engine.runBatch({ paths: [recordings], recursive: true }, { signal: never });
  if (!ran.ok) throw new Error(ran.error.detail);
  const { database } = engine.topics.room.catalog;
  const calls = [...engine.outcomes(ran.value.batchId)].map(({ callId }) => callId ?? '');
  const say = database.prepare("UPDATE chunks SET text = iif(channel = 1 AND position = 0, ?, '') WHERE call_id = ?");
  for (const [n, text] of texts.entries()) say.run(text, calls[n]);
  database.prepare("UPDATE call_topics SET state = 'outdated'").run();
  const classified = await engine.topics.reclassify(NAME, settingsSchema.parse({}), () => {}, never);
  if (!classified.ok) throw new Error(classified.error.detail);
  // That was no re-classification of anybody's.
  database.prepare('DELETE FROM topic_run_calls').run();
  database.prepare('DELETE FROM topic_runs').run();
  return { engine, calls };
}
