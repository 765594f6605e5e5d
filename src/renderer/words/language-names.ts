import { localeOf } from './translate.ts';

/** Names of languages in the language of the window, as i18next has it: `en` is "anglais". */
export function languageNamesOf(language: string): (code: string) => string {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'language' });
  return (code) => names.of(code) ?? code;
}
