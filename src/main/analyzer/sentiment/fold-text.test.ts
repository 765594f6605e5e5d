import { expect, it } from 'vitest';
import { createTextFolder } from './fold-text.ts';

const fold = createTextFolder();

function words(text: string): string {
  const { units, starts, words: count } = fold(text);
  return Array.from({ length: count }, (_, i) => String.fromCharCode(...units.subarray(starts[i], starts[i + 1]))).join(
    ' ',
  );
}

it('takes accents, case and punctuation away', () => {
  expect(words('Ça n’est PAS l’hôtel — « Élève », cœur')).toBe('ca n est pas l hotel eleve ceur');
});

it('reads composed and decomposed accents alike', () => {
  expect(words('déçu'.normalize('NFD'))).toBe(words('déçu'.normalize('NFC')));
});

it('takes diacritics and tatweel away and brings letters written for one another together', () => {
  expect(words('شُكْرًا جـــزيلاً، إلى القناة أَنَا ڭاع مسؤول شيء')).toBe('شكرا جزيلا الي القناه انا كاع مسوول شيء');
});

it('shortens what is drawn out: to one letter in Arabic, to two in Latin script', () => {
  expect(words('بزاف بزااف بزاااف بزاااااااف merciiiii merci goooood good')).toBe(
    'بزاف بزااف بزاف بزاف mercii merci good good',
  );
});

it('makes every number one word and leaves the digits of Arabizi', () => {
  expect(words('2024 1000 3 ٣٤ ch7al 3ndi 9bel')).toBe('0 0 0 0 ch7al 3ndi 9bel');
});

it('splits English negations as the corpora do', () => {
  expect(words("don't do n't can’t isn't n'tait")).toBe('do nt do nt ca nt is nt ntait');
});

it('takes marks of feeling as words, once each', () => {
  expect(words('merci!!! 😡😡😡 ❤️❤️ لماذا؟؟ ok...')).toBe('merci ! 😡 ❤ لماذا ? ok');
});

it('has no words in what has none', () => {
  expect(words(' ... ,;:() \u200f\u0301')).toBe('');
});

it('is not led astray by half a pair', () => {
  expect(words('ok\udc00 \ud83d')).toBe('ok \ud83d');
});
