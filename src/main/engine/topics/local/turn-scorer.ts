import type { GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { createCentroids } from './centroids.ts';
import type { CorrectedCall } from './fit.ts';
import { fitLinearModel, type Lesson } from './linear-model.ts';
import { createPhraseIndex, type Phrase } from './phrases.ts';
import { createSaidKeywords } from './said-keywords.ts';
import { SMALL_TALK } from './small-talk.ts';
import { openingOf, saidByClient } from './views.ts';
import { createVocabulary, type KnownText, shorten } from './vocabulary.ts';
import { createWordReader, pairOf, type Word } from './word-features.ts';
import { createWordVotes } from './word-votes.ts';

/** Judges one text against every entry. */
export interface TurnScorer {
  readonly entries: number;
  /** Writes for each entry how much the text speaks for it: 0 not at all, from about 1 clearly. False: it has no words. */
  score(text: string, into: Float64Array): boolean;
  /** Writes for each entry whether a keyword of several words is said word for word, 0..1. */
  said(text: string, into: Float64Array): void;
}

/** How much a mistake on a text of each kind costs the planes. */
const COST = { name: 1, definition: 0.5, keyword: 1, example: 1, smallTalk: 1, corrected: 1 } as const;
/** What a phrase of each kind is worth when it is met. */
const WORTH = { name: 0.9, keyword: 1 } as const;
/** How often the words of a text of each kind count as said in their line; what a person corrected is long, and left to planes and means. */
const TIMES = { name: 1.5, definition: 0.6, keyword: 1, example: 1, smallTalk: 1, corrected: 0 } as const;
/** How the four views of a text add up. Fitted on public sets and sample calls, see `bench/topics/README.md`. */
const SHARE = { plane: 1, centroid: 1.2, phrase: 0.15, vote: 0.15 } as const;
/** Features of a corrected call that are learnt: its rarest words. */
const MOST_FEATURES = 100;

interface Text extends KnownText {
  readonly classes: readonly number[];
  readonly cost: number;
  readonly times: number;
}

/** Makes the scorer of a glossary and its corrections. */
export function createTurnScorer(entries: readonly GlossaryEntry[], corrections: readonly CorrectedCall[]): TurnScorer {
  const read = createWordReader();
  const texts = [
    ...textsOfEntries(entries, read),
    ...smallTalk(read),
    ...textsOfCorrections(corrections, entries, read),
  ];
  const vocabulary = createVocabulary(texts);
  const lessons = texts.map(({ words, classes, cost, letters }): Lesson => {
    const vector = vocabulary.vectorOf(words, letters);
    return { vector: letters ? vector : shorten(vector, MOST_FEATURES), key: keyOf(words), classes, cost };
  });
  const planes = fitLinearModel(lessons, entries.length, vocabulary.size);
  const centroids = createCentroids(lessons, entries.length, vocabulary.size);
  const ofLines = phrasesOf(entries, read);
  const phrases = createPhraseIndex(ofLines, entries.length);
  const keywords = createSaidKeywords(ofLines.filter(({ weight }) => weight === WORTH.keyword));
  const voters = createWordVotes(
    texts.filter(({ times }) => times > 0),
    entries.length,
  );
  const margins = new Float64Array(entries.length);
  const likeness = new Float64Array(entries.length);
  const hits = new Float64Array(entries.length);
  const votes = new Float64Array(entries.length);
  // A text is scored and searched for keywords one after the other.
  let last: { text: string; words: readonly Word[] } = { text: '', words: [] };
  const readAgain: Read = (text) => {
    if (text !== last.text) last = { text, words: read(text) };
    return last.words;
  };
  return {
    entries: entries.length,
    score(text, into) {
      const words = readAgain(text);
      if (words.length === 0) return false;
      const vector = vocabulary.vectorOf(words);
      planes.margins(vector, margins);
      centroids.likeness(vector, likeness);
      phrases.hits(words, hits);
      voters.votes(words, votes);
      for (let entry = 0; entry < into.length; entry++) {
        // A plane says -1 of what has nothing of an entry.
        const plane = Math.max(0, margins[entry] + 1);
        into[entry] =
          SHARE.plane * plane +
          SHARE.centroid * likeness[entry] +
          SHARE.phrase * hits[entry] +
          SHARE.vote * votes[entry];
      }
      return true;
    },
    said: (text, into) => keywords.said(readAgain(text), into),
  };
}

type Read = (text: string) => readonly Word[];

function textsOfEntries(entries: readonly GlossaryEntry[], read: Read): Text[] {
  return entries.flatMap(({ topic, subtopic, definition, keywords, examples }, entry) => {
    const text = (kind: keyof typeof COST) => (of: string) => ({
      ...{ words: read(of), letters: true, classes: [entry] },
      ...{ cost: COST[kind], times: TIMES[kind] },
    });
    return [
      text('name')(`${topic} ${subtopic}`),
      text('definition')(definition),
      ...keywords.map(text('keyword')),
      ...examples.map(text('example')),
    ].filter(({ words }) => words.length > 0);
  });
}

function smallTalk(read: Read): Text[] {
  return SMALL_TALK.map((text) => ({
    words: read(text),
    letters: true,
    classes: [],
    cost: COST.smallTalk,
    times: TIMES.smallTalk,
  }));
}

/** Two texts a call: how it begins, and everything. */
function textsOfCorrections(
  corrections: readonly CorrectedCall[],
  entries: readonly GlossaryEntry[],
  read: Read,
): Text[] {
  const entryOf = new Map(entries.map(({ id }, entry) => [id, entry]));
  return corrections.flatMap(({ turns, entryIds }) => {
    const classes = entryIds.flatMap((id) => entryOf.get(id) ?? []);
    return [openingOf(turns), saidByClient(turns)]
      .map((said) => ({ words: read(said), letters: false, classes, cost: COST.corrected, times: TIMES.corrected }))
      .filter(({ words }) => words.length > 0);
  });
}

function phrasesOf(entries: readonly GlossaryEntry[], read: Read): Phrase[] {
  return entries.flatMap(({ topic, subtopic, keywords }, entry) => [
    { entry, words: read(subtopic === '' ? topic : subtopic), weight: WORTH.name },
    ...keywords.map((keyword) => ({ entry, words: read(keyword), weight: WORTH.keyword })),
  ]);
}

/** A number that the words of a text alone decide. */
function keyOf(words: readonly Word[]): number {
  return words.reduce((key, { stem }) => pairOf(key, stem), 0);
}
