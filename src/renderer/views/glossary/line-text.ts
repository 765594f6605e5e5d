import type { GlossaryEntry } from '../../../shared/domain/topics.ts';
import type { LineField } from '../../state/glossary.ts';

/** What stands in a cell while it is edited: of a list, an item a line. */
export function textOfField(line: GlossaryEntry, field: LineField): string {
  const value = line[field];
  return typeof value === 'string' ? value : value.join('\n');
}

/** The line with what was typed into a cell. A name is one line; keywords are also parted by semicolons. */
export function withField(line: GlossaryEntry, field: LineField, text: string): GlossaryEntry {
  switch (field) {
    case 'topic':
    case 'subtopic':
      return { ...line, [field]: text.replace(/\s+/g, ' ').trim() };
    case 'definition':
      return { ...line, definition: text.trim() };
    case 'keywords':
      return { ...line, keywords: itemsOf(text, /[\n;؛]/) };
    case 'examples':
      return { ...line, examples: itemsOf(text, '\n') };
  }
}

function itemsOf(text: string, between: string | RegExp): string[] {
  const items = text.split(between).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}
