import type { TopicTurn } from '../../../../shared/domain/topics.ts';
import type { TurnScorer } from './turn-scorer.ts';
import { openingOf, saidByAgent, saidByClient } from './views.ts';

/** An entry with how sure it is that a call is about it. */
export interface PooledEntry {
  readonly entry: number;
  /** 0..1, calibrated. */
  readonly score: number;
  /** Indices of the turns that say so, the most telling first. */
  readonly evidence: number[];
}

/** An agent repeats what a client wants in the words of the house. */
const SIDE = { client: 1, mixed: 1, agent: 0.7 } as const;
const MOST_EVIDENCE = 3;
/** A turn is evidence when it speaks for the entry at least so much, and so much of what the most telling one does. */
const LEAST_EVIDENCE = 0.15;
const LEAST_OF_BEST = 0.4;

/**
 * Logistic regression from the views of a call to whether it is about an entry, then a second one from its log-odds and the entry's share
 * among all entries. Fitted on public sets, sample glossaries and the sample calls of kind `dev`: `bench/topics/README.md`.
 */
const VIEWS = { turn: 1.5, opening: 0.8, client: 2.2, agent: 2.4, intercept: -5.25 } as const;
const CALIBRATION = { logOdds: 0.39, logShare: 0.76, intercept: 0.71 } as const;

/** Judges a call by its turns: one entry each, in the order of the glossary; empty when nothing was said. */
export function poolTurns(turns: readonly TopicTurn[], scorer: TurnScorer): PooledEntry[] {
  const { entries } = scorer;
  const own = new Float64Array(entries);
  const best = new Float64Array(entries);
  const tops = Array.from({ length: entries }, () => new Float64Array(MOST_EVIDENCE));
  const where = Array.from({ length: entries }, () => new Int32Array(MOST_EVIDENCE).fill(-1));
  let spoken = false;
  turns.forEach(({ side, text }, turn) => {
    if (!scorer.score(text, own)) return;
    spoken = true;
    for (let entry = 0; entry < entries; entry++) {
      if (side !== 'agent') best[entry] = Math.max(best[entry], own[entry]);
      insert(tops[entry], where[entry], SIDE[side] * own[entry], turn);
    }
  });
  if (!spoken) return [];
  const opening = scoreOf(openingOf(turns), scorer);
  const client = scoreOf(saidByClient(turns), scorer);
  const agent = scoreOf(saidByAgent(turns), scorer);
  const logOdds = best.map(
    (turn, entry) =>
      VIEWS.intercept +
      VIEWS.turn * turn +
      VIEWS.opening * opening[entry] +
      VIEWS.client * client[entry] +
      VIEWS.agent * agent[entry],
  );
  const most = logOdds.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const logTotal = most + Math.log(logOdds.reduce((sum, one) => sum + Math.exp(one - most), 0));
  return tops.map((top, entry) => {
    const calibrated =
      CALIBRATION.intercept + CALIBRATION.logOdds * logOdds[entry] + CALIBRATION.logShare * (logOdds[entry] - logTotal);
    const least = Math.max(LEAST_EVIDENCE, LEAST_OF_BEST * top[0]);
    return {
      entry,
      score: 1 / (1 + Math.exp(-calibrated)),
      evidence: [...where[entry]].filter((turn, rank) => turn >= 0 && top[rank] >= least),
    };
  });
}

function scoreOf(text: string, scorer: TurnScorer): Float64Array {
  const scores = new Float64Array(scorer.entries);
  return scorer.score(text, scores) ? scores : scores.fill(0);
}

/** Keeps the largest values, with their turns; of equal ones the earlier. */
function insert(top: Float64Array, where: Int32Array, own: number, turn: number): void {
  let rank = top.length;
  while (rank > 0 && own > top[rank - 1]) rank--;
  if (rank === top.length) return;
  top.copyWithin(rank + 1, rank, top.length - 1);
  where.copyWithin(rank + 1, rank, where.length - 1);
  top[rank] = own;
  where[rank] = turn;
}
