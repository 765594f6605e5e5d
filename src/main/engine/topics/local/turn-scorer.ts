import type { GlossaryEntry } from '../../../../shared/domain/topics.ts';
import type { CorrectedCall } from './fit.ts';
import { fitLinearModel, type Lesson } from './linear-model.ts';
import { createPhraseIndex, type Phrase } from './phrases.ts';
import { SMALL_TALK } from './small-talk.ts';
import { createVocabulary } from './vocabulary.ts';
import { createWordReader, type Word } from './word-features.ts';

/** Judges one text against every entry. */
export interface TurnScorer {
  readonly entries: number;
  /** Writes for each entry the margin of its plane (about -1: not of it, 1: of it) and how well its phrases are met; false: no words. */
  score(text: string, margins: Float64Array, hits: Float64Array): boolean;
}

const COST = { name: 1, definition: 0.5, keyword: 1, example: 1, smallTalk: 1, corrected: 1 } as const;

/** Makes the scorer of a glossary and its corrections. */
export function createTurnScorer(entries: readonly GlossaryEntry[], corrections: readonly CorrectedCall[]): TurnScorer {
  const read = createWordReader();
  const phrases: Phrase[] = [];
  const texts: { words: readonly Word[]; classes: readonly number[]; cost: number }[] = [];
  entries.forEach(({ topic, subtopic, definition, keywords, examples }, entry) => {
    const learn = (text: string, cost: number) => {
      const words = read(text);
      if (words.length > 0) texts.push({ words, classes: [entry], cost });
    };
    const point = (text: string, weight: number) => {
      const words = read(text);
      if (words.length > 0) phrases.push({ entry, words, weight });
    };
    learn(`${topic} ${subtopic}`, COST.name);
    learn(definition, COST.definition);
    for (const keyword of keywords) learn(keyword, COST.keyword);
    for (const example of examples) learn(example, COST.example);
    point(subtopic === '' ? topic : subtopic, 0.9);
    for (const keyword of keywords) point(keyword, 1);
  });
  for (const text of SMALL_TALK) texts.push({ words: read(text), classes: [], cost: COST.smallTalk });
  const entryOf = new Map(entries.map(({ id }, entry) => [id, entry]));
  for (const { turns, entryIds } of corrections) {
    const classes = entryIds.flatMap((id) => entryOf.get(id) ?? []);
    const said = turns.filter(({ side }) => side !== 'agent').map(({ text }) => text);
    const words = read(said.join(' '));
    if (words.length > 0) texts.push({ words, classes, cost: COST.corrected });
  }
  const vocabulary = createVocabulary(texts.map(({ words }) => words));
  const lessons = texts.map(
    ({ words, classes, cost }): Lesson => ({ vector: vocabulary.vectorOf(words), classes, cost }),
  );
  const model = fitLinearModel(lessons, entries.length, vocabulary.size);
  const index = createPhraseIndex(phrases, entries.length);
  return {
    entries: entries.length,
    score(text, margins, hits) {
      const words = read(text);
      if (words.length === 0) return false;
      model.margins(vocabulary.vectorOf(words), margins);
      index.hits(words, hits);
      return true;
    },
  };
}
