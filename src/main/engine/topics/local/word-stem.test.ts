import { expect, it } from 'vitest';
import { foldText } from '../../../../shared/domain/text-folding.ts';
import { stemOf } from './word-stem.ts';

it.each([
  [['facture', 'factures', 'facturé', 'facturer']],
  [['résiliation', 'résiliations', 'résilier']],
  [['الفاتورة', 'فاتورة', 'والفاتورة', 'بالفاتورة', 'فاتورتها']],
  [['زبون', 'الزبون', 'للزبون']],
])('%j have one stem', (words) => {
  expect(new Set(words.map((word) => stemOf(foldText(word)))).size).toBe(1);
});

it('leaves short words and numbers as they are', () => {
  expect(['sim', '4g', '1037', 'خط'].map(stemOf)).toEqual(['sim', '4g', '1037', 'خط']);
});
