import type { GlossaryNote } from '../../../shared/domain/glossary-note.ts';
import { GLOSSARY_NAMES, type Glossary, type GlossaryName, labelOf } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { renameCorrected } from '../catalog/call-topics.ts';
import {
  addGlossaryVersion,
  keepWorkbook,
  listGlossaryVersions,
  noteTouched,
  readGlossaryVersion,
  readWorkbook,
  type StoredGlossary,
  versionInUse,
} from '../catalog/glossary-versions.ts';
import { findTouchedCalls, markOutdated } from '../catalog/touched-calls.ts';
import { makeCsv } from './glossary/make-csv.ts';
import { lentGlossary } from './lent-glossary.ts';
import { readSample } from './sample-glossary.ts';
import type { TopicRoom } from './topic-room.ts';
import { touchRule } from './touch-rule.ts';

/** What became of a change of a glossary. */
export interface GlossaryChange {
  readonly glossary: StoredGlossary;
  /** What was found odd in the file that was read; empty when none was. */
  readonly notes: readonly GlossaryNote[];
  /** Calls that are to be classified again. */
  readonly touched: readonly string[];
}

/** The glossaries of a catalog: every change makes a version, and marks the calls that it touches. */
export interface GlossaryShelf {
  /** The glossary in use; before the owner's is imported, the sample that comes with the program. Error: `bad_glossary`. */
  current(name: GlossaryName): Promise<Result<StoredGlossary, AppError>>;
  /**
   * Reads a file as a glossary and makes it the one in use. The same content again changes nothing. Errors: `bad_glossary`, also of a
   * file whose name is the other glossary's; `too_large`.
   */
  importFile(name: GlossaryName, fileName: string, data: Uint8Array): Promise<Result<GlossaryChange, AppError>>;
  /** Makes edited lines the glossary in use. `bad_usage`: it was changed since `basedOn`. */
  edit(content: Glossary, basedOn: number, title: string): Promise<Result<GlossaryChange, AppError>>;
  /** Makes an earlier version the one in use again, as a new one. Error: `not_found`. */
  takeBack(versionId: number): Promise<Result<GlossaryChange, AppError>>;
  /** The calls that edited lines would touch, without changing anything. */
  touchedBy(content: Glossary): Promise<Result<readonly string[], AppError>>;
  /**
   * A version as an `.xlsx`: the owner's own file with only what has changed since, or a new one. Errors: `not_found`; of a file that
   * can no longer be read, those of reading.
   */
  asWorkbook(versionId: number): Promise<Result<Uint8Array, AppError>>;
  /** A version as CSV text. Error: `not_found`. */
  asCsv(versionId: number): Result<string, AppError>;
  /** Goes on with looking for touched calls where the program ended in the middle of it. */
  resume(): Promise<void>;
}

