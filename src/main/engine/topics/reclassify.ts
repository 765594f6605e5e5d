import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { beginTopicRun, endTopicRun, noteTopicChanges } from '../catalog/topic-runs.ts';
import { outdatedCalls } from '../catalog/touched-calls.ts';
import type { TopicDesks } from './classify-calls.ts';
import type { Alongside } from './keep-topics.ts';
import { startTopicRun, type TopicRunRules } from './topic-run.ts';

/** What a re-classification did; its changes are in the catalog under `runId`. */
export interface Reclassified {
  readonly runId: number;
  readonly calls: number;
  /** Of these: calls whose labels are others now. */
  readonly changed: number;
  /** Calls of which a service was asked and did not answer. */
  readonly fallbacks: number;
  readonly costUsd: number;
}

/**
 * Classifies the calls of a glossary that its changes touched, and no others, and notes what each had before; with a service also those
 * that it did not answer for before. Stopping keeps what is done; the rest stays marked. Errors: those of the disk, `cancelled`.
 */
export async function reclassify(
  desks: TopicDesks,
  glossary: GlossaryName,
  rules: TopicRunRules,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Reclassified, AppError>> {
  const { catalog } = desks.room;
  const current = await desks.shelf.current(glossary);
  if (!current.ok) return current;
  // Marks that the last life of the engine did not come to.
  await desks.shelf.resume();
  const callIds = outdatedCalls(catalog, glossary, rules.remote !== null);
  const runId = beginTopicRun(catalog, glossary, current.value.id);
  const spentBefore = rules.remote?.spentUsd() ?? 0;
  const spentUsd = () => (rules.remote?.spentUsd() ?? 0) - spentBefore;
  let [calls, changed] = [0, 0];
  const alongside: Alongside = (callId, before, after) => {
    changed += noteTopicChanges(catalog, runId, [{ callId, before, after }], spentUsd());
    calls += 1;
    onProgress(calls, callIds.length);
  };
  onProgress(0, callIds.length);
  const run = startTopicRun(desks, { ...rules, alongside }, signal);
  run.addDue(callIds.map((callId) => ({ callId, glossary })));
  const finished = await run.finish();
  if (!finished.ok) return finished;
  endTopicRun(catalog, runId);
  return ok({ runId, calls, changed, fallbacks: run.tally.fallbacks, costUsd: spentUsd() });
}
