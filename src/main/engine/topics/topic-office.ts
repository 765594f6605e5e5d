import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { fusionSettingsOf } from '../../../shared/settings/fusion-settings.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { type CallTopicsDesk, openCallTopicsDesk } from './call-topics-desk.ts';
import type { TopicDesks, TopicRules } from './classify-calls.ts';
import { glossaryOfFile } from './glossary-of-file.ts';
import { openGlossaryShelf } from './glossary-shelf.ts';
import { openLocalDesk } from './local-desk.ts';
import { type Reclassified, reclassify } from './reclassify.ts';
import type { RemoteTopics } from './remote-topics.ts';
import type { TopicRoom } from './topic-room.ts';
import { startTopicRun, type TopicRun } from './topic-run.ts';

/** All that is done about topics in an engine. */
export interface TopicOffice extends TopicDesks {
  /** What a person says of the topics of a call. */
  readonly calls: CallTopicsDesk;
  /** Begins to find the topics of a batch's calls; null when the settings do not ask for them. */
  startRun(settings: Settings, redo: boolean, signal: AbortSignal): Promise<TopicRun | null>;
  /** See `reclassify`. */
  reclassify(
    name: GlossaryName,
    settings: Settings,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<Result<Reclassified, AppError>>;
  close(): Promise<void>;
}

/** Opens a service under settings, for one run. */
export type OpenRemoteTopics = (settings: Settings) => Promise<RemoteTopics>;

/** Opens the office. `openRemote` is called only where a run asks for it; null: there is no service. */
export function openTopicOffice(room: TopicRoom, openRemote: OpenRemoteTopics | null): TopicOffice {
  const desks: TopicDesks = { room, shelf: openGlossaryShelf(room), local: openLocalDesk(room) };
  const rulesOf = async (settings: Settings): Promise<TopicRules> => ({
    remote: settings.topics === 'bedrock' && openRemote ? await openRemote(settings) : null,
    threshold: settings.topicThreshold,
    fusion: fusionSettingsOf(settings),
  });
  return {
    ...desks,
    calls: openCallTopicsDesk(desks),
    async startRun(settings, redo, signal) {
      if (settings.topics === 'off') return null;
      const rules = await rulesOf(settings);
      const lanes = rules.remote ? settings.bedrockConcurrency : 1;
      const glossaryOf = (path: string) => glossaryOfFile(path, settings);
      return startTopicRun(desks, { ...rules, lanes, redo, glossaryOf }, signal);
    },
    async reclassify(name, settings, onProgress, signal) {
      const rules = await rulesOf(settings);
      try {
        return await reclassify(desks, name, rules, onProgress, signal);
      } finally {
        rules.remote?.close();
      }
    },
    close: () => room.thread.close(),
  };
}
