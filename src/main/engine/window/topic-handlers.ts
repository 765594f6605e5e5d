import { appError } from '../../../shared/errors.ts';
import type { topicRequests } from '../../../shared/ipc/engine/topic-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { err, ok } from '../../../shared/result.ts';
import { readCallTopics } from '../catalog/call-topics.ts';
import { readGlossaryVersion, type StoredGlossary } from '../catalog/glossary-versions.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about the topics of calls; see `topicRequests`. */
export function topicHandlers(room: WindowRoom): HandlersOf<typeof topicRequests> {
  const { topics } = room.engine;
  const { catalog } = topics.room;
  return {
    callTopics: async ({ callId }) => ok(readCallTopics(catalog, callId)),
    async glossary({ name, versionId }) {
      if (versionId === null) {
        const current = await topics.shelf.current(name);
        return current.ok ? ok(describe(current.value)) : current;
      }
      const version = readGlossaryVersion(catalog, versionId);
      return version ? ok(describe(version)) : err(appError('not_found', 'no such version of a glossary'));
    },
    correctTopics: async ({ callId, entryIds }) => topics.calls.correct(callId, entryIds, room.settings),
    chooseGlossary: ({ callId, glossary }, signal) =>
      topics.calls.chooseGlossary(callId, glossary, room.settings, signal),
    classifyAgain: ({ callId }, signal) => topics.calls.classifyAgain(callId, room.settings, signal),
  };
}

function describe({ content, workbook: _, notes: __, ...version }: StoredGlossary) {
  return { ...version, entries: [...content.entries] };
}
