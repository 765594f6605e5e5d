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
 * How much each view of a call says: a conditional logit over the entries. Then a logistic regression from that sum, the entry's share
 * among all entries, and whether the client said a keyword of it, makes the score. Fitted on public sets, sample glossaries and the sample
 * calls of kind `dev`: `bench/topics/README.md`.
 */
const VIEWS = { turn: 0.3, opening: 1.1, client: 1.2, agentTurn: 0.6, agent: 1 } as const;
const CALIBRATION = { sum: 0.31, logShare: 0.64, said: 4.2, intercept: -0.77 } as const;
/** What lines that the glossary does not have would come to: of four lines the best is not right because the others say nothing. */
const MISSING_LINES = 5;

/** Judges a call by its turns: one entry each, in the order of the glossary; empty when nothing was said. */
export function poolTurns(turns: readonly TopicTurn[], scorer: TurnScorer): PooledEntry[] {
  const { entries } = scorer;
  const own = new Float64Array(entries);
  const best = new Float64Array(entries);
  const bestOfAgent = new Float64Array(entries);
  const tops = Array.from({ length: entries }, () => new Float64Array(MOST_EVIDENCE));
  const where = Array.from({ length: entries }, () => new Int32Array(MOST_EVIDENCE).fill(-1));
  let spoken = false;
  turns.forEach(({ side, text }, turn) => {
    if (!scorer.score(text, own)) return;
    spoken = true;
    for (let entry = 0; entry < entries; entry++) {
      const ofSide = side === 'agent' ? bestOfAgent : best;
      ofSide[entry] = Math.max(ofSide[entry], own[entry]);
      insert(tops[entry], where[entry], SIDE[side] * own[entry], turn);
    }
  });
  if (!spoken) return [];
  const opening = scoreOf(openingOf(turns), scorer);
  const ofClient = saidByClient(turns);
  const client = scoreOf(ofClient, scorer);
  const said = new Float64Array(entries);
  scorer.said(ofClient, said);
  const agent = scoreOf(saidByAgent(turns), scorer);
  const sums = best.map(
    (turn, entry) =>
      VIEWS.turn * turn +
      VIEWS.opening * opening[entry] +
      VIEWS.client * client[entry] +
      VIEWS.agentTurn * bestOfAgent[entry] +
      VIEWS.agent * agent[entry],
  );
  const most = sums.reduce((one, other) => Math.max(one, other), MISSING_LINES);
  const logTotal =
    most + Math.log(sums.reduce((all, one) => all + Math.exp(one - most), Math.exp(MISSING_LINES - most)));
  return tops.map((top, entry) => {
    const calibrated =
      CALIBRATION.intercept +
      CALIBRATION.sum * sums[entry] +
      CALIBRATION.logShare * (sums[entry] - logTotal) +
      CALIBRATION.said * said[entry];
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
