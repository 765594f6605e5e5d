import { foldText } from '../../../../shared/domain/text-folding.ts';
import { withoutCourtesies } from './courtesy.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { cuesOf, type TurnCues } from './turn-cues.ts';

/** What a turn says, as turns are compared. */
export interface TurnMatter {
  /** All its words. */
  readonly words: number;
  /** Stems of its words that are neither courtesies nor function words, each once. */
  readonly stems: ReadonlySet<string>;
  /** tf-idf weights of the stems within the call, of length 1; empty without stems. */
  readonly vector: ReadonlyMap<string, number>;
  /** How much the call speaks of what the turn speaks of: 0 … 1, 1 for the most central turn. */
  readonly centrality: number;
  readonly cues: TurnCues;
}

const ARABIC = /^\p{Script=Arabic}/u;

/**
 * A word without what is put before it in Arabic (and, with, the), and without its end: forms of a word become alike. Crude on purpose:
 * it must treat French, English and Darija in both scripts the same, and a wrong meeting costs little within one call.
 */
function stemOf(word: string): string {
  if (!ARABIC.test(word)) return word.slice(0, 6);
  const bare = word.replace(/^[وف]?(?:بال|كال|لل|ال)(?=..)/u, '');
  return bare.slice(0, 5);
}

function stemsOf(folded: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of withoutCourtesies(folded).split(' ')) {
    // A letter or a number alone says nothing.
    if (
      word.length < 2 ||
      /^\d+$/.test(word) ||
      FUNCTION_WORDS.has(word) ||
      FUNCTION_WORDS.has(word.replace(/^[وف]/u, ''))
    )
      continue;
    const stem = stemOf(word);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/**
 * Reads all turns of a call. Centrality is LexRank's degree centrality (Erkan and Radev, JAIR 22, 2004) without a threshold: the sum of a
 * turn's cosines to all turns, which is its product with the sum of all vectors, so that it costs no pairs.
 */
export function matterOf(texts: readonly string[]): TurnMatter[] {
  const folded = texts.map(foldText);
  const counts = folded.map(stemsOf);
  const turnsWith = new Map<string, number>();
  for (const stem of counts.flatMap((one) => [...one.keys()])) turnsWith.set(stem, (turnsWith.get(stem) ?? 0) + 1);

  const vectors = counts.map((one) => {
    const weights = [...one].map(([stem, count]): [string, number] => [
      stem,
      (1 + Math.log(count)) * Math.log(1 + texts.length / turnsWith.get(stem)!),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([stem, weight]) => [stem, weight / length]));
  });
  const sum = new Map<string, number>();
  for (const [stem, weight] of vectors.flatMap((one) => [...one])) sum.set(stem, (sum.get(stem) ?? 0) + weight);

  const degrees = vectors.map((vector) => cosine(vector, sum));
  const most = Math.max(...degrees, Number.MIN_VALUE);
  return texts.map((text, n) => ({
    words: folded[n] === '' ? 0 : folded[n]!.split(' ').length,
    stems: new Set(counts[n]!.keys()),
    vector: vectors[n]!,
    centrality: degrees[n]! / most,
    cues: cuesOf(text, folded[n]!, counts[n]!.size),
  }));
}

/** The product of two sparse vectors: their cosine, where both have length 1. */
export function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0);
  return sum;
}
