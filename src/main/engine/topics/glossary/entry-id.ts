import { createHash } from 'node:crypto';
import { foldText } from '../../../../shared/domain/text-folding.ts';
import type { GlossaryEntry } from '../../../../shared/domain/topics.ts';

/** Longest part of an id that is taken from a name; a longer name adds its checksum. */
const MAX_PART = 60;

/**
 * The id of a label: `facture.montant-conteste`. The same for all spellings that fold alike, different for all that do not,
 * so that a list that is imported again keeps the ids of its lines.
 */
export function entryIdOf({ topic, subtopic }: Pick<GlossaryEntry, 'topic' | 'subtopic'>): string {
  return subtopic === '' ? part(topic) : `${part(topic)}.${part(subtopic)}`;
}

/** As `entryIdOf`, but never one of `taken`: a line that was renamed keeps its id, and its old label may come back. */
export function newEntryId(label: Pick<GlossaryEntry, 'topic' | 'subtopic'>, taken: ReadonlySet<string>): string {
  const id = entryIdOf(label);
  if (!taken.has(id)) return id;
  for (let count = 2; ; count++) if (!taken.has(`${id}_${count}`)) return `${id}_${count}`;
}

function part(name: string): string {
  const folded = foldText(name).replaceAll(' ', '-');
  // Nothing but signs: "???" and "!!!" are two names.
  if (folded === '') return `x${checksum(name)}`;
  return folded.length <= MAX_PART ? folded : `${folded.slice(0, MAX_PART)}-${checksum(folded)}`;
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
