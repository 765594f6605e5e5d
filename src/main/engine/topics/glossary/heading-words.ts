import { foldText } from '../../../../shared/domain/text-folding.ts';
import type { Meaning } from './glossary-layout.ts';

/** Headings as business people write them, in French, English and Arabic; compared folded, in the singular. */
const PHRASES: Readonly<Record<Meaning, string>> = {
  subtopic:
    'sous-thème, sous-thématique, sous-topic, sous-motif, sous-catégorie, sous-sujet, sous-rubrique, sous-famille, sous-type, sous-raison, niveau 2, N2, subtopic, sub-topic, subcategory, sub-category, sub-theme, sub-reason, level 2, الموضوع الفرعي, المواضيع الفرعية, المحور الفرعي, الفئة الفرعية, التصنيف الفرعي, الصنف الفرعي, السبب الفرعي, السبب الثانوي, الموضوع الثانوي',
  definition:
    'définition, description, explication, signification, périmètre, meaning, explanation, التعريف, تعاريف, الوصف, الشرح, التوضيح, المعنى',
  keywords:
    'mot-clé, mot-clef, mots-clés, mots-clefs, keyword, key word, synonyme, synonym, variante, alias, terme, term, expression, tag, vocabulaire, lexique, كلمة مفتاحية, كلمات مفتاحية, كلمات دالة, كلمات دلالية, مرادف, مرادفات, مصطلح, مصطلحات, عبارات, تعابير, المفردات',
  examples:
    'exemple, example, verbatim, phrase, citation, utterance, sample, مثال, أمثلة, جمل, نماذج, نموذج, عبارات نموذجية, أقوال',
  topic:
    'thème, thématique, topic, theme, motif, catégorie, category, sujet, subject, rubrique, famille, raison, reason, libellé, intitulé, label, niveau 1, N1, level 1, الموضوع, المواضيع, المحور, المحاور, الفئة, التصنيف, الصنف, سبب الاتصال, السبب, الباب, المجال',
};

/** Words before a heading's own that take its meaning away: a number, a code or a date of a topic is not the topic. */
const NOT_ITSELF =
  /^(code|id|identifiant|numero|num|no|nb|nombre|number|ref|reference|date|statut|status|proprietaire|owner|responsable|رقم|رمز|عدد|تاريخ|مسؤول)$/;

/** Words that stand in front of a heading without changing it: "Nom du thème". */
const FILLING = /^(nom|de|du|des|la|le|les|l|d|name|of|the|principal|main|liste|list|اسم)$/;

/** The words of a heading, folded, in the singular and without the Arabic article. */
export function headingWords(text: string): readonly string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (/^[a-z]{4,}[sx]$/.test(word) ? word.slice(0, -1) : word.replace(/^ال(?=\p{L}{3})/u, '')));
}

const KNOWN = (Object.keys(PHRASES) as Meaning[]).flatMap((meaning) =>
  PHRASES[meaning].split(/[,،]/).map((phrase) => ({ meaning, words: headingWords(phrase) })),
);

/** What a heading says its column holds, and by which words; null when it is none of a glossary's. */
export interface KnownHeading {
  readonly meaning: Meaning;
  readonly words: readonly string[];
}

/** Longest heading that is taken for one: a sentence that mentions a topic is none. */
const MAX_HEADING_WORDS = 8;

/** Tells a heading's meaning whatever its case, accents and number: "MOTS CLÉS (darija)" are keywords. */
export function readHeading(text: string): KnownHeading | null {
  const words = headingWords(text);
  if (words.length === 0 || words.length > MAX_HEADING_WORDS) return null;
  for (let start = 0; start < words.length; start++) {
    const found = KNOWN.filter((known) => known.words.every((word, index) => words[start + index] === word));
    const longest = found.sort((one, other) => other.words.length - one.words.length)[0];
    if (longest) return longest;
    const word = words[start] ?? '';
    if (NOT_ITSELF.test(word) || !FILLING.test(word)) return null;
  }
  return null;
}
