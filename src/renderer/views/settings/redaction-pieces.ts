import type { RedactionSpan, RedactionType } from '../../../shared/domain/redaction.ts';

/** A piece of a text; `type` says as what it is hidden, null that it is not. `at`: its first code point. */
export interface RedactionPiece {
  readonly at: number;
  readonly text: string;
  readonly type: RedactionType | null;
}

/** Cuts a text where something is hidden. Spans are in its order, in code points. */
export function redactionPieces(text: string, spans: readonly RedactionSpan[]): RedactionPiece[] {
  const points = Array.from(text);
  const pieces: RedactionPiece[] = [];
  let last = 0;
  const add = (from: number, to: number, type: RedactionType | null) => {
    if (to > from) pieces.push({ at: from, text: points.slice(from, to).join(''), type });
  };
  for (const { start, end, type } of spans) {
    add(last, start, null);
    add(start, end, type);
    last = end;
  }
  add(last, points.length, null);
  return pieces;
}
