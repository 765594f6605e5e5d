import { isArabic, skeletonOf } from '../../../../shared/domain/consonant-skeleton.ts';
import { foldText } from '../../../../shared/domain/text-folding.ts';
import { ACT_CONCEPTS } from './lexicon/acts.ts';
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
/** Consonants that a word of Latin script has to share with an Arabic one: three are shared by chance. */
const LEAST_LATIN_BONES = 4;
const LEAST_ARABIC_BONES = 3;
const HAS_DIGIT = /[2-9]/;
/** What Darija puts before and after the consonants of a verb: the person and the tense; the object and the denial. */
const BEFORE_VERB = /^(?:k[nt]?|8d?[nt]?|m|n|t)(?=...)/;
const AFTER_VERB = /(?<=...)(?:km|hm|n|k|t|x|tx)$/;

let shared: ConceptFinder | undefined;

/** The finder of the dictionary that the classifier has. */
export function conceptFinder(): ConceptFinder {
  shared ??= createConceptFinder([MONEY_CONCEPTS, SERVICE_CONCEPTS, ACT_CONCEPTS].join('\n'));
  return shared;
}

function createConceptFinder(dictionary: string): ConceptFinder {
  const byStem = new Map<string, number[]>();
  const byPhrase = new Map<string, Map<string, number[]>>();
  const byArabicBones = new Map<string, number[]>();
  const byAnyBones = new Map<string, number[]>();
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
            const bones = bonesOf(first);
            add(byAnyBones, bones, concept);
            if (script > 0) add(byArabicBones, bones, concept);
          }
        }
      });
    });

  function byBones(word: string): readonly number[] {
    const arabic = isArabic(word.charCodeAt(0));
    if (!arabic && /^\d+$/.test(word)) return [];
    const least = arabic || HAS_DIGIT.test(word) ? LEAST_ARABIC_BONES : LEAST_LATIN_BONES;
    const find = (bones: string) =>
      bones.length < least
        ? undefined
        : (byArabicBones.get(bones) ?? (arabic && bones.length >= LEAST_LATIN_BONES ? byAnyBones.get(bones) : undefined));
    const bones = bonesOf(word);
    const bare = bones.replace(BEFORE_VERB, '');
    return find(bones) ?? find(bare) ?? find(bones.replace(AFTER_VERB, '')) ?? find(bare.replace(AFTER_VERB, '')) ?? [];
  }

  return {
    ofWord: (word) => byStem.get(lightStem(word)) ?? byBones(word),
    ofPhrases(words) {
      const found: { start: number; end: number; concepts: readonly number[] }[] = [];
      for (let start = 0; start < words.length; ) {
        const phrases = byPhrase.get(lightStem(words[start]));
        let end = phrases === undefined ? start : Math.min(words.length, start + longest);
        for (; phrases !== undefined && end > start + 1; end--) {
          const concepts = phrases.get(words.slice(start, end).map(lightStem).join(' '));
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
