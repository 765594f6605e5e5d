import { type GlossaryEntry, labelOf } from '../../../../shared/domain/topics.ts';
import { capped, promptLine } from './plain-text.ts';

/** What the glossary may take of a prompt, in characters: some 15,000 tokens of French. */
const MOST_CHARACTERS = 45_000;

/** How much of each entry is said, from everything to the label alone. */
interface Detail {
  readonly definition: number;
  readonly keywords: number;
  readonly examples: number;
}
const DETAILS: readonly Detail[] = [
  { definition: 400, keywords: 30, examples: 5 },
  { definition: 300, keywords: 15, examples: 2 },
  { definition: 200, keywords: 8, examples: 0 },
  { definition: 100, keywords: 0, examples: 0 },
  { definition: 0, keywords: 0, examples: 0 },
];
const EXAMPLE_CHARACTERS = 160;

/** The id of the n-th entry in prompts and answers: short, and with nothing in it that could be taken for a word. */
export function shortIdOf(position: number): string {
  return `t${position + 1}`;
}

/** The lines of a glossary for a prompt: as much of every entry as the budget has room for, the same of each. */
export function glossaryBlock(entries: readonly GlossaryEntry[], mostCharacters = MOST_CHARACTERS): string {
  let text = '';
  for (const detail of DETAILS) {
    text = entries.map((entry, position) => entryLines(entry, shortIdOf(position), detail)).join('\n');
    if (text.length <= mostCharacters) break;
  }
  // Labels are never cut: a topic that is not in the prompt could not be found.
  return text;
}

function entryLines(entry: GlossaryEntry, id: string, detail: Detail): string {
  const definition = capped(promptLine(entry.definition), Math.max(1, detail.definition));
  const keywords = entry.keywords.slice(0, detail.keywords).map(promptLine);
  const examples = entry.examples.slice(0, detail.examples).map((one) => capped(promptLine(one), EXAMPLE_CHARACTERS));
  return [
    `${id} : ${promptLine(labelOf(entry))}`,
    ...(detail.definition > 0 && definition !== '' ? [`  définition : ${definition}`] : []),
    ...(keywords.length > 0 ? [`  mots : ${keywords.join(', ')}`] : []),
    ...examples.map((example) => `  exemple : ${example}`),
  ].join('\n');
}
