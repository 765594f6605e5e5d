import { localeOf } from './translate.ts';

/** What its speakers call it; the system says "Moroccan Arabic", and in Arabic only the code. */
const DARIJA: Readonly<Record<string, string>> = { fr: 'darija', ar: 'الدارجة', en: 'Darija' };

/** Names of languages in the language of the window, as i18next has it: `en` is "anglais". */
export function languageNamesOf(language: string): (code: string) => string {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'language' });
  return (code) => (code === 'ary' ? DARIJA[language] : undefined) ?? names.of(code) ?? code;
}
