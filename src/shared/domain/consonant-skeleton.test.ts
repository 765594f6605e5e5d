import { expect, it } from 'vitest';
import { skeletonOf } from './consonant-skeleton.ts';
import { foldText } from './text-folding.ts';

const skeleton = (word: string) => skeletonOf(foldText(word));

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
