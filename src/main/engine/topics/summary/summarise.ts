import type { Sentiment } from '../../../../shared/domain/sentiment.ts';
import { foldText } from '../../../../shared/domain/text-folding.ts';
import type { CallSummary, TopicTurn } from '../../../../shared/domain/topics.ts';
import { lengthSentence, moodSentence, topicSentence } from './french-facts.ts';
import { tellingTurns } from './telling-turns.ts';

/** What a summary is built from; nothing else gets into it. */
export interface SummaryFacts {
  /** In the order of time. */
  readonly turns: readonly TopicTurn[];
  /** Topics that hold, the likeliest first, with the turns that speak for them; empty: no topic fits. */
  readonly topics: readonly { readonly label: string; readonly evidence: readonly number[] }[];
  /** Whether a person said these topics, or that none fits. */
  readonly topicsByPerson: boolean;
  readonly durationS: number | null;
  /** The client's fused sentiment of the first and the last quarter of the call, and of all of it; null: not known or not sure. */
  readonly mood: { readonly start: Sentiment | null; readonly end: Sentiment | null; readonly whole: Sentiment | null };
}

/** A side that says this much of the words leads the call in a way worth a word. */
const STRIKING_SHARE = 0.75;
/** Below so many words a share says nothing. */
const WORDS_FOR_SHARE = 60;

/** The summary this machine makes of a call: up to three French sentences of facts, and the turns that tell most. */
export function summarise(facts: SummaryFacts): CallSummary {
  const { turns, topics, topicsByPerson, durationS, mood } = facts;
  const said = turns.map(({ side, text }) => ({ side, words: wordsOf(text) })).filter(({ words }) => words > 0);
  const words = { agent: 0, client: 0, mixed: 0 };
  for (const turn of said) words[turn.side] += turn.words;
  const spoken = said.length > 0;
  const labels = topics.map(({ label }) => label);

  const sentences = [
    // Without a word there was nothing to find topics in: that none was found would blame the glossary.
    spoken || (topicsByPerson && labels.length > 0) ? topicSentence(labels, topicsByPerson) : null,
    spoken ? null : 'Aucune parole n’a été reconnue.',
    words.client > 0 ? moodSentence(mood) : null,
    lengthSentence({
      durationS,
      speakingTurns: spoken ? speakingTurns(said.map(({ side }) => side)) : null,
      most: mostWords(words),
    }),
  ];
  return {
    text: sentences.filter((sentence) => sentence !== null).join(' '),
    kind: 'extractive',
    quotes: tellingTurns(
      turns,
      topics.map(({ evidence }) => evidence),
    ),
  };
}

function wordsOf(text: string): number {
  const folded = foldText(text);
  return folded === '' ? 0 : folded.split(' ').length;
}

/** How often the word passes from side to side, plus one; null where sides cannot be told. */
function speakingTurns(sides: readonly TopicTurn['side'][]): number | null {
  return sides.includes('mixed') ? null : sides.filter((side, n) => side !== sides[n - 1]).length;
}

function mostWords(words: {
  agent: number;
  client: number;
  mixed: number;
}): { side: 'agent' | 'client'; share: number } | null {
  const both = words.agent + words.client;
  if (words.mixed > 0 || both < WORDS_FOR_SHARE) return null;
  const side = words.agent > words.client ? 'agent' : 'client';
  const share = words[side] / both;
  return share >= STRIKING_SHARE ? { side, share } : null;
}
