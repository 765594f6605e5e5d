import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The locale that dates and numbers are written in: Morocco's, with Western digits. */
export const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-MA', ar: 'ar-MA-u-nu-latn', en: 'en-GB' };

/** The locale of a language as i18next has it. */
export function localeOf(language: string): string {
  return LOCALES[LANGUAGES.find((one) => one === language) ?? 'fr'];
}

/** Loads the words; keys are whole, without levels. */
export async function startTranslating(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { fr: { translation: fr }, ar: { translation: ar }, en: { translation: en } },
  });
}

/** Turns the document to a language: its words, its direction, its name for screen readers and fonts. */
export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
}
