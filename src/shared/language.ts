/** The languages every word of the product exists in. */
export const LANGUAGES = ['fr', 'ar', 'en'] as const;

/** See `LANGUAGES`. */
export type Language = (typeof LANGUAGES)[number];

/**
 * The language of a locale name as the `LANG` variable has it ("fr_MA.UTF-8", "ar-MA", "C"), or null when it is
 * none of ours.
 */
export function languageOfLocale(locale: string): Language | null {
  const primary = locale.toLowerCase().split(/[^a-z]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? null;
}
