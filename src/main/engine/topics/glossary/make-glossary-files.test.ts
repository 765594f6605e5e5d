import { expect, test } from 'vitest';
import type { Glossary } from '../../../../shared/domain/topics.ts';
import { compareGlossaries } from './compare-glossaries.ts';
import { keepIds } from './keep-ids.ts';
import { makeCsv } from './make-csv.ts';
import { makeWorkbook } from './make-workbook.ts';
import { readGlossary } from './read-glossary.ts';

const glossary: Glossary = {
  name: 'B2C',
  entries: [
    {
      id: 'facture.montant',
      topic: 'Facture',
      subtopic: 'Montant',
      definition: '=HYPERLINK("http://example.com")\nSeconde ligne',
      keywords: ['-20 %', 'un; deux', 'فاتورة'],
      examples: ['J’ai payé, oui', '+212 ; rien'],
    },
    { id: 'renommee', topic: '+ de Go', subtopic: '', definition: '@tous', keywords: [], examples: ['0612'] },
  ],
};

test.each([
  ['workbook', makeWorkbook],
  ['CSV', async (made: Glossary) => Buffer.from(makeCsv(made))],
])('a %s that is made of a glossary is read as that glossary', async (_, make) => {
  const read = await readGlossary(await make(glossary), 'x', 'B2C');
  if (!read.ok) throw new Error(read.error.detail);
  expect(keepIds(read.value, glossary).glossary).toEqual(glossary);
  expect(read.value.notes).toEqual([]);
  expect(compareGlossaries(glossary, keepIds(read.value, glossary).glossary).changed).toEqual([]);
});

test('no cell of the CSV begins as a formula does', () => {
  expect(makeCsv(glossary)).toBe(
    `\ufeff${[
      'Thème;Sous-thème;Définition;Mots-clés;Exemples',
      `Facture;Montant;"'=HYPERLINK(""http://example.com"")\nSeconde ligne";"‣ -20 %\n‣ un; deux\n‣ فاتورة";"J’ai payé, oui\n+212 ; rien"`,
      `'+ de Go;;'@tous;;'0612`,
      '',
    ].join('\r\n')}`,
  );
});
