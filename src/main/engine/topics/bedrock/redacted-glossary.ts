import type { Glossary, GlossaryEntry, TopicTurn } from '../../../../shared/domain/topics.ts';

/** A turn as the redactor gives it back: `redactTurns` of `engine/redaction`. */
export interface HiddenTurn {
  readonly redacted: string;
  /** What was hidden in it: places and kinds, never the data. */
  readonly spans: readonly object[];
}

/** Hides what must not leave, turn by turn, as many and in the order there were. */
export type RedactTurns = (turns: readonly TopicTurn[]) => readonly HiddenTurn[];

/**
 * Glossaries as they may leave: their definitions, keywords and examples pass the redactor too, for examples are often taken
 * from calls. Labels stay: they are the list. Each text is redacted once, for a glossary is read anew for every call.
 */
export function createRedactedGlossaries(redact: RedactTurns): (glossary: Glossary) => Glossary {
  const known = new Map<string, string>();
  // Each alone: what is hidden in one may not depend on the line before, as it does in a dialogue.
  const hide = (text: string): string => {
    const redacted = known.get(text) ?? redact([{ side: 'mixed', text }])[0]?.redacted ?? '';
    known.set(text, redacted);
    return redacted;
  };
  return (glossary) => ({ ...glossary, entries: glossary.entries.map((entry) => hiddenEntry(entry, hide)) });
}

function hiddenEntry(entry: GlossaryEntry, hide: (text: string) => string): GlossaryEntry {
  const { definition, keywords, examples } = entry;
  return { ...entry, definition: hide(definition), keywords: keywords.map(hide), examples: examples.map(hide) };
}
