import { REDACTION_MARKS, type RedactionSpan, type RedactionType } from '../../../../shared/domain/redaction.ts';
import type { Glossary, GlossaryEntry, TopicTurn } from '../../../../shared/domain/topics.ts';

/** A turn as the redactor gives it back: `redactTurns` of `engine/redaction`. */
export interface HiddenTurn {
  readonly redacted: string;
  /** What was hidden in it: places and kinds, never the data. */
  readonly spans: readonly RedactionSpan[];
}

/** Hides what must not leave, turn by turn, as many and in the order there were. */
export type RedactTurns = (turns: readonly TopicTurn[]) => readonly HiddenTurn[];

/** What goes on from one text to the next only where it is one: words side by side in a list look like names and addresses. */
const NUMBERS: readonly RedactionType[] = ['phone', 'cin', 'card', 'iban_rib', 'account', 'dob'];

/**
 * Glossaries as they may leave: everything written in them passes the redactor too, for examples are often taken from calls, and anything
 * may be typed anywhere. Labels as well: answers name topics by short ids, so nothing is lost by it. Each entry is redacted once, for a
 * glossary is read anew for every call.
 */
export function createRedactedGlossaries(redact: RedactTurns): (glossary: Glossary) => Glossary {
  const known = new Map<string, GlossaryEntry>();
  const turnOf = (text: string): TopicTurn => ({ side: 'mixed', text });
  // Each alone: what is hidden in one may not depend on the line before, as it does in a dialogue.
  const hide = (text: string): string => redact([turnOf(text)])[0]?.redacted ?? '';
  // But what stands side by side in the prompt may be the halves of a number.
  const hideList = (texts: readonly string[]): readonly string[] => {
    const together = redact(texts.map(turnOf));
    return texts.map((text, n) => hide(withoutNumbers(text, together[n]?.spans ?? [])));
  };
  const hidden = (entry: GlossaryEntry): GlossaryEntry => {
    const [topic = '', subtopic = ''] = hideList([entry.topic, entry.subtopic]);
    return {
      ...entry,
      topic,
      subtopic,
      definition: hide(entry.definition),
      keywords: [...hideList(entry.keywords)],
      examples: [...hideList(entry.examples)],
    };
  };
  return (glossary) => ({
    ...glossary,
    entries: glossary.entries.map((entry) => {
      const key = JSON.stringify(entry);
      const redacted = known.get(key) ?? hidden(entry);
      known.set(key, redacted);
      return redacted;
    }),
  });
}

function withoutNumbers(text: string, spans: readonly RedactionSpan[]): string {
  const characters = [...text];
  // From the end, so that the places before stay what they are.
  for (const { start, end, type } of spans.filter((span) => NUMBERS.includes(span.type)).toReversed()) {
    characters.splice(start, end - start, REDACTION_MARKS[type]);
  }
  return characters.join('');
}
