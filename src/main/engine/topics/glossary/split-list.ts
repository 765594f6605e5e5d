import { cleanText } from './sheet-grid.ts';

/**
 * The bullet before what must be read as one piece: a keyword that holds a semicolon is written behind it. Unlike the usual
 * ones it is in nobody's own lists.
 */
export const WHOLE_LINE = '‣';

const BULLET = /^\s*(?:[•●▪■◦·∙○*✓✔➢➤►‣–—-]|\(?\d{1,2}[.)])\s+/u;
const BULLETS_INSIDE = /[•●▪■◦➢➤►‣]/u;

/** What a cell of several things is cut at. */
export type ListSeparator = 'line' | ';' | ',' | '/' | 'none';

/** The pieces of a cell, and how its owner parts them. */
export interface SplitCell {
  readonly items: readonly string[];
  readonly separator: ListSeparator;
}

/** Cuts a cell of keywords: at line breaks and bullets, and at the strongest of `;` `؛` `|`, `,` `،` and `/` that it holds. */
export function splitKeywords(cell: string): SplitCell {
  const lines = linesOf(cell);
  if (lines.every((line) => line.startsWith(WHOLE_LINE))) return { items: tidy(lines), separator: 'line' };
  const inside = KEYWORD_SEPARATORS.find(({ cut }) => lines.some((line) => cut.test(line)));
  const items = tidy(inside ? lines.flatMap((line) => line.split(inside.cut)) : lines);
  return { items, separator: lines.length > 1 ? 'line' : (inside?.name ?? 'none') };
}

const KEYWORD_SEPARATORS: readonly { readonly name: ListSeparator; readonly cut: RegExp }[] = [
  { name: ';', cut: /[;؛|]/ },
  // Not the comma of a number: "1,5 Go".
  { name: ',', cut: /(?<!\d),|,(?!\d)|،/ },
  // Not the stroke of "24/7", "n/a" or an address.
  { name: '/', cut: /\s+\/\s+|(?<=\p{L}{3})\/(?=\p{L}{3})/u },
];

/** Cuts a cell of sentences: at line breaks and bullets, or else at quotation marks or `;`, never at a comma. */
export function splitExamples(cell: string): SplitCell {
  const lines = linesOf(cell);
  if (lines.length > 1 || lines[0]?.startsWith(WHOLE_LINE))
    return { items: tidy(lines.map(unquote)), separator: 'line' };
  const line = lines[0] ?? '';
  const quoted = line.match(/«[^«»]+»|“[^“”]+”|"[^"]+"/gu) ?? [];
  // Only when nothing but punctuation is left between them: a quotation inside a sentence is part of it.
  const between = quoted.reduce((rest, one) => rest.replace(one, ' '), line);
  if (quoted.length > 0 && /^[\s,;؛،|/.-]*$/.test(between))
    return { items: tidy(quoted.map(unquote)), separator: quoted.length > 1 ? ';' : 'none' };
  const parts = tidy(line.split(/[;؛|]|\s\/\s/));
  return { items: parts, separator: parts.length > 1 ? ';' : 'none' };
}

function linesOf(cell: string): readonly string[] {
  return cleanText(cell)
    .split('\n')
    .flatMap((line) => (line.trim().startsWith(WHOLE_LINE) ? [line] : splitAtBullets(line)))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A line with several bullets in it holds several things: "• un • deux". */
function splitAtBullets(line: string): readonly string[] {
  return BULLETS_INSIDE.test(line) ? line.split(BULLETS_INSIDE) : [line];
}

function unquote(text: string): string {
  if (text.startsWith(WHOLE_LINE)) return text;
  const inner = /^\s*(?:«([^«»]+)»|“([^“”]+)”|"([^"]+)")\s*$/u.exec(text.replace(BULLET, ''));
  return inner ? (inner[1] ?? inner[2] ?? inner[3] ?? '') : text;
}

/** Without bullets, numbering and repetitions; the first spelling stays. */
function tidy(items: readonly string[]): readonly string[] {
  const clean = items.map((item) => cleanText(item.replace(BULLET, ''))).filter((item) => item !== '');
  return [...new Set(clean)];
}
