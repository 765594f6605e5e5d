import type { ClassifiedTopics, FoundTopic, Glossary, TopicTurn } from '../../../../shared/domain/topics.ts';
import { poolTurns } from './pool-turns.ts';
import { createTurnScorer, type TurnScorer } from './turn-scorer.ts';

/** A call whose topics a person said. */
export interface CorrectedCall {
  readonly turns: readonly TopicTurn[];
  /** Empty: a person said that no topic fits. */
  readonly entryIds: readonly string[];
}

/** Finds the topics of calls on this machine, by a glossary and what was corrected. */
export interface LocalTopicClassifier {
  /** Of this code: another version may judge the same call otherwise. */
  readonly version: string;
  /** The score from which a topic fits, unless another is asked for. */
  readonly threshold: number;
  /** Never throws, whatever the turns hold. Evidence is at most three turns a topic. */
  classify(turns: readonly TopicTurn[], threshold?: number | null): ClassifiedTopics;
}

const VERSION = 'local-2';
/** Where most calls got exactly their topics, see `bench/topics/README.md`. */
const THRESHOLD = 0.35;
const MOST_TOPICS = 5;

/**
 * Makes the classifier of a glossary. The same glossary and corrections give the same classifier. Corrections of lines
 * that the glossary has no more count as calls of no topic of theirs.
 */
export function fitLocalClassifier(glossary: Glossary, corrections: readonly CorrectedCall[]): LocalTopicClassifier {
  const scorer = createTurnScorer(glossary.entries, corrections);
  return {
    version: VERSION,
    threshold: THRESHOLD,
    classify: (turns, threshold) => classify(scorer, glossary, turns, threshold ?? THRESHOLD),
  };
}

function classify(
  scorer: TurnScorer,
  glossary: Glossary,
  turns: readonly TopicTurn[],
  threshold: number,
): ClassifiedTopics {
  const found = poolTurns(turns, scorer)
    .map(({ entry, score, evidence }): FoundTopic => ({ entryId: glossary.entries[entry].id, score, evidence }))
    .sort((a, b) => b.score - a.score);
  const topics = found.filter(({ score }) => score >= threshold).slice(0, MOST_TOPICS);
  return { topics, nearest: topics.length > 0 ? null : (found[0] ?? null) };
}
