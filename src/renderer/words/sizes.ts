import { localeOf } from './translate.ts';

/** Sizes of files and memory in the language of the window, as i18next has it: "28,2 Mo". */
export function sizesOf(language: string): (bytes: number) => string {
  const locale = localeOf(language);
  const unit = (name: 'megabyte' | 'gigabyte') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 1 });
  const [megabytes, gigabytes] = [unit('megabyte'), unit('gigabyte')];
  return (bytes) => (bytes < 1e9 ? megabytes.format(bytes / 1e6) : gigabytes.format(bytes / 1e9));
}

/** Names of languages in the language of the window: `en` is "anglais". */
export function languageNamesOf(language: string): (code: string) => string {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'language' });
  return (code) => names.of(code) ?? code;
}
