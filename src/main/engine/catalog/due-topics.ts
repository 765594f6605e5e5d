import type { GlossaryName } from '../../../shared/domain/topics.ts';
import type { Catalog } from './catalog.ts';

/** What topics of a call have to be, to hold. */
export interface TopicsWanted {
  readonly wanted: 'local' | 'bedrock';
  /** Those that are older are found again all the same (UTC, ISO 8601); null: none. */
  readonly redoBefore: string | null;
  /** The glossary of a file, where no person said another. */
  glossaryOf(path: string): GlossaryName;
}

/**
 * The call and its glossary if its topics are to be found: it has none, of another glossary, of an older transcript, of a line that was
 * changed since, or of this machine where Bedrock is asked for and may now answer. Null: they hold, or it is not analysed.
 */
export function dueCall(
  catalog: Catalog,
  callId: string,
  { wanted, redoBefore, glossaryOf }: TopicsWanted,
): { readonly callId: string; readonly glossary: GlossaryName } | null {
  const row = catalog.first(
    catalog.sql
      .selectFrom('calls')
      .innerJoin('files', 'files.id', 'calls.file_id')
      .innerJoin('stages', (join) =>
        join.onRef('stages.call_id', '=', 'calls.id').on('stages.stage', '=', 'asr').on('stages.state', '=', 'done'),
      )
      .leftJoin('call_topics', 'call_topics.call_id', 'calls.id')
      .select(['files.path', 'calls.glossary_override', 'call_topics.glossary', 'call_topics.state'])
      .select(['call_topics.recognised_at', 'call_topics.wanted', 'call_topics.made_at'])
      .select((eb) => eb.fn.max('stages.ended_at').as('recognisedAt'))
      .where('calls.id', '=', callId)
      .where('calls.state', '=', 'done')
      .groupBy('calls.id'),
  );
  if (!row) return null;
  const glossary = row.glossary_override ?? glossaryOf(row.path);
  const holds =
    (redoBefore === null || (row.made_at ?? '') >= redoBefore) &&
    row.glossary === glossary &&
    row.recognised_at === row.recognisedAt &&
    (row.state === 'done' || (row.state === 'deferred' && wanted === 'local')) &&
    (wanted === 'local' || row.wanted === 'bedrock');
  return holds ? null : { callId, glossary };
}
