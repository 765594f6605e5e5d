import type { CallSort } from '../../../shared/domain/call-list.ts';
import type { LaneVerdict } from '../../../shared/domain/lane-verdict.ts';
import type { IndexedFile } from './batch-index.ts';
import type { VerdictsOf } from './listed-verdicts.ts';

const STATUS_RANK = { done: 0, pending: 1, failed: 2, rejected: 3 } as const;
/** More files than a scan takes. A sort key has the position in its lower digits, which breaks ties. */
const POSITIONS = 2 ** 20;
/** More than any rank, seconds since 1970 or milliseconds of a call; with a position it is still a whole number for a double. */
const UNKNOWN = 2 ** 32;

/** Orders names of people and days as a French list does: an accent or a capital moves nobody. */
export const compareTexts = new Intl.Collator('fr', { numeric: false }).compare;

/**
 * The positions of files in the order wanted. Every key becomes a number, because a Float64Array sorts itself ten times faster
 * than an array by a comparing function. `nameRanks`: see `rankNames`.
 */
export function sortPositions(
  files: readonly IndexedFile[],
  { by, descending }: CallSort,
  nameRanks: () => Uint32Array,
  verdictOf: VerdictsOf,
): Uint32Array {
  const rank = rankBy(files, by, nameRanks, verdictOf);
  const keys = new Float64Array(files.length);
  files.forEach((file, n) => {
    const value = rank(file);
    // What is not known comes last either way.
    const key = value === null ? UNKNOWN : descending ? UNKNOWN - 1 - value : value;
    keys[n] = key * POSITIONS + (by === 'position' && descending ? POSITIONS - 1 - file.position : file.position);
  });
  const positions = Uint32Array.from(keys.sort(), (key) => key % POSITIONS);
  return by === 'position' && descending ? positions.map((position) => POSITIONS - 1 - position) : positions;
}

function rankBy(
  files: readonly IndexedFile[],
  by: CallSort['by'],
  nameRanks: () => Uint32Array,
  verdictOf: VerdictsOf,
): (file: IndexedFile) => number | null {
  switch (by) {
    case 'position':
      return () => 0;
    case 'duration':
      return ({ durationS }) => (durationS === null ? null : Math.round(durationS * 1000));
    case 'status':
      return ({ status }) => STATUS_RANK[status];
    case 'flags':
      return ({ flags }) => bitCount(flags);
    case 'recordedAt':
      return ({ recordedS }) => recordedS;
    case 'agent':
      return byText(files, ({ agent }) => agent);
    case 'lineOfBusiness':
      return byText(files, ({ lineOfBusiness }) => lineOfBusiness);
    case 'agentSentiment':
      return (file) => valenceRank(verdictOf(file).agent);
    case 'clientSentiment':
      return (file) => valenceRank(verdictOf(file).client);
    case 'topics':
      return byTopics(files);
    case 'fileName': {
      const ranks = nameRanks();
      return ({ position }) => ranks[position] ?? null;
    }
  }
}

/**
 * The ranks of files by name as searches compare it, at their positions; files of one name share a rank. Names are the one thing that
 * nearly every file has for itself, so that this takes longer than any other order and is done before it is asked for.
 */
export function rankNames(files: readonly (IndexedFile | undefined)[]): Uint32Array {
  const named = files.filter((file) => file !== undefined);
  named.sort((a, b) => (a.sought < b.sought ? -1 : a.sought > b.sought ? 1 : 0));
  const ranks = new Uint32Array(files.length);
  let rank = 0;
  named.forEach(({ position, sought }, n) => {
    if (sought !== named[n - 1]?.sought) rank = n;
    ranks[position] = rank;
  });
  return ranks;
}

function valenceRank(verdict: LaneVerdict | null): number | null {
  return verdict?.fused ? Math.round((verdict.valence + 1) * 1000) : null;
}

/** By the first topic; that none fits comes after them all. */
function byTopics(files: readonly IndexedFile[]) {
  const rank = byText(files, ({ topics }) => topics?.labels[0] ?? null);
  return (file: IndexedFile) => rank(file) ?? (file.topics ? files.length : null);
}

function byText(files: readonly IndexedFile[], textOf: (file: IndexedFile) => string | null) {
  const texts = new Set<string>();
  for (const file of files) {
    const text = textOf(file);
    if (text !== null) texts.add(text);
  }
  const ranks = new Map([...texts].sort(compareTexts).map((text, rank) => [text, rank]));
  return (file: IndexedFile) => ranks.get(textOf(file) ?? '') ?? null;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
