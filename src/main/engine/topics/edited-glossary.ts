import { applyEdits, type GlossaryEdits, troublesOf } from '../../../shared/domain/glossary-edits.ts';
import { type Glossary, type GlossaryEntry, labelOf } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { newEntryId } from './glossary/entry-id.ts';

/**
 * A glossary with a person's edits made, its texts tidied and its new lines with ids of their own. `bad_usage`: a line has no name,
 * or two have one label.
 */
export function editedGlossary({ name, entries }: Glossary, edits: GlossaryEdits): Result<Glossary, AppError> {
  const added = new Set(edits.added.map(({ entry }) => entry.id));
  const before = new Map(entries.map((entry) => [entry.id, entry]));
  // A line that nobody touched stays as its file has it.
  const lines = applyEdits(entries, edits).map((entry) => (before.get(entry.id) === entry ? entry : tidy(entry)));
  const [trouble] = troublesOf(lines);
  if (trouble) {
    const line = lines.find(({ id }) => id === trouble[0]);
    const what = trouble[1].kind === 'unnamed' ? 'a line has no topic' : 'two lines have the same label';
    return err(appError('bad_usage', `${what}: "${line ? labelOf(line) : ''}"`));
  }
  const taken = new Set(entries.map(({ id }) => id));
  const identified = lines.map((entry) => {
    if (!added.has(entry.id)) return entry;
    const id = newEntryId(entry, taken);
    taken.add(id);
    return { ...entry, id };
  });
  return ok({ name, entries: identified });
}

function tidy(entry: GlossaryEntry): GlossaryEntry {
  const list = (items: readonly string[]) => [
    ...new Set(items.map((item) => item.trim()).filter((item) => item !== '')),
  ];
  return {
    id: entry.id,
    topic: entry.topic.trim(),
    subtopic: entry.subtopic.trim(),
    definition: entry.definition.trim(),
    keywords: list(entry.keywords),
    examples: list(entry.examples),
  };
}

/** What a version made by edits is called: the label of the first line they change, and how many more there are. */
export function titleOfEdits({ entries }: Glossary, { changed, added, removed }: GlossaryEdits): string {
  const gone = entries.filter(({ id }) => removed.includes(id));
  const [first, ...others] = [...changed, ...added.map(({ entry }) => entry), ...gone];
  if (!first) return '';
  return others.length > 0 ? `${labelOf(first)} + ${others.length}` : labelOf(first);
}
