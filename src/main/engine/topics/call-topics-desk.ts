import {
  type CallTopics,
  type GlossaryName,
  labelOf,
  type Quote,
  topicsThatHold,
} from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { fusionSettingsOf } from '../../../shared/settings/fusion-settings.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { correctTopics, readCallTopics, saveSummary, setGlossary } from '../catalog/call-topics.ts';
import { readTurns } from '../catalog/call-turns.ts';
import { dueCall } from '../catalog/due-topics.ts';
import { readGlossaryVersion } from '../catalog/glossary-versions.ts';
import { classifyCalls, type TopicDesks } from './classify-calls.ts';
import { localSummary } from './local-summary.ts';
import type { TopicRunRules } from './topic-run.ts';

/** What a person says of the topics of a call. See `topicRequests`. */
export interface CallTopicsDesk {
  correct(callId: string, entryIds: readonly string[] | null, settings: Settings): Result<CallTopics, AppError>;
  chooseGlossary(
    callId: string,
    glossary: GlossaryName | null,
    settings: Settings,
    signal?: AbortSignal,
  ): Promise<Result<CallTopics | null, AppError>>;
  /** As a batch with these settings would, whatever topics there are. */
  classifyAgain(callId: string, settings: Settings, signal?: AbortSignal): Promise<Result<CallTopics | null, AppError>>;
}

/** Opens the desk. */
export function openCallTopicsDesk(
  desks: TopicDesks,
  rulesOf: (settings: Settings, runId: string | null) => TopicRunRules,
): CallTopicsDesk {
  const { catalog } = desks.room;
  const classifyAgain: CallTopicsDesk['classifyAgain'] = async (callId, settings, signal) => {
    const now = new Date().toISOString();
    const rules = rulesOf(settings, null);
    const wanted = rules.remote ? 'bedrock' : 'local';
    const due = dueCall(catalog, callId, { wanted, redoBefore: now, glossaryOf: rules.glossaryOf });
    if (!due) return err(appError('not_found', 'no such call, or it is not analysed'));
    const done = await classifyCalls(desks, [due], rules, signal ?? new AbortController().signal);
    rules.remote?.close();
    return done.ok ? ok(readCallTopics(catalog, callId)) : done;
  };
  /** A summary of this machine says the topics that hold; a written one stays as it is. */
  const sumUpAgain = (callId: string, found: CallTopics, settings: Settings): CallTopics['summary'] => {
    const said = readTurns(catalog, callId);
    if (!said || found.summary?.kind !== 'extractive') return found.summary;
    const turnOf = (quote: Quote) =>
      said.quotes.findIndex(({ channel, position }) => channel === quote.channel && position === quote.position);
    const topics = topicsThatHold(found).map(({ entryId, label }) => ({
      label,
      evidence: (found.topics.find((one) => one.entryId === entryId)?.evidence ?? []).map(turnOf).filter((n) => n >= 0),
    }));
    const held = { topics, byPerson: found.corrected !== null };
    const { text, kind, quotes } = localSummary(catalog, { ...said, callId }, held, fusionSettingsOf(settings));
    return { text, kind, quotes: quotes.flatMap((turn) => said.quotes[turn] ?? []) };
  };
  return {
    classifyAgain,
    correct(callId, entryIds, settings) {
      const found = readCallTopics(catalog, callId);
      if (!found) return err(appError('not_found', 'no such call, or its topics are not found yet'));
      const entries = readGlossaryVersion(catalog, found.glossary)?.content.entries ?? [];
      const chosen = entryIds?.map((id) => entries.find((entry) => entry.id === id));
      if (chosen?.includes(undefined)) return err(appError('bad_usage', 'no such lines in its glossary'));
      const topics = chosen?.flatMap((entry) => (entry ? [{ entryId: entry.id, label: labelOf(entry) }] : [])) ?? null;
      const summary = sumUpAgain(callId, { ...found, corrected: topics }, settings);
      catalog.transaction(() => {
        correctTopics(catalog, callId, topics);
        saveSummary(catalog, callId, summary);
      });
      return ok({ ...found, corrected: topics, summary });
    },
    async chooseGlossary(callId, glossary, settings, signal) {
      if (!catalog.transaction(() => setGlossary(catalog, callId, glossary)))
        return err(appError('not_found', 'no such call'));
      return classifyAgain(callId, settings, signal);
    },
  };
}
