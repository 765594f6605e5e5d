import { basename, extname, resolve } from 'node:path';
import type { GlossaryName } from '../../shared/domain/topics.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { listTopicRuns, readTopicChanges, type TopicChange } from '../engine/catalog/topic-runs.ts';
import { outdatedCalls } from '../engine/catalog/touched-calls.ts';
import { readGlossaryFile } from '../engine/topics/read-glossary-file.ts';
import { replaceFile } from '../platform/replace-file.ts';
import type { CliContext } from './context.ts';
import { printable } from './figures.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { withCatalog } from './run-batch.ts';
import { say } from './words.ts';

/** Imports a file. Errors: `not_found`, `permission_denied`, `bad_glossary`, `too_large`, those of the catalog. */
export function importGlossary(
  context: CliContext,
  file: string,
  name: GlossaryName,
  json: boolean,
): Promise<Result<null, AppError>> {
  return withCatalog(context, async ({ topics }) => {
    const data = await readGlossaryFile(resolve(file));
    if (!data.ok) return data;
    const imported = await topics.shelf.importFile(name, basename(file), data.value);
    if (!imported.ok) return imported;
    const { glossary, touched, notes } = imported.value;
    const { version, entryCount } = glossary;
    if (json)
      context.print(JSON.stringify({ glossary: name, version, entries: entryCount, touched: touched.length, notes }));
    else {
      context.print(say('glossaryImported', context.language, { name, version, entries: entryCount }));
      for (const { row, kind, detail } of notes) context.print(`  ${row}: ${kind} ${detail}`);
      const waiting = outdatedCalls(topics.room.catalog, name).length;
      if (waiting > 0) context.print(say('callsToReclassify', context.language, { calls: waiting }));
    }
    return ok(null);
  });
}

/** Writes the glossary in use. Errors: `bad_usage`, of another kind of file; `bad_glossary`, those of writing and of the catalog. */
export function exportGlossary(context: CliContext, file: string, name: GlossaryName): Promise<Result<null, AppError>> {
  const path = resolve(file);
  const kind = extname(path).toLowerCase();
  return withCatalog(context, async ({ topics: { shelf } }) => {
    const glossary = await shelf.current(name);
    if (!glossary.ok) return glossary;
    if (kind !== '.xlsx' && kind !== '.csv') return err(appError('bad_usage', `${path}: a name in .xlsx or .csv`));
    const { id } = glossary.value;
    const content = kind === '.xlsx' ? await shelf.asWorkbook(id) : shelf.asCsv(id);
    return content.ok ? replaceFile(path, content.value, 0o644) : content;
  });
}

/** Classifies the calls of glossaries again that their changes touched. Errors: those of `reclassify`. */
export function reclassifyTouched(
  context: CliContext,
  names: readonly GlossaryName[],
  json: boolean,
): Promise<Result<null, AppError>> {
  return withCatalog(context, async ({ topics }) => {
    const interrupt = stopOnInterrupt(() => context.warn(say('stopping', context.language)));
    try {
      for (const name of names) {
        const done = await topics.reclassify(name, context.settings, () => {}, interrupt.signal);
        // Also of one that was stopped: what it did is done.
        const [run] = listTopicRuns(topics.room.catalog, name);
        if (run) showChanges(context, name, readTopicChanges(topics.room.catalog, run.id), json);
        if (!done.ok) return done;
        const { calls, changed, costUsd, fallbacks } = done.value;
        const figures = { name, calls, changed, cost: costUsd.toFixed(4) };
        if (!json) context.print(say('reclassified', context.language, figures));
        if (fallbacks === 0) continue;
        context.warn(say('fallbacks', context.language, { count: fallbacks }));
        context.setExitCode(1);
      }
    } finally {
      interrupt.release();
    }
    return ok(null);
  });
}

function showChanges(
  context: CliContext,
  glossary: GlossaryName,
  changes: readonly TopicChange[],
  json: boolean,
): void {
  for (const { callId, fileName, before, after } of changes) {
    if (before.toSorted().join('\n') === after.toSorted().join('\n')) continue;
    context.print(
      json
        ? JSON.stringify({ glossary, callId, fileName, before, after })
        : `${printable(fileName)}: ${before.join('; ') || '—'} → ${after.join('; ') || '—'}`,
    );
  }
}
