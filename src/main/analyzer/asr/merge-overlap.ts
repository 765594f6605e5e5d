import type { Span, Word, WordTiming } from '../../../shared/domain/transcript.ts';
import { editDistance } from './edit-distance.ts';

/** A left word that ends this near the end of its piece may have been cut off. */
const CUT_MARGIN_S = 0.1;
/** Word times of two pieces for the same word differ by up to this much. */
const TIME_TOLERANCE_S: Readonly<Record<WordTiming, number>> = { aligned: 0.5, interpolated: 1 };
/** Cost of a word without a counterpart, where a pair of different words at the same time costs 1. */
const GAP_COST = 0.6;

/** What the same stretch of audio was heard as by the left and the right piece. One of the two may be missing. */
interface Heard {
  readonly left: Word | null;
  readonly right: Word | null;
}

/**
 * Joins the words of two neighbouring pieces that share the audio of `overlap`, times from the lane's start: nothing
 * said twice, nothing lost. Both pieces' words around the overlap are aligned by text and time. The left piece is trusted
 * up to its last word that was not cut off; it has heard all that came before. From there on the right piece is
 * taken: its first word is the least certain of all, as it may begin in the middle of one.
 */
export function mergeOverlap(
  left: readonly Word[],
  right: readonly Word[],
  overlap: Span,
  timing: WordTiming,
): readonly Word[] {
  const tolerance = TIME_TOLERANCE_S[timing];
  const zoneStart = firstIndex(left, (word) => word.endS > overlap.startS - tolerance);
  const zoneEnd = firstIndex(right, (word) => word.startS >= overlap.endS + tolerance);
  const heard = align(left.slice(zoneStart), right.slice(0, zoneEnd), tolerance);
  return [...left.slice(0, zoneStart), ...choose(heard, overlap), ...right.slice(zoneEnd)];
}

function firstIndex(words: readonly Word[], test: (word: Word) => boolean): number {
  const index = words.findIndex(test);
  return index < 0 ? words.length : index;
}

function choose(heard: readonly Heard[], overlap: Span): Word[] {
  const isWhole = (word: Word | null) => word !== null && word.endS <= overlap.endS - CUT_MARGIN_S;
  const lastWhole = heard.findLastIndex(({ left }) => isWhole(left));
  const trustedUntilS = heard[lastWhole]?.left?.endS ?? -Infinity;
  const firstPair = heard.findIndex(({ left, right }) => left !== null && right !== null);
  const isLeading = (index: number) => firstPair < 0 || index < firstPair;
  return heard.flatMap(({ left, right }, index) => {
    if (index <= lastWhole || right === null) return left ?? [];
    if (left !== null) return right.startS <= overlap.startS + CUT_MARGIN_S ? surer(left, right) : right;
    // The rest of a word that the left piece has whole.
    if (isLeading(index) && right.endS <= trustedUntilS + CUT_MARGIN_S) return [];
    return right;
  });
}

/** Of two words that were both cut, one at its end and one at its start. */
function surer(left: Word, right: Word): Word {
  return right.confidence > left.confidence ? right : left;
}

/** The cheapest alignment in order, by dynamic programming over the costs of pairs and gaps. */
function align(left: readonly Word[], right: readonly Word[], tolerance: number): Heard[] {
  const cost = Array.from({ length: left.length + 1 }, () => new Float64Array(right.length + 1));
  for (let l = left.length; l >= 0; l--) {
    for (let r = right.length; r >= 0; r--) {
      if (l === left.length || r === right.length) cost[l][r] = (left.length - l + right.length - r) * GAP_COST;
      else {
        const gap = GAP_COST + Math.min(cost[l + 1][r], cost[l][r + 1]);
        cost[l][r] = Math.min(pairCost(left[l], right[r], tolerance) + cost[l + 1][r + 1], gap);
      }
    }
  }
  const heard: Heard[] = [];
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    const isPair = l < left.length && r < right.length;
    if (isPair && cost[l][r] === pairCost(left[l], right[r], tolerance) + cost[l + 1][r + 1]) {
      heard.push({ left: left[l++], right: right[r++] });
    } else if (l < left.length && (r === right.length || cost[l][r] === GAP_COST + cost[l + 1][r]))
      heard.push({ left: left[l++], right: null });
    else heard.push({ left: null, right: right[r++] });
  }
  return heard;
}

/**
 * 0 for the same word at the same time, 1 for another word; as much again for a distance of `tolerance`. A word that was
 * cut has one true end: the nearer ends are compared.
 */
function pairCost(left: Word, right: Word, tolerance: number): number {
  const longest = Math.max(left.text.length, right.text.length, 1);
  const text = editDistance(left.text.toLowerCase(), right.text.toLowerCase()) / longest;
  const apartS = Math.min(Math.abs(left.startS - right.startS), Math.abs(left.endS - right.endS));
  return text + apartS / tolerance;
}
