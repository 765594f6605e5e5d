import { type CallTopics, type GlossaryName, labelOf } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { fusionSettingsOf } from '../../../shared/settings/fusion-settings.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { correctTopics, readCallTopics, setGlossary } from '../catalog/call-topics.ts';
import { dueCall } from '../catalog/due-topics.ts';
import { readGlossaryVersion } from '../catalog/glossary-versions.ts';
import { classifyCalls, type TopicDesks } from './classify-calls.ts';
import { glossaryOfFile } from './glossary-of-file.ts';
import type { RemoteTopics } from './remote-topics.ts';

/** What a person says of the topics of a call. See `topicRequests`. */
export interface CallTopicsDesk {
  correct(callId: string, entryIds: readonly string[] | null): Result<CallTopics, AppError>;
  chooseGlossary(
    callId: string,
    glossary: GlossaryName | null,
    settings: Settings,
  ): Promise<Result<CallTopics | null, AppError>>;
  /** With `remote`, a service is asked; null: it is done on this machine. */
  classifyAgain(
    callId: string,
    settings: Settings,
    remote: RemoteTopics | null,
    signal?: AbortSignal,
  ): Promise<Result<CallTopics | null, AppError>>;
}

/** Opens the desk. */
export function openCallTopicsDesk(desks: TopicDesks): CallTopicsDesk {
  const { catalog } = desks.room;
  const classifyAgain: CallTopicsDesk['classifyAgain'] = async (callId, settings, remote, signal) => {
    const glossaryOf = (path: string) => glossaryOfFile(path, settings);
    const due = dueCall(catalog, callId, {
      wanted: remote ? 'bedrock' : 'local',
      redoBefore: new Date().toISOString(),
      glossaryOf,
    });
    if (!due) return err(appError('not_found', 'no such call, or it is not analysed'));
    const rules = { remote, threshold: settings.topicThreshold, fusion: fusionSettingsOf(settings) };
    const done = await classifyCalls(desks, [due], rules, signal ?? new AbortController().signal);
    return done.ok ? ok(readCallTopics(catalog, callId)) : done;
  };
  return {
    classifyAgain,
    correct(callId, entryIds) {
      const found = readCallTopics(catalog, callId);
      if (!found) return err(appError('not_found', 'no such call, or its topics are not found yet'));
      const entries = readGlossaryVersion(catalog, found.glossary)?.content.entries ?? [];
      const chosen = entryIds?.map((id) => entries.find((entry) => entry.id === id));
      if (chosen?.includes(undefined)) return err(appError('bad_usage', 'no such lines in its glossary'));
      const topics = chosen?.flatMap((entry) => (entry ? [{ entryId: entry.id, label: labelOf(entry) }] : [])) ?? null;
      catalog.transaction(() => correctTopics(catalog, callId, topics));
      return ok({ ...found, corrected: topics });
    },
    async chooseGlossary(callId, glossary, settings) {
      if (!catalog.transaction(() => setGlossary(catalog, callId, glossary)))
        return err(appError('not_found', 'no such call'));
      return classifyAgain(callId, settings, null);
    },
  };
}
