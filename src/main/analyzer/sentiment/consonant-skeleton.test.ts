import { expect, it } from 'vitest';
import { writeSkeleton } from './consonant-skeleton.ts';
import { createTextFolder } from './fold-text.ts';

const fold = createTextFolder();
const into = new Uint16Array(64);

function skeleton(word: string): string {
  const { units, starts } = fold(word);
  return String.fromCharCode(...into.subarray(0, writeSkeleton(units, starts[0], starts[1], into)));
}

it.each([
  ['mzn', ['mzyan', 'mezyan', 'meziane', 'مزيان']],
  ['xhl', ['ch7al', 'chhal', 'sh7al', 'شحال']],
  ['bzf', ['bzaf', 'bezzaf', 'bzzzaf', 'بزاف', 'بزاااف']],
  ['mxkl', ['mochkil', 'mouchkil', 'muchkil', 'مشكل', 'مشكيل']],
  ['5dm', ['khdma', '5edma', 'khedma', 'خدمة', 'خدمه']],
  ['klt', ['9olt', 'golt', 'qult', 'قلت', 'ڭلت']],
  ['8l', ['ghali', '8ali', 'غالي']],
  ['srfs', ['service', 'سيرفيس']],
  ['brblm', ['probleme', 'problème', 'بروبليم']],
])('%s is one word in both scripts', (bones, spellings) => {
  expect(spellings.map(skeleton)).toEqual(spellings.map(() => bones));
});

it('is empty where there are only vowels', () => {
  expect(['oui', 'ayoo', 'واو'].map(skeleton)).toEqual(['', '', '']);
});
