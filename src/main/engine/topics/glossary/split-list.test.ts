import { describe, expect, test } from 'vitest';
import { splitExamples, splitKeywords } from './split-list.ts';

describe('keywords', () => {
  test.each<[string, readonly string[]]>([
    ['facture; montant ;  فاتورة', ['facture', 'montant', 'فاتورة']],
    ['فاتورة، خلاص، مبلغ', ['فاتورة', 'خلاص', 'مبلغ']],
    ['فاتورة؛ خلاص الفاتورة، مبلغ', ['فاتورة', 'خلاص الفاتورة، مبلغ']],
    ['facture, montant, trop cher', ['facture', 'montant', 'trop cher']],
    ['forfait 1,5 Go, recharge', ['forfait 1,5 Go', 'recharge']],
    ['duplicata / copie', ['duplicata', 'copie']],
    ['facture/فاتورة', ['facture', 'فاتورة']],
    ['service 24/7', ['service 24/7']],
    ['facture\r\nmontant\n\n', ['facture', 'montant']],
    ['• facture • montant', ['facture', 'montant']],
    ['- facture\n- -20 %', ['facture', '-20 %']],
    ['1. facture\n2) montant', ['facture', 'montant']],
    ['facture; facture', ['facture']],
    ['‣ a; b\n‣ c', ['a; b', 'c']],
    ['', []],
  ])('%j', (cell, items) => {
    expect(splitKeywords(cell).items).toEqual(items);
  });
});

describe('examples', () => {
  test.each<[string, readonly string[]]>([
    ['J’ai payé, mais on me redemande', ['J’ai payé, mais on me redemande']],
    ['J’ai payé, hier\nخلصت البارح، وباقي', ['J’ai payé, hier', 'خلصت البارح، وباقي']],
    ['« J’ai payé, hier » ; « Rien reçu »', ['J’ai payé, hier', 'Rien reçu']],
    ['"J’ai payé, hier", "Rien reçu"', ['J’ai payé, hier', 'Rien reçu']],
    ['Il m’a dit « attendez » deux fois', ['Il m’a dit « attendez » deux fois']],
    ['J’ai payé; rien reçu', ['J’ai payé', 'rien reçu']],
    ['J’ai payé; rien reçu\nEncore', ['J’ai payé; rien reçu', 'Encore']],
    ['• J’ai payé\n• Rien reçu', ['J’ai payé', 'Rien reçu']],
    ['‣ J’ai payé; rien reçu', ['J’ai payé; rien reçu']],
  ])('%j', (cell, items) => {
    expect(splitExamples(cell).items).toEqual(items);
  });
});
