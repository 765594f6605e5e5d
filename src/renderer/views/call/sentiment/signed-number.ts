import type { Figures } from '../../../words/figures.ts';

/** A difference, always with its sign: "+1,8", "−0,3". Written from left to right. */
export function signedNumber(figures: Figures, value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${figures.number(Math.abs(value), digits)}`;
}
