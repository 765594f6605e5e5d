import type { GlossaryName } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readTopicsOfCalls } from '../catalog/call-topics.ts';
import { beginTopicRun, endTopicRun, noteTopicChanges } from '../catalog/topic-runs.ts';
import { outdatedCalls } from '../catalog/touched-calls.ts';
import { classifyCalls, type TopicDesks, type TopicRules } from './classify-calls.ts';

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

/** Calls classified at once; with a service one by one, so that a stop is quick. */
const AT_ONCE = 16;

/**
 * Classifies the calls of a glossary that its changes touched, and no others, and notes what each had before. Stopping keeps what is
 * done; the rest stays marked. Errors: those of `classifyCalls`, `cancelled`.
 */
export async function reclassify(
  desks: TopicDesks,
  glossary: GlossaryName,
  rules: TopicRules,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Reclassified, AppError>> {
  const { catalog } = desks.room;
  const current = await desks.shelf.current(glossary);
  if (!current.ok) return current;
  const callIds = outdatedCalls(catalog, glossary);
  const spentBefore = rules.remote?.spentUsd() ?? 0;
  const spent = () => (rules.remote?.spentUsd() ?? 0) - spentBefore;
  const runId = beginTopicRun(catalog, glossary, current.value.id);
  const labelsOf = (ids: readonly string[]) => {
    const found = readTopicsOfCalls(catalog, ids);
    return ids.map((id) => found.get(id)?.topics.map(({ label }) => label) ?? []);
  };
  let [calls, changed, fallbacks] = [0, 0, 0];
  onProgress(0, callIds.length);
  for (let from = 0; from < callIds.length; ) {
    if (signal.aborted) return err(appError('cancelled', `stopped after ${calls} of ${callIds.length} calls`));
    const some = callIds.slice(from, from + (rules.remote ? 1 : AT_ONCE));
    const before = labelsOf(some);
    const due = some.map((callId) => ({ callId, glossary }));
    const classified = await classifyCalls(desks, due, rules, signal);
    if (!classified.ok) return classified;
    const after = labelsOf(some);
    const changes = some.map((callId, n) => ({ callId, before: before[n] ?? [], after: after[n] ?? [] }));
    changed += noteTopicChanges(catalog, runId, changes, spent());
    fallbacks += classified.value.filter(({ trouble }) => trouble !== null).length;
    from += some.length;
    calls += some.length;
    onProgress(calls, callIds.length);
  }
  endTopicRun(catalog, runId);
  return ok({ runId, calls, changed, fallbacks, costUsd: spent() });
}
