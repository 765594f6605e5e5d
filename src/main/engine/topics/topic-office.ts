import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { fusionSettingsOf } from '../../../shared/settings/fusion-settings.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { reclassificationOf } from '../catalog/egress-ledger.ts';
import { type CallTopicsDesk, openCallTopicsDesk } from './call-topics-desk.ts';
import type { TopicDesks } from './classify-calls.ts';
import { glossaryOfFile } from './glossary-of-file.ts';
import { openGlossaryShelf } from './glossary-shelf.ts';
import { openLocalDesk } from './local-desk.ts';
import type { BedrockOffice } from './open-bedrock.ts';
import { type Reclassified, reclassify } from './reclassify.ts';
import type { TopicRoom } from './topic-room.ts';
import { startTopicRun, type TopicRun, type TopicRunRules } from './topic-run.ts';

/** All that is done about topics in an engine. */
export interface TopicOffice extends TopicDesks {
  /** What a person says of the topics of a call. */
  readonly calls: CallTopicsDesk;
  /**
   * Begins to find the topics of the calls of a batch; null when the settings do not ask for them. With `redo` also
   * of calls that had theirs before it.
   */
  startRun(
    settings: Settings,
    redo: boolean,
    batch: { readonly id: string; readonly startedAt: string },
    signal: AbortSignal,
  ): TopicRun | null;
  /** See `reclassify`. */
  reclassify(
    name: GlossaryName,
    settings: Settings,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<Result<Reclassified, AppError>>;
  close(): Promise<void>;
}

/** Opens the office. Bedrock is opened only where settings ask for it. What is under way when `closing` is aborted stops. */
export function openTopicOffice(room: TopicRoom, bedrock: BedrockOffice, closing: AbortSignal): TopicOffice {
  const desks: TopicDesks = { room, shelf: openGlossaryShelf(room), local: openLocalDesk(room) };
  const rulesOf = (settings: Settings, runId: string | null): TopicRunRules => {
    const remote = settings.topics === 'bedrock' ? bedrock.open(settings, runId) : null;
    return {
      remote,
      threshold: settings.topicThreshold,
      fusion: fusionSettingsOf(settings),
      lanes: remote ? settings.bedrockConcurrency : 1,
      redoBefore: null,
      glossaryOf: (path) => glossaryOfFile(path, settings),
    };
  };
  const underWay = new Set<Promise<unknown>>();
  /** Does something that stops when the engine ends, which waits for it. */
  const guarded = async <T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const working = work(AbortSignal.any(signal ? [signal, closing] : [closing]));
    underWay.add(working);
    try {
      return await working;
    } finally {
      underWay.delete(working);
    }
  };
  const calls = openCallTopicsDesk(desks, rulesOf);
  return {
    ...desks,
    calls: {
      ...calls,
      classifyAgain: (callId, settings, given) =>
        guarded(given, (signal) => calls.classifyAgain(callId, settings, signal)),
      chooseGlossary: (callId, glossary, settings, given) =>
        guarded(given, (signal) => calls.chooseGlossary(callId, glossary, settings, signal)),
    },
    startRun(settings, redo, batch, signal) {
      if (settings.topics === 'off') return null;
      const redoBefore = redo ? batch.startedAt : null;
      return startTopicRun(desks, { ...rulesOf(settings, batch.id), redoBefore }, signal);
    },
    reclassify: (name, settings, onProgress, given) =>
      guarded(given, async (signal) => {
        const current = await desks.shelf.current(name);
        if (!current.ok) return current;
        const rules = rulesOf(settings, reclassificationOf(current.value.id));
        return reclassify(desks, name, rules, onProgress, signal);
      }),
    async close() {
      await Promise.allSettled(underWay);
      await room.thread.close();
    },
  };
}
