import type { TopicTurn } from '../../../../shared/domain/topics.ts';
import type { TurnScorer } from './turn-scorer.ts';

/** An entry with how sure it is that a call is about it. */
export interface PooledEntry {
  readonly entry: number;
  readonly score: number;
  /** Indices of the turns that say so, the most telling first. */
  readonly evidence: number[];
}

const SIDE = { client: 1, mixed: 0.9, agent: 0.6 } as const;
const MOST_EVIDENCE = 3;

/** Judges a call by its turns: one entry each, in the order of the glossary; empty when nothing was said. */
export function poolTurns(turns: readonly TopicTurn[], scorer: TurnScorer): PooledEntry[] {
  const { entries } = scorer;
  const margins = new Float64Array(entries);
  const hits = new Float64Array(entries);
  const tops = Array.from({ length: entries }, () => new Float64Array(MOST_EVIDENCE));
  const where = Array.from({ length: entries }, () => new Int32Array(MOST_EVIDENCE).fill(-1));
  let spoken = 0;
  turns.forEach(({ side, text }, turn) => {
    if (!scorer.score(text, margins, hits)) return;
    const weight = SIDE[side] * (0.75 + 0.25 / (1 + spoken++ / 8));
    for (let entry = 0; entry < entries; entry++) {
      const own = weight * (Math.max(0, margins[entry] + 1) + 1.2 * hits[entry]);
      insert(tops[entry], where[entry], own, turn);
    }
  });
  if (spoken === 0) return [];
  return tops.map((top, entry) => {
    const strength = top[0] + 0.3 * top[1] + 0.15 * top[2];
    return {
      entry,
      score: 1 / (1 + Math.exp(-4 * (strength - 1))),
      evidence: [...where[entry]].filter((turn, rank) => turn >= 0 && top[rank] > 0.2 * top[0]),
    };
  });
}

function insert(top: Float64Array, where: Int32Array, own: number, turn: number): void {
  let rank = top.length;
  while (rank > 0 && own > top[rank - 1]) rank--;
  if (rank === top.length) return;
  top.copyWithin(rank + 1, rank, top.length - 1);
  where.copyWithin(rank + 1, rank, where.length - 1);
  top[rank] = own;
  where[rank] = turn;
}
