import { isYear } from './quantities.ts';
import type { ReadNumber } from './read-numbers.ts';
import type { Token } from './tokens.ts';

/** What a group of written digits with the same sign between them is, when it is no piece of a long number. */
type Group = 'date' | 'time' | 'amount' | 'internet' | 'years';

/** Numbers (by their index) that are dates, times, amounts with a point, addresses of the internet or spans of years. */
export function readWrittenGroups(
  tokens: readonly Token[],
  numbers: readonly ReadNumber[],
): ReadonlyMap<number, Group> {
  const groups = new Map<number, Group>();
  for (let first = 0; first < numbers.length; ) {
    const end = chainEnd(tokens, numbers, first);
    const chain = numbers.slice(first, end);
    const sign = chain.length > 1 ? tokens[chain[1]!.from]!.gap.trim() : '';
    const isGlued = /^[-_/]?$/.test(tokens[chain[0]!.from]!.gap) && chain[0]!.from > 0;
    const kind = isGlued
      ? null
      : kindOf(
          sign,
          chain.map(({ digits }) => digits),
        );
    if (kind) for (let at = first; at < end; at++) groups.set(at, kind);
    first = end;
  }
  return groups;
}

/** A chain: written numbers with the same sign between all of them. */
function chainEnd(tokens: readonly Token[], numbers: readonly ReadNumber[], first: number): number {
  let end = first + 1;
  const second = numbers[end];
  const sign = second ? tokens[second.from]!.gap : '';
  if (!/^(?:[.,:/-]| ?[/–-] ?| )$/u.test(sign)) return end;
  while (
    end < numbers.length &&
    !numbers[end]!.said &&
    !numbers[end - 1]!.said &&
    numbers[end]!.from === numbers[end - 1]!.to &&
    tokens[numbers[end]!.from]!.gap === sign
  ) {
    end++;
  }
  return end;
}

function kindOf(sign: string, digits: readonly string[]): Group | null {
  if (digits.length < 2) return null;
  if (digits.every(isYear)) return 'years';
  if (digits.length === 3 && sign !== ':' && sign !== ',' && isDate(digits, sign)) return 'date';
  if (sign === ':' && digits.length <= 3 && digits.every((group) => group.length <= 2)) return 'time';
  if (sign === '.' && digits.length === 4 && isInternet(digits)) return 'internet';
  if ((sign === '.' || sign === ',') && ((digits.length === 2 && (digits[1]?.length ?? 0) <= 3) || isThousands(digits)))
    return 'amount';
  return null;
}

/** Day, month, year in either order; a year of two digits only behind a sign. */
function isDate(digits: readonly string[], sign: string): boolean {
  const [a = '', b = '', c = ''] = digits;
  const isDay = (text: string) => text.length <= 2 && Number(text) >= 1 && Number(text) <= 31;
  if (isYear(a)) return isDay(b) && isDay(c);
  return isDay(a) && isDay(b) && (Number(a) <= 12 || Number(b) <= 12) && (isYear(c) || (c.length === 2 && sign !== ''));
}

function isInternet(digits: readonly string[]): boolean {
  return (
    digits.every((group) => Number(group) <= 255 && group.length <= 3) && !digits.every(({ length }) => length === 2)
  );
}

function isThousands([first = '', ...rest]: readonly string[]): boolean {
  return first.length <= 3 && rest.every(({ length }) => length === 3);
}
