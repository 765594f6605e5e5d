import type { TokenSpan } from './reading.ts';

/** Which tokens are taken by a datum already. What is found first keeps its tokens, so that no two spans overlap. */
export interface Claims {
  /** Takes the tokens of a span when none of them is taken; says whether it did. */
  take(span: TokenSpan): boolean;
  /** Takes what is free of a span, piece by piece. */
  takeFree(span: TokenSpan): void;
  isTaken(at: number): boolean;
  /** Everything taken, in the order of the text. */
  spans(): readonly TokenSpan[];
}

/** An empty list of claims over so many tokens. */
export function createClaims(tokens: number): Claims {
  const taken = new Uint8Array(tokens);
  const spans: TokenSpan[] = [];
  const claims: Claims = {
    take(span) {
      for (let at = span.from; at < span.to; at++) if (taken[at]) return false;
      if (span.to <= span.from) return false;
      taken.fill(1, span.from, span.to);
      spans.push(span);
      return true;
    },
    takeFree({ from, to, type }) {
      let start = from;
      for (let at = from; at <= to; at++) {
        if (at < to && !taken[at]) continue;
        if (at > start) claims.take({ from: start, to: at, type });
        start = at + 1;
      }
    },
    isTaken: (at) => taken[at] === 1,
    spans: () => spans.toSorted((one, other) => one.from - other.from),
  };
  return claims;
}
