import type { GlossaryName } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { dueCall } from '../catalog/due-topics.ts';
import { storageError } from '../catalog/sqlite-errors.ts';
import {
  type ClassifiedCall,
  classifyCalls,
  type DueCall,
  type TopicDesks,
  type TopicRules,
} from './classify-calls.ts';

/** What became of the topics of a run's calls. */
export interface TopicTally {
  /** Calls that were classified, or are to be. */
  due: number;
  done: number;
  /** Of these: no topic fits. */
  none: number;
  byBedrock: number;
  /** Bedrock was asked for and did not answer: the local answer stands in. */
  fallbacks: number;
  /** What Bedrock cost, in US dollars. */
  costUsd: number;
  /** Calls that could not be classified: the next run tries them again. */
  failed: number;
  /** Wall-clock seconds during which there was something to classify. */
  seconds: number;
}

/** How the calls of a run are classified. */
export interface TopicRunRules extends TopicRules {
  /** Calls that are classified at once: one after the other each, with Bedrock. */
  readonly lanes: number;
  /** Classify also calls whose topics are older than this (UTC, ISO 8601); null: only those that have none that hold. */
  readonly redoBefore: string | null;
  /** The glossary of a file, where no person said another. */
  glossaryOf(path: string): GlossaryName;
}

/** The topics of a batch's calls, found beside their analysis. */
export interface TopicRun {
  /** A call is analysed, or was before: it is classified if it has no topics that hold. */
  add(callId: string): void;
  /** Calls are to be classified by a glossary, whatever topics they have. */
  addDue(due: readonly DueCall[]): void;
  readonly tally: TopicTally;
  /**
   * No call will be added any more: settles when all are classified, and never throws. A call that cannot be is no error. Errors: of the
   * disk; after a stop, `cancelled`.
   */
  finish(): Promise<Result<null, AppError>>;
}

/** A call that people keep changing waits for the next run. */
const MOST_TIMES = 3;

/** Calls handed over at once: enough for the thread to be busy, few enough for a stop to be quick. */
const AT_ONCE = 16;

/** Begins with nothing to do. Aborting the signal lets go of what is not begun. */
export function startTopicRun(desks: TopicDesks, rules: TopicRunRules, signal: AbortSignal): TopicRun {
  const waiting: DueCall[] = [];
  const tally: TopicTally = { due: 0, done: 0, none: 0, byBedrock: 0, fallbacks: 0, costUsd: 0, failed: 0, seconds: 0 };
  const working = new Set<Promise<void>>();
  let failed: AppError | null = null;
  const wanted = rules.remote ? 'bedrock' : 'local';
  const again = new Map<string, number>();
  const work = async () => {
    while (waiting.length > 0 && !signal.aborted && !failed) {
      const startMs = performance.now();
      await attempt(waiting.splice(0, rules.remote ? 1 : AT_ONCE));
      tally.seconds += (performance.now() - startMs) / 1000;
      tally.costUsd = rules.remote?.spentUsd() ?? 0;
    }
  };
  const attempt = async (some: readonly DueCall[]): Promise<void> => {
    const classified = await classifyGuarded(desks, some, rules, signal);
    if (classified.ok) {
      for (const call of classified.value) if (call.kept || !onceMore(call)) count(tally, call);
    } else if (signal.aborted || isOfWholeRun(classified.error)) failed = classified.error;
    else if (some.length > 1) {
      // One of them may be at fault: each for itself.
      for (const call of some) if (!failed && !signal.aborted) await attempt([call]);
    } else {
      tally.failed += 1;
      desks.room.log.error({ error: classified.error, callId: some[0]?.callId }, 'no topics were found');
    }
  };
  /** Lines a call up again that was changed while it was classified; false: too often. */
  const onceMore = ({ callId }: DueCall): boolean => {
    const times = (again.get(callId) ?? 0) + 1;
    again.set(callId, times);
    const due = times > MOST_TIMES ? null : dueOf(callId);
    if (due) waiting.push(due);
    return due !== null;
  };
  const dueOf = (callId: string) =>
    dueCall(desks.room.catalog, callId, { wanted, redoBefore: rules.redoBefore, glossaryOf: rules.glossaryOf });
  const line = (due: readonly DueCall[]) => {
    tally.due += due.length;
    waiting.push(...due);
    const hands = Math.min(due.length, rules.lanes - working.size);
    for (let hand = 0; hand < hands; hand++) {
      const worker = work().finally(() => working.delete(worker));
      working.add(worker);
    }
  };
  return {
    tally,
    add(callId) {
      const due = dueOf(callId);
      if (due) line([due]);
    },
    addDue: line,
    async finish() {
      while (working.size > 0) await Promise.all(working);
      rules.remote?.close();
      if (failed) return err(failed);
      return signal.aborted ? err(appError('cancelled', 'stopped before all topics were found')) : ok(null);
    },
  };
}

/** What classifying throws is a failure too: nobody waits for it where it happens. */
async function classifyGuarded(...asked: Parameters<typeof classifyCalls>): ReturnType<typeof classifyCalls> {
  try {
    return await classifyCalls(...asked);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err(storageError(error) ?? appError('internal', message));
  }
}

/** Whether a failure would meet every other call too, and the run cannot go on. */
function isOfWholeRun({ code }: AppError): boolean {
  return code === 'disk_full' || code === 'disk_error' || code === 'catalog_damaged' || code === 'out_of_memory';
}

function count(tally: TopicTally, { by, trouble, topics }: ClassifiedCall): void {
  tally.done += 1;
  if (topics === 0) tally.none += 1;
  if (by === 'bedrock') tally.byBedrock += 1;
  if (trouble) tally.fallbacks += 1;
}
