import type { Glossary, GlossaryEntry, TopicTurn } from '../../../../shared/domain/topics.ts';

/** Hides what must not leave in turns of a call; `spans` says what was hidden, and is kept in the ledger as it is. */
export type RedactTurns = (turns: readonly TopicTurn[]) => {
  /** As many as there were, in the same order. */
  readonly turns: readonly TopicTurn[];
  readonly spans: readonly unknown[];
};

/**
 * Glossaries as they may leave: their definitions, keywords and examples pass the redactor too, for examples are often taken
 * from calls. Labels stay: they are the list. Each glossary is redacted once.
 */
export function createRedactedGlossaries(redact: RedactTurns): (glossary: Glossary) => Glossary {
  const known = new WeakMap<Glossary, Glossary>();
  const hide = (texts: readonly string[]): string[] =>
    redact(texts.map((text) => ({ side: 'mixed', text }))).turns.map(({ text }) => text);
  return (glossary) => {
    const before = known.get(glossary);
    if (before) return before;
    const redacted = { ...glossary, entries: glossary.entries.map((entry) => hiddenEntry(entry, hide)) };
    known.set(glossary, redacted);
    return redacted;
  };
}

function hiddenEntry(entry: GlossaryEntry, hide: (texts: readonly string[]) => string[]): GlossaryEntry {
  const [definition = ''] = hide([entry.definition]);
  // One at a time: what is hidden in one may not depend on the line before, as it does in a dialogue.
  const each = (texts: readonly string[]) => texts.flatMap((text) => hide([text]));
  return { ...entry, definition, keywords: each(entry.keywords), examples: each(entry.examples) };
}
