import { isArabic, skeletonOf } from '../../../../shared/domain/consonant-skeleton.ts';
import { foldText } from '../../../../shared/domain/text-folding.ts';
import { isFunctionWord, isWeakWord } from './function-words.ts';
import { ACT_CONCEPTS } from './lexicon/acts.ts';
import { CIRCUMSTANCE_CONCEPTS } from './lexicon/circumstances.ts';
import { MONEY_CONCEPTS } from './lexicon/money.ts';
import { SERVICE_CONCEPTS } from './lexicon/services.ts';
import { stemOf } from './word-stem.ts';

/*
 * A small dictionary of what customers call about: a line is a concept, its forms separated by commas, French and English before the
 * first bar, then Arabic and Darija, then Darija in Latin script. It lets a French keyword be met by an Arabic call. Words that
 * are not in it are compared as they are.
 */

/** Finds concepts in texts. */
export interface ConceptFinder {
  /** Concepts of a single word that `foldText` gave, by their number; often none. */
  ofWord(word: string): readonly number[];
  /** Phrases of the dictionary in a text, the longest first at each place: where they begin and end, and their concepts. */
  ofPhrases(words: readonly string[]): readonly { start: number; end: number; concepts: readonly number[] }[];
}

/** Plurals and feminines of French and English. */
const LATIN_ENDING = /(?:ees|es|ee|s|x|e)$/;
const LEAST_LATIN = 4;
/** Consonants that words of two scripts have to share: three are shared by chance, unless a digit says that it is Darija. */
const LEAST_BONES = 4;
const LEAST_BONES_WITH_DIGIT = 3;
const LEAST_ROOT = 3;
/** Stems remembered at a time. */
const MEMORY = 60_000;
const NUMBER = /^\d+$/;
const HAS_DIGIT = /[2-9]/;
/** Long vowels of Arabic, which come and go between the forms of a root. */
const ARABIC_VOWELS = /[اويء]/g;
/** The article of Darija, after a preposition or not, before a word of any language: “lfacture”, “flconnexion”. */
const LATIN_ARTICLE = /^[bfdw]?l(?=.{4})/;
/** What Darija puts before and after a verb: the person and the tense; the object and the denial. */
const BEFORE_VERB = /^(?:ك[نت]?|غ?[نت]|م)(?=...)/;
const AFTER_VERB = /(?<=...)(?:تش|ش|ت|ن|ك)$/;

let shared: ConceptFinder | undefined;

/** The finder of the dictionary that the classifier has. */
export function conceptFinder(): ConceptFinder {
  shared ??= createConceptFinder([MONEY_CONCEPTS, SERVICE_CONCEPTS, ACT_CONCEPTS, CIRCUMSTANCE_CONCEPTS].join('\n'));
  return shared;
}

function createConceptFinder(dictionary: string): ConceptFinder {
  const byStem = new Map<string, number[]>();
  const byPhrase = new Map<string, Map<string, number[]>>();
  const byRoot = new Map<string, number[]>();
  const byDarijaBones = new Map<string, number[]>();
  const byBones = new Map<string, number[]>();
  let longest = 1;
  dictionary
    .split('\n')
    .filter((line) => line !== '')
    .forEach((line, concept) => {
      line.split('|').forEach((column, script) => {
        for (const form of column.split(',')) {
          const words = foldText(form).split(' ');
          const [first = ''] = words;
          // Two or three Latin letters of Darija are as often a word of French.
          if (script === 2 && form.trim().length <= 3 && !HAS_DIGIT.test(form)) continue;
          if (words.length > 1) {
            longest = Math.max(longest, words.length);
            const phrases = byPhrase.get(lightStem(first)) ?? new Map<string, number[]>();
            byPhrase.set(lightStem(first), phrases);
            add(phrases, words.map(lightStem).join(' '), concept);
          } else if (first !== '') {
            add(byStem, lightStem(first), concept);
            add(byBones, bonesOf(first), concept);
            if (script === 1) add(byRoot, rootOf(first), concept);
            if (script === 2) add(byDarijaBones, bonesOf(first), concept);
          }
        }
      });
    });

  let stemsBefore = new Map<string, string>();
  function stemBefore(word: string): string {
    let stem = stemsBefore.get(word);
    if (stem !== undefined) return stem;
    if (stemsBefore.size > MEMORY) stemsBefore = new Map();
    stem = lightStem(word);
    stemsBefore.set(word, stem);
    return stem;
  }

  /** A word of Arabic script: by its root, as it is or without what is written on a verb, or as a French word heard so. */
  function ofArabic(word: string): readonly number[] {
    const root = rootOf(word);
    const bare = root.replace(BEFORE_VERB, '');
    for (const one of [root, bare, root.replace(AFTER_VERB, ''), bare.replace(AFTER_VERB, '')]) {
      const concepts = one.length < LEAST_ROOT ? undefined : byRoot.get(one);
      if (concepts !== undefined) return concepts;
    }
    const bones = bonesOf(word);
    return (bones.length < LEAST_BONES ? undefined : byBones.get(bones)) ?? [];
  }

  /** A word of Latin script that no form is: another spelling of Darija. */
  function ofLatin(word: string): readonly number[] {
    if (NUMBER.test(word)) return [];
    const bare = byStem.get(lightStem(word.replace(LATIN_ARTICLE, '')));
    if (bare !== undefined) return bare;
    const bones = bonesOf(word);
    if (!HAS_DIGIT.test(word)) return (bones.length < LEAST_BONES ? undefined : byDarijaBones.get(bones)) ?? [];
    return (bones.length < LEAST_BONES_WITH_DIGIT ? undefined : byBones.get(bones)) ?? [];
  }

  return {
    ofWord: (word) =>
      isFunctionWord(word) || isWeakWord(word)
        ? []
        : (byStem.get(lightStem(word)) ?? (isArabic(word.charCodeAt(0)) ? ofArabic(word) : ofLatin(word))),
    ofPhrases(words) {
      const found: { start: number; end: number; concepts: readonly number[] }[] = [];
      const stems = words.map(stemBefore);
      for (let start = 0; start < words.length; ) {
        const phrases = byPhrase.get(stems[start]);
        let end = phrases === undefined ? start : Math.min(words.length, start + longest);
        for (; phrases !== undefined && end > start + 1; end--) {
          const concepts = phrases.get(stems.slice(start, end).join(' '));
          if (concepts === undefined) continue;
          found.push({ start, end, concepts });
          break;
        }
        start = Math.max(start + 1, end);
      }
      return found;
    },
  };
}

function bonesOf(word: string): string {
  return skeletonOf(isArabic(word.charCodeAt(0)) ? stemOf(word) : word).replace(/^[bfkd]?l(?=...)/, '');
}

/** The consonants of a word of Arabic script, each as it is written. */
function rootOf(word: string): string {
  return stemOf(word).replace(ARABIC_VOWELS, '');
}

/** Less is taken off than for features: the dictionary has the forms of its words. */
function lightStem(word: string): string {
  if (isArabic(word.charCodeAt(0))) return stemOf(word);
  const stem = word.replace(LATIN_ENDING, '');
  return stem.length < LEAST_LATIN ? word : stem;
}

function add(map: Map<string, number[]>, key: string, concept: number): void {
  const concepts = map.get(key);
  if (concepts === undefined) map.set(key, [concept]);
  else if (!concepts.includes(concept)) concepts.push(concept);
}
