import { describe, expect, it } from 'vitest';
import { TOPIC_TROUBLES } from './domain/topic-trouble.ts';
import { LANGUAGES } from './language.ts';
import { topicTroubleText } from './topic-trouble-text.ts';

describe.each(LANGUAGES)('texts of topic troubles in %s', (language) => {
  const texts = TOPIC_TROUBLES.map((code) => ({ code, ...topicTroubleText(code, language) }));

  it('gives every code a sentence and a remedy of their own', () => {
    const sentences = texts.map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(TOPIC_TROUBLES.length);
    for (const { remedy } of texts) expect(sentences).not.toContain(remedy);
  });

  it('shows no code and no exclamation, and ends as a sentence does', () => {
    for (const text of texts.flatMap(({ sentence, remedy }) => [sentence, remedy])) {
      expect(text).not.toMatch(/!|[a-z]_[a-z]/);
      expect(text).toMatch(/^.{20,}\.$/);
    }
  });
});
