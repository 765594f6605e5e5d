import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../shared/domain/text-folding.ts';
import { conceptFinder } from './concepts.ts';

const { ofWord, ofPhrases } = conceptFinder();
const concepts = (word: string) => ofWord(foldText(word));

describe('a word of the dictionary', () => {
  it.each([
    ['facture', ['factures', 'فاتورة', 'الفاتورة', 'للفاتورة', 'fatoura', 'lfatoura', 'invoice', 'bills']],
    ['internet', ['الانترنت', 'الكونيكسيون', 'lconnexion']],
    ['remboursement', ['rembourser', 'استرداد', 'refund']],
    ['abonnement', ['abonnements', 'الاشتراك', 'labonnement', 'subscription']],
  ])('“%s” is found in other languages and scripts', (word, others) => {
    const [concept] = concepts(word);
    expect(concept).toBeDefined();
    expect(others.filter((other) => !concepts(other).includes(concept ?? -1))).toEqual([]);
  });

  it('is found in the forms of a Darija verb', () => {
    const [concept] = concepts('مقطوع');
    expect(['مقطوعة', 'كيتقطع', 'تقطع'].filter((form) => !concepts(form).includes(concept ?? -1))).toEqual([]);
  });

  it('is not found in words that only sound like it', () => {
    expect(['quarante', 'pizza', 'bonjour', 'باقي', '2024', ''].map(concepts)).toEqual([[], [], [], [], [], []]);
  });
});

it('finds words that belong together, the longest first', () => {
  const found = ofPhrases(foldText('j’ai oublié mon mot de passe et ma carte sim').split(' '));
  expect(found.map(({ start, end }) => [start, end])).toEqual([
    [4, 7],
    [9, 11],
  ]);
});
