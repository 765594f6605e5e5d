import type { Meaning } from './glossary-layout.ts';

/** What Nabra calls the columns it makes; the words of a file, whatever the window's language. */
export const HEADINGS: Readonly<Record<'french' | 'arabic', Readonly<Record<Meaning, string>>>> = {
  french: {
    topic: 'Thème',
    subtopic: 'Sous-thème',
    definition: 'Définition',
    keywords: 'Mots-clés',
    examples: 'Exemples',
  },
  arabic: {
    topic: 'الموضوع',
    subtopic: 'الموضوع الفرعي',
    definition: 'التعريف',
    keywords: 'الكلمات المفتاحية',
    examples: 'أمثلة',
  },
};
