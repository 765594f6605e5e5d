import type { TopicTurn } from '../../../../shared/domain/topics.ts';
import { cosine, matterOf, type TurnMatter } from './turn-matter.ts';

/** Most quotes of each side; of a lane where sides cannot be told, as many as fit beside a short text. */
const MOST = { client: 3, agent: 2, mixed: 4 } as const;
/** One turn in so many that say something is worth quoting: of a call of four sentences one is a summary, three are the call. */
const TURNS_A_QUOTE = 3;
/** A turn with fewer words that matter says too little to be quoted, unless it wants or promises: "I want to cancel" has one. */
const LEAST_STEMS = 2;
/** Words that matter beyond which a turn is not richer, only longer. */
const RICH_STEMS = 6;
/** Words a quote can be read at a glance with; beyond them its score falls. */
const GLANCE_WORDS = 35;
/** A further quote must be worth this much of the side's first. */
const WORTH = 0.35;
/** Two turns this alike say the same. */
const SAME = 0.55;
/** Weight of what a turn is worth against how little it repeats: the λ of maximal marginal relevance. */
const RELEVANCE = 0.7;

interface Candidate {
  readonly index: number;
  readonly matter: TurnMatter;
  /** Of the turns of its side that say something, counted from 0 from the front and from the end. */
  readonly fromStart: number;
  readonly fromEnd: number;
  /** What the turn is worth wherever it stands. */
  readonly worth: number;
}

/**
 * The turns that tell most of a call, in the order of time, by their index: of the client the reason for the call, then what else
 * matters; of the agent what was done or promised, then what else matters. Further ones are taken by maximal marginal relevance
 * (Carbonell and Goldstein, SIGIR 1998) against all that are quoted already. `evidence`: turns that speak for each topic, likeliest first.
 */
export function tellingTurns(turns: readonly TopicTurn[], evidence: readonly (readonly number[])[]): number[] {
  const matter = matterOf(turns.map(({ text }) => text));
  const weight = evidenceWeights(evidence);
  const chosen: Candidate[] = [];
  for (const side of ['client', 'agent', 'mixed'] as const) {
    const of = turns.flatMap((turn, index) => (turn.side === side && saysSomething(matter[index]!) ? [index] : []));
    const candidates = of.map((index, n) => ({
      index,
      matter: matter[index]!,
      fromStart: n,
      fromEnd: of.length - 1 - n,
      worth: worthOf(matter[index]!, weight.get(index) ?? 0),
    }));
    const most = Math.min(MOST[side], Math.ceil(of.length / TURNS_A_QUOTE));
    choose(candidates, most, side, chosen);
  }
  return chosen.map(({ index }) => index).sort((a, b) => a - b);
}

/** Numbers read out are left out altogether: they are somebody's, and tell nothing. */
function saysSomething({ stems, cues }: TurnMatter): boolean {
  if (cues.dictation) return false;
  return stems.size >= (cues.reason + cues.outcome > 0 ? 1 : LEAST_STEMS);
}

/** What evidence adds to a turn's worth: most for the first turn of the likeliest topic. */
function evidenceWeights(evidence: readonly (readonly number[])[]): Map<number, number> {
  const weights = new Map<number, number>();
  evidence.forEach((turns, topic) => {
    turns.forEach((index, rank) => {
      weights.set(index, Math.max(weights.get(index) ?? 0, 0.5 / (1 + 0.5 * topic + 0.5 * rank)));
    });
  });
  return weights;
}

/** The weights here and below were settled by reading what they quote; `bench/summary.ts` scores them. */
function worthOf({ stems, words, centrality, cues }: TurnMatter, evidence: number): number {
  const rich = Math.min(1, stems.size / RICH_STEMS);
  const glance = Math.min(1, GLANCE_WORDS / words);
  return (rich * (0.6 + 0.4 * centrality) + evidence) * glance * (cues.identity ? 0.3 : 1);
}

/** Adds up to `most` candidates of a side to what is chosen. */
function choose(candidates: readonly Candidate[], most: number, side: TopicTurn['side'], chosen: Candidate[]): void {
  const parts = side === 'client' ? [reason] : side === 'agent' ? [outcome] : [reason, outcome];
  let least = 0;
  for (let n = 0; n < most; n++) {
    const part = parts[n] ?? anywhere;
    let best: Candidate | undefined;
    let bestScore = 0;
    for (const one of candidates) {
      const alike = Math.max(
        0,
        ...chosen.map((other) => (other === one ? 1 : cosine(one.matter.vector, other.matter.vector))),
      );
      if (alike > SAME || one.worth < least || (n > 0 && one.matter.cues.identity)) continue;
      const score = RELEVANCE * part(one) - (1 - RELEVANCE) * alike;
      if (score > bestScore) [best, bestScore] = [one, score];
    }
    if (!best) return;
    chosen.push(best);
    if (n === 0) least = WORTH * best.worth;
  }
}

/** A reason is given early, in words of wanting or of trouble. */
function reason({ worth, fromStart, matter }: Candidate): number {
  return worth * (1 + 0.4 * matter.cues.reason) * Math.max(0.15, Math.exp(-fromStart / 4));
}

/** An outcome is told late, in words of doing or promising, and not asked. */
function outcome({ worth, fromEnd, matter }: Candidate): number {
  return (
    worth * (1 + 0.5 * matter.cues.outcome) * Math.max(0.2, Math.exp(-fromEnd / 5)) * (matter.cues.question ? 0.5 : 1)
  );
}

function anywhere({ worth, matter }: Candidate): number {
  return worth * (1 + 0.2 * Math.max(matter.cues.reason, matter.cues.outcome)) * (matter.cues.question ? 0.7 : 1);
}
