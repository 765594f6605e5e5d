import { ERROR_TEXT_AR } from './error-text.ar.ts';
import { ERROR_TEXT_EN } from './error-text.en.ts';
import { ERROR_TEXT_FR } from './error-text.fr.ts';
import type { ErrorCode, ErrorText } from './errors.ts';
import type { Language } from './language.ts';

const TEXTS: Readonly<Record<Language, Readonly<Record<ErrorCode, ErrorText>>>> = {
  ar: ERROR_TEXT_AR,
  en: ERROR_TEXT_EN,
  fr: ERROR_TEXT_FR,
};

/** The words for a failure in a language. What exactly was found is in `AppError.detail`, in English. */
export function errorText(code: ErrorCode, language: Language): ErrorText {
  return TEXTS[language][code];
}
