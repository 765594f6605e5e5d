import { describe, expect, it } from 'vitest';
import { CALL_FLAGS } from './domain/call.ts';
import { errorText } from './error-text.ts';
import { ERROR_CODES } from './errors.ts';
import { flagText } from './flag-text.ts';
import { LANGUAGES, languageOfLocale } from './language.ts';

describe.each(LANGUAGES)('error texts in %s', (language) => {
  const texts = ERROR_CODES.map((code) => ({ code, ...errorText(code, language) }));

  it('gives every code a sentence and a remedy', () => {
    for (const { code, sentence, remedy } of texts) {
      expect(sentence.length, code).toBeGreaterThan(8);
      expect(remedy.length, code).toBeGreaterThan(8);
      expect(sentence, code).not.toBe(remedy);
    }
  });

  it('never uses one sentence for two codes, nor a sentence as a remedy', () => {
    const sentences = texts.map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const { remedy } of texts) expect(sentences).not.toContain(remedy);
  });

  it('shows no code and no exclamation, and ends as a sentence does', () => {
    for (const text of texts.flatMap(({ sentence, remedy }) => [sentence, remedy])) {
      expect(text).not.toMatch(/!|[a-z]_[a-z]/);
      expect(text).toMatch(/\.$/);
    }
  });

  it('has a sentence of its own for every flag', () => {
    const sentences = CALL_FLAGS.map((flag) => flagText(flag, language));
    expect(new Set(sentences).size).toBe(CALL_FLAGS.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[^!_]{8,}\.$/);
  });
});

describe('language of a locale', () => {
  it.each([
    ['fr_MA.UTF-8', 'fr'],
    ['ar-MA', 'ar'],
    ['EN', 'en'],
    ['C.UTF-8', null],
    ['', null],
  ])('%s is %s', (locale, language) => expect(languageOfLocale(locale)).toBe(language));
});
