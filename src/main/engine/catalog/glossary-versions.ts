import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type GlossaryNote, glossaryNoteSchema } from '../../../shared/domain/glossary-note.ts';
import { type Glossary, type GlossaryName, glossaryEntrySchema } from '../../../shared/domain/topics.ts';
import type { Catalog } from './catalog.ts';
import type { GlossaryVersionsTable } from './schema.ts';

const entriesSchema = z.array(glossaryEntrySchema);
const notesSchema = z.array(glossaryNoteSchema);

/** A version of a glossary as it is listed. */
export interface GlossaryVersion {
  readonly id: number;
  readonly glossary: GlossaryName;
  readonly version: number;
  readonly origin: GlossaryVersionsTable['origin'];
  readonly title: string;
  readonly createdAt: string;
  readonly entryCount: number;
  /** Whether the calls that the change touches are still being looked for. */
  readonly touching: boolean;
}

/** A version with its lines. */
export interface StoredGlossary extends GlossaryVersion {
  readonly content: Glossary;
  /** Hash of the file it goes back to; null: it never had one. */
  readonly workbook: string | null;
  /** What was found odd in the file it was read from. */
  readonly notes: readonly GlossaryNote[];
}

/** A version that is to be. */
export interface NewGlossaryVersion {
  readonly content: Glossary;
  readonly origin: GlossaryVersionsTable['origin'];
  readonly title: string;
  readonly workbook: string | null;
  readonly notes: readonly GlossaryNote[];
}

/** Every version of a glossary, newest first. */
export function listGlossaryVersions(catalog: Catalog, name: GlossaryName): GlossaryVersion[] {
  const rows = catalog.all(versions(catalog).where('glossary', '=', name).orderBy('version', 'desc'));
  return rows.map(describe);
}

/** A version by its id, or the one in use of a glossary; null: there is none. */
export function readGlossaryVersion(catalog: Catalog, of: GlossaryName | number): StoredGlossary | null {
  const query =
    typeof of === 'number'
      ? versions(catalog).where('id', '=', of)
      : versions(catalog).where('glossary', '=', of).orderBy('version', 'desc').limit(1);
  const row = catalog.first(query.select(['entries', 'workbook_sha256', 'notes']));
  if (!row) return null;
  return {
    ...describe(row),
    content: { name: row.glossary, entries: entriesSchema.parse(JSON.parse(row.entries)) },
    workbook: row.workbook_sha256,
    notes: notesSchema.parse(JSON.parse(row.notes)),
  };
}

/** The id of the version of a glossary in use; null: there is none. */
export function versionInUse(catalog: Catalog, name: GlossaryName): number | null {
  const newest = catalog.sql.selectFrom('glossary_versions').select('id').where('glossary', '=', name);
  return catalog.first(newest.orderBy('version', 'desc').limit(1))?.id ?? null;
}

function versions(catalog: Catalog) {
  return catalog.sql
    .selectFrom('glossary_versions')
    .select(['id', 'glossary', 'version', 'origin', 'title', 'created_at', 'touched_at'])
    .select((eb) => eb.fn<number>('json_array_length', ['entries']).as('entryCount'));
}

type Row = Pick<GlossaryVersionsTable, 'glossary' | 'version' | 'origin' | 'title' | 'created_at' | 'touched_at'> & {
  readonly id: number;
  readonly entryCount: number;
};

function describe({ id, glossary, version, origin, title, created_at, touched_at, entryCount }: Row): GlossaryVersion {
  return { id, glossary, version, origin, title, createdAt: created_at, entryCount, touching: touched_at === null };
}

/** Adds a version, which is the one in use from then on; gives its id. */
export function addGlossaryVersion(catalog: Catalog, { content, ...given }: NewGlossaryVersion): number {
  return catalog.transaction(() => {
    const last = catalog.first(
      catalog.sql
        .selectFrom('glossary_versions')
        .select((eb) => eb.fn.max<number | null>('version').as('version'))
        .where('glossary', '=', content.name),
    );
    const row = catalog.first(
      catalog.sql
        .insertInto('glossary_versions')
        .values({
          glossary: content.name,
          version: (last?.version ?? 0) + 1,
          origin: given.origin,
          title: given.title,
          entries: JSON.stringify(content.entries),
          workbook_sha256: given.workbook,
          notes: JSON.stringify(given.notes),
          created_at: new Date().toISOString(),
          touched_at: null,
        })
        .returning('id'),
    );
    if (!row) throw new Error('INSERT … RETURNING gave no row');
    return row.id;
  });
}

/** Keeps an owner's file as it is; gives its hash. */
export function keepWorkbook(catalog: Catalog, name: string, data: Uint8Array): string {
  const sha256 = createHash('sha256').update(data).digest('hex');
  catalog.run(
    catalog.sql
      .insertInto('workbooks')
      .values({ sha256, name, data })
      .onConflict((conflict) => conflict.column('sha256').doNothing()),
  );
  return sha256;
}

/** An owner's file. Throws when it is not there: foreign keys keep it. */
export function readWorkbook(catalog: Catalog, sha256: string): { readonly name: string; readonly data: Uint8Array } {
  const row = catalog.first(catalog.sql.selectFrom('workbooks').select(['name', 'data']).where('sha256', '=', sha256));
  if (!row) throw new Error('a workbook is gone');
  return row;
}

/** What an owner's file was called. Throws when it is not there. */
export function readWorkbookName(catalog: Catalog, sha256: string): string {
  const row = catalog.first(catalog.sql.selectFrom('workbooks').select('name').where('sha256', '=', sha256));
  if (!row) throw new Error('a workbook is gone');
  return row.name;
}

/** Notes that all calls which a version touches are marked. */
export function noteTouched(catalog: Catalog, versionId: number): void {
  const touched_at = new Date().toISOString();
  catalog.run(catalog.sql.updateTable('glossary_versions').set({ touched_at }).where('id', '=', versionId));
}
