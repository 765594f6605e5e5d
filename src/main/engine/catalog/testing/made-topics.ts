import {
  type CallTopic,
  GLOSSARY_NAMES,
  type GlossaryEntry,
  type GlossaryName,
  labelOf,
  type Quote,
} from '../../../../shared/domain/topics.ts';
import type { LaneTranscript } from '../../../../shared/domain/transcript.ts';
import { correctTopics, saveCallTopics } from '../call-topics.ts';
import type { Catalog } from '../catalog.ts';
import { addGlossaryVersion, readGlossaryVersion } from '../glossary-versions.ts';

const TOPICS = ['Facturation', 'Réseau', 'Offre', 'Résiliation', 'Livraison', 'Compte', 'Assistance', 'Portabilité'];
const SUBTOPICS = ['', 'Réclamation', 'Information', 'Retard'];

/** The two glossaries of made calls: 32 lines each, none with a keyword. */
function entriesOf(name: GlossaryName): GlossaryEntry[] {
  return TOPICS.flatMap((topic) =>
    SUBTOPICS.map((subtopic) => {
      const id = `${name}-${topic}-${subtopic}`.toLowerCase();
      return { id, topic, subtopic, definition: '', keywords: [], examples: [] };
    }),
  );
}

/** Gives made calls topics of made glossaries. The same numbers give the same topics. */
export function prepareTopics(catalog: Catalog) {
  const versionIds = new Map(
    GLOSSARY_NAMES.map((name) => {
      const content = { name, entries: entriesOf(name) };
      const made = { content, origin: 'import' as const, title: 'made', workbook: null, notes: [] };
      return [name, readGlossaryVersion(catalog, name)?.id ?? addGlossaryVersion(catalog, made)] as const;
    }),
  );
  /** Few topics are frequent; one call in eight has none, one in twenty waits, was corrected, or was answered in place of Bedrock. */
  return (callId: string, name: GlossaryName, lanes: readonly LaneTranscript[], random: () => number): void => {
    const fate = random();
    if (fate < 0.05) return;
    const entries = entriesOf(name);
    const some = (): CallTopic[] => {
      const entry = entries[Math.floor(random() ** 3 * entries.length)];
      return entry
        ? [{ entryId: entry.id, label: labelOf(entry), score: 0.5 + random() / 2, evidence: quotes(lanes) }]
        : [];
    };
    const first = fate < 0.175 ? [] : some();
    const second = random() < 0.3 ? some() : [];
    const topics = [...first, ...second.filter(({ entryId }) => entryId !== first[0]?.entryId && first.length > 0)];
    const fallback = random() < 0.05;
    saveCallTopics(catalog, callId, {
      ...{ glossary: name, glossaryVersionId: versionIds.get(name) ?? 0, recognisedAt: '2026-11-22T18:00:00.000Z' },
      ...{ state: fallback ? 'deferred' : 'done', wanted: fallback ? 'bedrock' : 'local', by: 'local' },
      trouble: fallback ? { code: 'unreachable', detail: 'made' } : null,
      ...{ classifier: 'made', topics, nearest: topics.length > 0 ? null : (some()[0] ?? null) },
      summary: { text: 'Un appel inventé.', kind: 'extractive', quotes: quotes(lanes) },
    });
    if (random() < 0.05) {
      const said = random() < 0.2 ? [] : some().map(({ entryId, label }) => ({ entryId, label }));
      correctTopics(catalog, callId, said);
    }
    if (random() < 0.05)
      catalog.run(catalog.sql.updateTable('call_topics').set({ state: 'outdated' }).where('call_id', '=', callId));
  };
}

function quotes(lanes: readonly LaneTranscript[]): Quote[] {
  return lanes.flatMap(({ channel, segments }) => {
    const [first] = segments;
    if (!first) return [];
    const side = lanes.length === 1 ? 'mixed' : channel === 0 ? 'agent' : 'client';
    return [{ side, channel, position: 0, startS: first.startS, endS: first.endS, text: first.text } as const];
  });
}
