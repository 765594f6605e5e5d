import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REDACTION_TYPES, type RedactionSpan, redactionSpanSchema } from '../../src/shared/domain/redaction.ts';

/** A line of `lines.jsonl` or `more-lines.jsonl`: a text with what is to be hidden in it. */
const lineSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  spans: z.array(redactionSpanSchema),
  kind: z.enum(['dev', 'held-out']),
});
/** See `lineSchema`. */
export type MarkedLine = z.infer<typeof lineSchema>;

/** The lines of a list beside this file, in its order; throws on a line of another form. */
export function readMarkedLines(list: 'lines.jsonl' | 'more-lines.jsonl' = 'lines.jsonl'): readonly MarkedLine[] {
  return readFileSync(join(import.meta.dirname, list), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

/** How often something was right, of how many. */
export interface Share {
  right: number;
  of: number;
}

/** What was found of a list of lines. By overlap: a true span is found when all its letters and digits are hidden, whatever as. */
export interface RedactionScore {
  readonly recall: Share;
  /** A hidden span is right when it has a letter or digit in common with a true one. */
  readonly precision: Share;
  /** The same with the same borders and the same type. */
  readonly exactRecall: Share;
  readonly exactPrecision: Share;
  /** As `recall`, and every hiding span is of the true one's type. */
  readonly typedRecall: Share;
  /** Lines without a true span, and how many of them stayed whole. */
  readonly negatives: Share;
  readonly byType: ReadonlyMap<RedactionSpan['type'], { recall: Share; precision: Share; exactRecall: Share }>;
  /** Spans that were not found and spans that were hidden without a reason. */
  readonly missed: readonly { line: MarkedLine; span: RedactionSpan }[];
  readonly wrong: readonly { line: MarkedLine; span: RedactionSpan }[];
}

const TELLING = /[\p{L}\p{N}]/u;

/** Compares what a redactor hides of each line with what is marked in it. */
export function scoreRedaction(
  lines: readonly MarkedLine[],
  spansOf: (text: string) => readonly RedactionSpan[],
): RedactionScore {
  const share = (): Share => ({ right: 0, of: 0 });
  const score = {
    recall: share(),
    precision: share(),
    exactRecall: share(),
    exactPrecision: share(),
    typedRecall: share(),
    negatives: share(),
    byType: new Map(
      REDACTION_TYPES.map((type) => [type, { recall: share(), precision: share(), exactRecall: share() }]),
    ),
    missed: [] as { line: MarkedLine; span: RedactionSpan }[],
    wrong: [] as { line: MarkedLine; span: RedactionSpan }[],
  };
  const count = (isRight: boolean, ...shares: Share[]) => {
    for (const one of shares) {
      one.of++;
      if (isRight) one.right++;
    }
  };
  for (const line of lines) {
    const letters = [...line.text];
    const found = spansOf(line.text);
    if (line.spans.length === 0) count(found.length === 0, score.negatives);
    for (const span of line.spans) {
      const own = score.byType.get(span.type)!;
      const isExact = found.some((one) => isSame(one, span));
      const isFound = isHidden(letters, span, found);
      count(isFound, score.recall, own.recall);
      count(isExact, score.exactRecall, own.exactRecall);
      count(
        isHidden(
          letters,
          span,
          found.filter(({ type }) => type === span.type),
        ),
        score.typedRecall,
      );
      if (!isFound) score.missed.push({ line, span });
    }
    for (const span of found) {
      const isRight = line.spans.some((one) => sharesLetter(letters, one, span));
      count(isRight, score.precision, score.byType.get(span.type)!.precision);
      count(
        line.spans.some((one) => isSame(one, span)),
        score.exactPrecision,
      );
      if (!isRight) score.wrong.push({ line, span });
    }
  }
  return score;
}

function isSame(one: RedactionSpan, other: RedactionSpan): boolean {
  return one.start === other.start && one.end === other.end && one.type === other.type;
}

function isHidden(letters: readonly string[], span: RedactionSpan, found: readonly RedactionSpan[]): boolean {
  for (let at = span.start; at < span.end; at++) {
    if (TELLING.test(letters[at]!) && !found.some(({ start, end }) => at >= start && at < end)) return false;
  }
  return true;
}

function sharesLetter(letters: readonly string[], one: RedactionSpan, other: RedactionSpan): boolean {
  for (let at = Math.max(one.start, other.start); at < Math.min(one.end, other.end); at++) {
    if (TELLING.test(letters[at]!)) return true;
  }
  return false;
}
