import { type ListSeparator, type SplitCell, splitExamples, splitKeywords, WHOLE_LINE } from './split-list.ts';

const SPLIT = { keywords: splitKeywords, examples: splitExamples };

/** What lists a glossary has. */
export type ListKind = keyof typeof SPLIT;

/** What parts the items of a list that its owner has not parted yet. */
const USUAL: Readonly<Record<ListKind, ListSeparator>> = { keywords: ';', examples: 'line' };

const WRITTEN: Readonly<Record<ListSeparator, string>> = { line: '\n', ';': '; ', ',': ', ', '/': ' / ', none: '\n' };

/** The text of a cell that is read back as these items, parted by `separator` if that can be. */
export function joinList(kind: ListKind, items: readonly string[], separator: ListSeparator = USUAL[kind]): string {
  const readsBack = (text: string) => {
    const read = SPLIT[kind](text).items;
    return read.length === items.length && read.every((item, index) => item === items[index]);
  };
  const ways = [WRITTEN[separator], WRITTEN[USUAL[kind]], '\n'].map((between) => items.join(between));
  // An item that holds what lists are cut at stands behind a bullet that says: as one piece.
  return ways.find(readsBack) ?? items.map((item) => `${WHOLE_LINE} ${item.replaceAll('\n', ' ')}`).join('\n');
}

/**
 * The text of a list's cell without the items that are gone and with those that are new, in its owner's way of parting them;
 * the very same text if neither is.
 */
export function editList(kind: ListKind, text: string, wanted: readonly string[], added: readonly string[]): string {
  const split: SplitCell = SPLIT[kind](text);
  const kept = split.items.filter((item) => wanted.includes(item));
  if (kept.length === split.items.length && added.length === 0) return text;
  const items = [...kept, ...added.filter((item) => !kept.includes(item))];
  return joinList(kind, items, split.separator === 'none' ? USUAL[kind] : split.separator);
}
