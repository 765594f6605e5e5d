import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ar } from '../src/renderer/words/ar.ts';
import { en } from '../src/renderer/words/en.ts';
import { fr } from '../src/renderer/words/fr.ts';
import { COMMANDS } from '../src/shared/commands.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(PLURAL, '');
const keysOf = (words: object) => new Set(Object.keys(words).map(base));
const RENDERER = join(import.meta.dirname, '..', 'src', 'renderer');
const files = globSync('**/*.{ts,tsx}', { cwd: RENDERER })
  .filter((file) => !/^words\/(fr|ar|en)(\.ts$|\/)/.test(file) && !file.includes('.test.'))
  .map((file) => ({ file, text: readFileSync(join(RENDERER, file), 'utf8') }));
const code = files.map(({ text }) => text).join('\n');
/** Keys made from a value: `stage.asr`, `side.agent` … */
const made = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? '');

const LANGUAGES = [
  [fr, 'fr'],
  [ar, 'ar'],
  [en, 'en'],
] as const;

test('every language has the same words', () => {
  expect(keysOf(ar)).toEqual(keysOf(fr));
  expect(keysOf(en)).toEqual(keysOf(fr));
});

test('no word is given twice by two subjects', () => {
  for (const [words, language] of LANGUAGES) {
    const subjects = globSync(`words/${language}/*.ts`, { cwd: RENDERER });
    const given = subjects.flatMap((file) =>
      [...readFileSync(join(RENDERER, file), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map((match) => match[1]),
    );
    expect(given.filter((key, n) => given.indexOf(key) !== n)).toEqual([]);
    expect(given).toHaveLength(Object.keys(words).length);
  }
});

test('every plural has all the forms of its language', () => {
  for (const [words, language] of LANGUAGES) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of Object.keys(words).filter((one) => PLURAL.test(one))) {
      // French has a form for millions that no batch reaches; i18next takes `other` for it.
      for (const form of forms.filter((one) => language === 'ar' || one !== 'many')) {
        expect(Object.keys(words)).toContain(`${base(key)}_${form}`);
      }
    }
  }
});

test('every word is used', () => {
  const unused = [...keysOf(fr)].filter(
    (key) => !code.includes(`'${key}'`) && !made.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

test('every word that is asked for is there', () => {
  const known = keysOf(fr);
  const asked = [...code.matchAll(/\b(?:t|word)\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
  const prefixes = [...code.matchAll(/\b(?:t|word)\(\s*`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? '');
  expect(prefixes.filter((prefix) => ![...known].some((key) => key.startsWith(prefix)))).toEqual([]);
});

test('what fills a word is the same in every language', () => {
  const gaps = (text: string | undefined) =>
    [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
  for (const [key, text] of Object.entries(fr)) {
    const wanted = gaps(PLURAL.test(key) ? fr[`${base(key)}_other` as keyof typeof fr] : text);
    for (const [words, language] of LANGUAGES) {
      for (const [own, said] of Object.entries(words).filter(([one]) => base(one) === base(key))) {
        // "One file", "two files": a form for one number need not write it.
        const isOneNumber = /_(zero|one|two)$/.test(own);
        const expected = isOneNumber ? wanted.filter((gap) => gaps(said).includes(gap)) : wanted;
        expect([language, own, gaps(said)]).toEqual([language, own, expected]);
      }
    }
  }
});

test('every command has a name', () => {
  for (const command of Object.keys(COMMANDS)) expect(Object.keys(fr)).toContain(`command.${command}`);
});

test('no view speaks by itself', () => {
  /** Names that are the same in every language, and what is printed on keys. */
  const NAMES = new Set(['Nabra', 'config.yaml', 'Esc']);
  const spoken = files
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, text }) => {
      const plain = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      const between = [...plain.matchAll(/>([^<>{}=;()]*\p{L}{2}[^<>{}=;()]*)<\/?[a-zA-Z]/gu)];
      const labels = [...plain.matchAll(/\b(?:aria-label|title|alt|placeholder|label)="([^"]*\p{L}{2}[^"]*)"/gu)];
      // `ref<Type>` is followed by code, which has its own signs.
      const texts = [...between, ...labels].map((match) => match[1]?.trim() ?? '').filter((one) => !one.includes('?.'));
      return texts.map((one) => `${file}: ${one}`);
    });
  expect(spoken.filter((one) => !NAMES.has(one.slice(one.indexOf(': ') + 2)))).toEqual([]);
});