/** Opens the shelf of a catalog. */
export function openGlossaryShelf({ catalog, thread, log, glossariesFrom }: TopicRoom): GlossaryShelf {
  const read = (name: GlossaryName, fileName: string, data: Uint8Array, inUse: Glossary | null) =>
    thread.ask('readGlossary', { name, fileName, data, inUse: inUse && copyOf(inUse) });

  /** The glossary in use of another catalog, or else the sample, becomes the first version. */
  const seed = async (name: GlossaryName): Promise<Result<StoredGlossary, AppError>> => {
    const lent = lentGlossary(glossariesFrom, name);
    const first = lent ? ok(lent) : await readSample(thread, name);
    if (!first.ok) return first;
    const { fileName, data, content, notes } = first.value;
    // Somebody else may have asked meanwhile.
    if (versionInUse(catalog, name) === null) {
      const workbook = data ? keepWorkbook(catalog, fileName, data) : null;
      const origin = lent ? 'import' : 'sample';
      noteTouched(catalog, addGlossaryVersion(catalog, { content, origin, title: fileName, workbook, notes }));
    }
    return inUse(name);
  };

  const inUse = (name: GlossaryName): Result<StoredGlossary, AppError> => {
    const glossary = known(name);
    return glossary ? ok(glossary) : err(appError('not_found', `no glossary ${name}`));
  };

  // Asked for with every call, and hundreds of lines long.
  const kept = new Map<GlossaryName, StoredGlossary>();
  const known = (name: GlossaryName): StoredGlossary | null => {
    const id = versionInUse(catalog, name);
    const before = kept.get(name);
    if (before?.id === id) return before;
    const glossary = id === null ? null : readGlossaryVersion(catalog, id);
    if (glossary) kept.set(name, glossary);
    return glossary;
  };

  const current = async (name: GlossaryName) => {
    const glossary = known(name);
    return glossary ? ok(glossary) : seed(name);
  };

  /** Finds the calls that a version touches against the one before it, and marks them. */
  const touch = async (version: StoredGlossary): Promise<readonly string[]> => {
    const name = version.content.name;
    const before = listGlossaryVersions(catalog, name).find((one) => one.version === version.version - 1);
    const was = before ? readGlossaryVersion(catalog, before.id)?.content : null;
    const touched = was ? await findTouchedCalls(catalog, name, touchRule(was, version.content)) : [];
    catalog.transaction(() => {
      markOutdated(catalog, touched);
      noteTouched(catalog, version.id);
    });
    log.info({ glossary: name, version: version.version, touched: touched.length }, 'glossary changed');
    return touched;
  };

  const add = async (
    before: StoredGlossary,
    version: Parameters<typeof addGlossaryVersion>[1],
  ): Promise<Result<GlossaryChange, AppError>> => {
    if (JSON.stringify(before.content) === JSON.stringify(version.content) && version.origin !== 'import')
      return ok({ glossary: before, notes: [], touched: [] });
    const { name, entries } = version.content;
    const glossary = catalog.transaction(() => {
      renameCorrected(catalog, name, new Map(entries.map((entry) => [entry.id, labelOf(entry)])));
      return readGlossaryVersion(catalog, addGlossaryVersion(catalog, version));
    });
    if (!glossary) throw new Error('the version was just written');
    return ok({ glossary, notes: version.notes, touched: await touch(glossary) });
  };

  /**
   * What a version's workbook said when it was read, under the ids it was given then. It may have been read more than once: the reading
   * counts that shares most lines with the version.
   */
  const readAs = (version: StoredGlossary, workbook: string): Glossary | null => {
    const ids = new Set(version.content.entries.map(({ id }) => id));
    let best: { readonly content: Glossary; readonly shared: number } | null = null;
    for (const { id, origin } of listGlossaryVersions(catalog, version.glossary)) {
      const one = origin === 'import' || origin === 'sample' ? readGlossaryVersion(catalog, id) : null;
      if (one?.workbook !== workbook) continue;
      const shared = one.content.entries.filter((entry) => ids.has(entry.id)).length;
      if (!best || shared > best.shared) best = { content: one.content, shared };
    }
    return best?.content ?? null;
  };

  // Each against the one before it, the oldest first.
  const resumeTouching = async () => {
    for (const name of GLOSSARY_NAMES) {
      for (const { id } of listGlossaryVersions(catalog, name)
        .filter(({ touching }) => touching)
        .reverse()) {
        const version = readGlossaryVersion(catalog, id);
        if (version) await touch(version);
      }
    }
  };
  let resumed: Promise<void> | null = null;

  return {
    current,
    async importFile(name, fileName, data) {
      const other = GLOSSARY_NAMES.find((one) => one !== name && namesGlossary(fileName, one));
      if (other && !namesGlossary(fileName, name))
        return err(appError('bad_glossary', `${fileName}: its name says ${other}, and it was to be ${name}`));
      const before = await current(name);
      if (!before.ok) return before;
      const file = await read(name, fileName, data, before.value.content);
      if (!file.ok) return file;
      const { entries, notes, isWorkbook } = file.value;
      const workbook = isWorkbook ? keepWorkbook(catalog, fileName, data) : null;
      const same = before.value.workbook === workbook && before.value.origin !== 'sample';
      if (same && JSON.stringify(before.value.content.entries) === JSON.stringify(entries))
        return ok({ glossary: before.value, notes, touched: [] });
      return add(before.value, { content: { name, entries }, origin: 'import', title: fileName, workbook, notes });
    },
    async edit(content, basedOn, title) {
      const before = await current(content.name);
      if (!before.ok) return before;
      if (before.value.id !== basedOn)
        return err(appError('bad_usage', 'the glossary was changed since it was opened: open it again'));
      const { workbook } = before.value;
      return add(before.value, { content, origin: 'edit', title, workbook, notes: [] });
    },
    async takeBack(versionId) {
      const earlier = readGlossaryVersion(catalog, versionId);
      if (!earlier) return err(appError('not_found', 'no such version of a glossary'));
      const before = await current(earlier.content.name);
      if (!before.ok) return before;
      const { content, workbook, notes } = earlier;
      return add(before.value, { content, origin: 'undo', title: String(earlier.version), workbook, notes });
    },
    async touchedBy(content) {
      const before = await current(content.name);
      if (!before.ok) return before;
      return ok(await findTouchedCalls(catalog, content.name, touchRule(before.value.content, content)));
    },
    async asWorkbook(versionId) {
      const version = readGlossaryVersion(catalog, versionId);
      if (!version) return err(appError('not_found', 'no such version of a glossary'));
      const glossary = copyOf(version.content);
      const { workbook } = version;
      const before = workbook === null ? null : readAs(version, workbook);
      if (workbook === null || before === null) return thread.ask('writeGlossary', { glossary, workbook: null });
      const { name: fileName, data } = readWorkbook(catalog, workbook);
      // SQLite's bytes may be a view of a larger pool, all of which a message would copy.
      const own = new Uint8Array(data);
      return thread.ask('writeGlossary', { glossary, workbook: { fileName, data: own, before: copyOf(before) } });
    },
    asCsv(versionId) {
      const version = readGlossaryVersion(catalog, versionId);
      return version ? ok(makeCsv(version.content)) : err(appError('not_found', 'no such version of a glossary'));
    },
    resume() {
      resumed ??= resumeTouching();
      return resumed;
    },
  };
}

/** As messages to the thread are typed: without `readonly`. */
function copyOf({ name, entries }: Glossary) {
  return {
    name,
    entries: entries.map((entry) => ({ ...entry, keywords: [...entry.keywords], examples: [...entry.examples] })),
  };
}

/** Whether a file's name has a glossary's name in it, as a word of its own. */
function namesGlossary(fileName: string, name: GlossaryName): boolean {
  return new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`, 'i').test(fileName);
}
