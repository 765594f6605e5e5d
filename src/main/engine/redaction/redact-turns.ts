import type { Redaction } from '../../../shared/domain/redaction.ts';
import type { TopicTurn } from '../../../shared/domain/topics.ts';
import { type FoundDatum, findData, redactionOf } from './redact.ts';

/** A turn with what was hidden in it; its spans count code points of its own text. */
export interface RedactedTurn extends Redaction {
  readonly side: TopicTurn['side'];
}

/** No turn has one inside: whatever a recogniser put there is breath. */
const LINE_ENDS = /[\n\r\u2028\u2029]/gu;

/**
 * Hides what tells who somebody is in a whole call: a number may be said over several turns with nods between, a question leads to the
 * answer of the next turn, and what was found once is hidden wherever it comes back. One answer per turn, in their order.
 */
export function redactTurns(turns: readonly TopicTurn[]): readonly RedactedTurn[] {
  const data = findData(turns.map(({ text }) => text.replace(LINE_ENDS, ' ')).join('\n'));
  let start = 0;
  let next = 0;
  return turns.map(({ side, text }) => {
    const end = start + text.length;
    const own: FoundDatum[] = [];
    while (next < data.length && data[next]!.start < end) {
      const datum = data[next]!;
      own.push({ ...datum, start: Math.max(0, datum.start - start), end: Math.min(text.length, datum.end - start) });
      // What goes on in the next turn is cut at the border.
      if (datum.end > end) break;
      next++;
    }
    start = end + 1;
    return { side, ...redactionOf(text, own) };
  });
}
