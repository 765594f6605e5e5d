import { basename } from 'node:path';
import type { GlossaryEdits } from '../../../shared/domain/glossary-edits.ts';
import { glossaryNoteSchema } from '../../../shared/domain/glossary-note.ts';
import { GLOSSARY_NAMES, type Glossary, type GlossaryEntry, type GlossaryName } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import {
  type GlossaryCard,
  type glossaryRequests,
  MOST_GROUPED,
  MOST_LISTED,
} from '../../../shared/ipc/engine/glossary-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { listCallsOfLine, listConfusions, listUnfitCalls } from '../catalog/glossary-calls.ts';
import { countGlossaryCalls } from '../catalog/glossary-figures.ts';
import {
  listGlossaryVersions,
  readGlossaryVersion,
  readWorkbookName,
  type StoredGlossary,
} from '../catalog/glossary-versions.ts';
import { groupTopicChanges } from '../catalog/topic-changes.ts';
import { listTopicRuns } from '../catalog/topic-runs.ts';
import { editedGlossary, titleOfEdits } from '../topics/edited-glossary.ts';
import { estimateCostUsd } from '../topics/estimate-cost.ts';
import { compareGlossaries } from '../topics/glossary/compare-glossaries.ts';
import type { GlossaryChange } from '../topics/glossary-shelf.ts';
import { readGlossaryFile } from '../topics/read-glossary-file.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about glossaries; see `glossaryRequests`. */
export function glossaryHandlers(room: WindowRoom): HandlersOf<typeof glossaryRequests> {
  const { offers, reclassifications } = room;
  const { shelf, room: topicRoom } = room.engine.topics;
  const { catalog } = topicRoom;

  const card = async (name: GlossaryName): Promise<Result<GlossaryCard, AppError>> => {
    const glossary = await shelf.current(name);
    if (!glossary.ok) return glossary;
    const { workbook, notes } = glossary.value;
    return ok({
      version: describe(glossary.value),
      workbook: workbook === null ? null : readWorkbookName(catalog, workbook),
      notes: glossaryNoteSchema.array().parse(notes),
      ...(await countGlossaryCalls(catalog, name)),
    });
  };
  /** The glossary as edits would leave it; not where it was changed since they were begun. */
  const edited = async (
    name: GlossaryName,
    basedOn: number,
    edits: GlossaryEdits,
  ): Promise<Result<{ readonly before: Glossary; readonly after: Glossary }, AppError>> => {
    const before = await shelf.current(name);
    if (!before.ok) return before;
    if (before.value.id !== basedOn) return err(appError('bad_usage', 'the glossary was changed meanwhile'));
    const after = editedGlossary(before.value.content, edits);
    return after.ok ? ok({ before: before.value.content, after: after.value }) : after;
  };

  return {
    async glossaries() {
      const cards: GlossaryCard[] = [];
      for (const name of GLOSSARY_NAMES) {
        const one = await card(name);
        if (!one.ok) return one;
        cards.push(one.value);
      }
      return ok(cards);
    },
    glossaryVersions: async ({ name }) => ok(listGlossaryVersions(catalog, name)),
    async glossaryVersionChanges({ versionId }) {
      const version = readGlossaryVersion(catalog, versionId);
      if (!version) return err(appError('not_found', 'no such version of a glossary'));
      const earlier = listGlossaryVersions(catalog, version.glossary).find(
        (one) => one.version === version.version - 1,
      );
      const before = earlier ? readGlossaryVersion(catalog, earlier.id)?.content : undefined;
      const changes = compareGlossaries(before ?? { name: version.glossary, entries: [] }, version.content);
      return ok({
        added: changes.added.map(copyOf),
        removed: changes.removed.map(copyOf),
        changed: changes.changed.map(({ before, after }) => ({ before: copyOf(before), after: copyOf(after) })),
      });
    },
    async importGlossary({ name, offerId }) {
      const paths = offers.paths(offerId);
      if (!paths.ok) return paths;
      const [path, ...others] = paths.value;
      if (path === undefined || others.length > 0) return err(appError('bad_usage', 'several files: give one'));
      const data = await readGlossaryFile(path);
      return data.ok ? changed(await shelf.importFile(name, basename(path), data.value)) : data;
    },
    async weighGlossary({ name, basedOn, edits }) {
      const glossary = await edited(name, basedOn, edits);
      if (!glossary.ok) return glossary;
      const touched = await shelf.touchedBy(glossary.value.after);
      if (!touched.ok) return touched;
      const costUsd = estimateCostUsd(catalog, room.settings, glossary.value.after, touched.value);
      return ok({ calls: touched.value.length, costUsd });
    },
    async saveGlossary({ name, basedOn, edits }) {
      const glossary = await edited(name, basedOn, edits);
      if (!glossary.ok) return glossary;
      const { before, after } = glossary.value;
      return changed(await shelf.edit(after, basedOn, titleOfEdits(before, edits)));
    },
    takeBackGlossary: async ({ versionId }) => changed(await shelf.takeBack(versionId)),
    reclassify: ({ name }, signal) => reclassifications.run(name, room.settings, signal),
    reclassifying: async () => ok(reclassifications.current()),
    async topicRuns({ name }) {
      const versions = new Map(listGlossaryVersions(catalog, name).map(({ id, version }) => [id, version]));
      const runs = listTopicRuns(catalog, name);
      return ok(
        runs.map(({ glossaryVersionId, ...run }) => ({ ...run, version: versions.get(glossaryVersionId) ?? 0 })),
      );
    },
    async topicChanges({ runId }) {
      const { groups, moreGroups, same } = await groupTopicChanges(catalog, runId, MOST_GROUPED);
      return ok({
        groups: groups.map(({ before, after, count, calls }) => ({
          ...{ before: [...before], after: [...after], count },
          calls: [...calls],
        })),
        moreGroups,
        same: { count: same.count, calls: [...same.calls] },
      });
    },
    unfitCalls: async ({ name }) => ok(await listUnfitCalls(catalog, name, MOST_LISTED)),
    async confusions({ name }) {
      const { confusions, more } = await listConfusions(catalog, name, MOST_GROUPED);
      return ok({ confusions: confusions.map((one) => ({ ...one, calls: [...one.calls] })), more });
    },
    callsOfLine: async ({ name, entryId }) => ok(await listCallsOfLine(catalog, name, entryId, MOST_LISTED)),
  };
}

function changed(change: Result<GlossaryChange, AppError>) {
  if (!change.ok) return change;
  return ok({ version: describe(change.value.glossary), touched: change.value.touched.length });
}

function describe({ content: _, workbook: __, notes: ___, ...version }: StoredGlossary) {
  return version;
}

function copyOf(entry: GlossaryEntry) {
  return { ...entry, keywords: [...entry.keywords], examples: [...entry.examples] };
}
