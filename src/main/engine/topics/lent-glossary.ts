import type { GlossaryNote } from '../../../shared/domain/glossary-note.ts';
import type { Glossary, GlossaryName } from '../../../shared/domain/topics.ts';
import { readGlossaryVersion, readWorkbook } from '../catalog/glossary-versions.ts';
import { openCatalogToRead } from '../catalog/open.ts';

/** A glossary as another catalog has it in use. */
export interface LentGlossary {
  readonly fileName: string;
  /** The owner's file; null: it never had one. */
  readonly data: Uint8Array | null;
  readonly content: Glossary;
  readonly notes: readonly GlossaryNote[];
}

/** Reads a glossary out of another catalog, which may be another process's. Null: none is named, or it has none of its owner's. */
export function lentGlossary(catalogFile: string | null, name: GlossaryName): LentGlossary | null {
  const opened = catalogFile === null ? null : openCatalogToRead(catalogFile);
  if (!opened?.ok) return null;
  const catalog = opened.value;
  try {
    const version = readGlossaryVersion(catalog, name);
    if (!version || version.origin === 'sample') return null;
    const { content, workbook, notes, title } = version;
    const file = workbook === null ? null : readWorkbook(catalog, workbook);
    return { fileName: file?.name ?? title, data: file?.data ?? null, content, notes };
  } finally {
    catalog.database.close();
  }
}
