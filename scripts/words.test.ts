import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ar } from '../src/renderer/words/ar.ts';
import { en } from '../src/renderer/words/en.ts';
import { fr } from '../src/renderer/words/fr.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(PLURAL, '');
const keysOf = (words: object) => new Set(Object.keys(words).map(base));
const RENDERER = join(import.meta.dirname, '..', 'src', 'renderer');
const code = globSync('**/*.{ts,tsx}', { cwd: RENDERER })
  .filter((file) => !/^words\/(fr|ar|en)\.ts$/.test(file))
  .map((file) => readFileSync(join(RENDERER, file), 'utf8'))
  .join('\n');

test('every language has the same words', () => {
  expect(keysOf(ar)).toEqual(keysOf(fr));
  expect(keysOf(en)).toEqual(keysOf(fr));
});

test('every plural has all the forms of its language', () => {
  for (const [words, language] of [
    [fr, 'fr'],
    [ar, 'ar'],
    [en, 'en'],
  ] as const) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of Object.keys(words).filter((one) => PLURAL.test(one))) {
      // French has a form for millions that no batch reaches; i18next takes `other` for it.
      for (const form of forms.filter((one) => language === 'ar' || one !== 'many')) {
        expect(Object.keys(words)).toContain(`${base(key)}_${form}`);
      }
    }
  }
});

test('every word is used, and what fills it is the same in every language', () => {
  // Keys made from a value: `stage.asr`, `side.agent` …
  const made = [...code.matchAll(/\b(?:t|word)\(`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? '');
  for (const key of keysOf(fr)) {
    const used = code.includes(`'${key}'`) || made.some((prefix) => key.startsWith(prefix));
    expect(used, key).toBe(true);
  }
  const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
  for (const [key, text] of Object.entries(fr).filter(([one]) => !PLURAL.test(one))) {
    expect(gaps(en[key as keyof typeof en]), key).toEqual(gaps(text));
    expect(gaps(ar[key as keyof typeof ar]), key).toEqual(gaps(text));
  }
});
