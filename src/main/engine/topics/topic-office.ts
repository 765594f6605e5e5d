import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { fusionSettingsOf } from '../../../shared/settings/fusion-settings.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { reclassificationOf } from '../catalog/egress-ledger.ts';
import { type CallTopicsDesk, openCallTopicsDesk } from './call-topics-desk.ts';
import type { TopicDesks, TopicRules } from './classify-calls.ts';
import { glossaryOfFile } from './glossary-of-file.ts';
import { openGlossaryShelf } from './glossary-shelf.ts';
import { openLocalDesk } from './local-desk.ts';
import type { BedrockOffice } from './open-bedrock.ts';
import { type Reclassified, reclassify } from './reclassify.ts';
import type { TopicRoom } from './topic-room.ts';
import { startTopicRun, type TopicRun } from './topic-run.ts';

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

/** Opens the office. Bedrock is opened only where settings ask for it. */
export function openTopicOffice(room: TopicRoom, bedrock: BedrockOffice): TopicOffice {
  const desks: TopicDesks = { room, shelf: openGlossaryShelf(room), local: openLocalDesk(room) };
  const rulesOf = (settings: Settings, runId: string): TopicRules => ({
    remote: settings.topics === 'bedrock' ? bedrock.open(settings, runId) : null,
    threshold: settings.topicThreshold,
    fusion: fusionSettingsOf(settings),
  });
  return {
    ...desks,
    calls: openCallTopicsDesk(desks),
    startRun(settings, redo, batch, signal) {
      if (settings.topics === 'off') return null;
      const rules = rulesOf(settings, batch.id);
      const lanes = rules.remote ? settings.bedrockConcurrency : 1;
      const glossaryOf = (path: string) => glossaryOfFile(path, settings);
      return startTopicRun(desks, { ...rules, lanes, redoBefore: redo ? batch.startedAt : null, glossaryOf }, signal);
    },
    async reclassify(name, settings, onProgress, signal) {
      const current = await desks.shelf.current(name);
      if (!current.ok) return current;
      const rules = rulesOf(settings, reclassificationOf(current.value.id));
      try {
        return await reclassify(desks, name, rules, onProgress, signal);
      } finally {
        rules.remote?.close();
      }
    },
    close: () => room.thread.close(),
  };
}
