import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { labelOf } from '../../../../shared/domain/topics.ts';
import { glossaryLayoutSchema } from './glossary-layout.ts';
import { type ReadGlossary, readGlossary } from './read-glossary.ts';
import { workbookOf } from './testing/workbook-of.ts';

async function read(bytes: Uint8Array): Promise<ReadGlossary> {
  const result = await readGlossary(bytes, 'glossaire.xlsx', 'B2B');
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

const labels = ({ glossary }: ReadGlossary) => glossary.entries.map(labelOf);

describe('a workbook', () => {
  test('below a title, with blank rows and columns, a merged topic and one left empty', async () => {
    const found = await read(
      await workbookOf({
        name: 'Glossaire',
        rows: [
          ['Glossaire B2B 2025'],
          [],
          [null, 'THÈME', 'Sous-thèmes', '', 'Définition', 'Mots clés', 'Synonymes', 'Exemples'],
          [null, 'Facturation ', 'Montant', null, 'Trop cher', 'facture; prix', 'note', 'C’est trop, non'],
          [null, null, 'Duplicata', null, 'Copie', 'copie'],
          [],
          [null, 'Réseau', 'Panne', null, 'Coupé'],
          [null, null, 'Débit', null, 'Lent'],
          [null, 'Résiliation', null, null, 'Part'],
        ],
        merged: ['B4:B5'],
      }),
    );
    expect(labels(found)).toEqual([
      'Facturation > Montant',
      'Facturation > Duplicata',
      'Réseau > Panne',
      'Réseau > Débit',
      'Résiliation',
    ]);
    expect(found.glossary.entries[0]).toEqual({
      id: 'facturation.montant',
      topic: 'Facturation',
      subtopic: 'Montant',
      definition: 'Trop cher',
      keywords: ['facture', 'prix', 'note'],
      examples: ['C’est trop, non'],
    });
    expect(found.notes).toEqual([]);
    expect(glossaryLayoutSchema.parse(found.layout)).toEqual({
      sheet: 'Glossaire',
      headerRow: 3,
      columns: { topic: [2], subtopic: [3], definition: [5], keywords: [6, 7], examples: [8] },
      rows: {
        'facturation.montant': [4],
        'facturation.duplicata': [5],
        'reseau.panne': [7],
        'reseau.debit': [8],
        resiliation: [9],
      },
      headingRows: [],
      merged: [{ top: 4, left: 2, bottom: 5, right: 2 }],
    });
  });

  test('in Arabic', async () => {
    const found = await read(
      await workbookOf({
        rows: [
          ['المحور', 'الموضوع الفرعي', 'التعريف', 'الكلمات المفتاحية', 'أمثلة'],
          ['الفوترة', 'مبلغ الفاتورة', 'غالية بزاف', 'فاتورة، خلاص', 'علاش طلعات الفاتورة'],
        ],
      }),
    );
    expect(found.glossary.entries).toEqual([
      {
        id: 'الفوتره.مبلغ-الفاتوره',
        topic: 'الفوترة',
        subtopic: 'مبلغ الفاتورة',
        definition: 'غالية بزاف',
        keywords: ['فاتورة', 'خلاص'],
        examples: ['علاش طلعات الفاتورة'],
      },
    ]);
  });

  test('numbers, days, rich text, links and results of formulas are read as they are shown', async () => {
    const found = await read(
      await workbookOf({
        rows: [
          ['Thème', 'Définition', 'Mots-clés', 'Exemples'],
          [
            { richText: [{ text: 'Ré' }, { text: 'seau', font: { bold: true } }] },
            { formula: 'CONCATENATE("cou","pure")', result: 'coupure' },
            { text: 'aide', hyperlink: 'https://example.com/' },
            new Date(Date.UTC(2025, 2, 1)),
          ],
          [5, true, 4.5, { error: '#REF!' }],
        ],
      }),
    );
    expect(found.glossary.entries).toEqual([
      {
        id: 'reseau',
        topic: 'Réseau',
        subtopic: '',
        definition: 'coupure',
        keywords: ['aide'],
        examples: ['01/03/2025'],
      },
      { id: '5', topic: '5', subtopic: '', definition: 'VRAI', keywords: ['4.5'], examples: [] },
    ]);
  });

  test('repeated lines are united and told with their rows, lines without topic and headings are told', async () => {
    const found = await read(
      await workbookOf({
        rows: [
          ['Thème', 'Sous-thème', 'Mots-clés'],
          [null, 'Orphelin', 'seul'],
          ['FACTURES', null, null],
          [null, 'Montant', 'prix'],
          ['Factures', 'montant', 'tarif; prix'],
          ['Réseau', null, 'panne'],
        ],
      }),
    );
    expect(found.glossary.entries.map((entry) => [labelOf(entry), entry.keywords])).toEqual([
      ['FACTURES > Montant', ['prix', 'tarif']],
      ['Réseau', ['panne']],
    ]);
    expect(found.notes).toEqual([
      { row: 2, kind: 'no_topic', detail: 'Orphelin' },
      { row: 3, kind: 'heading', detail: 'FACTURES' },
      { row: 5, kind: 'duplicate', detail: 'Factures > montant (4)' },
    ]);
    expect(found.layout?.rows['factures.montant']).toEqual([4, 5]);
  });

  test('one line on several merged rows is one line, and nothing to tell', async () => {
    const found = await read(
      await workbookOf({
        rows: [
          ['Motif', 'Mots-clés'],
          ['Facture', 'prix'],
          [null, 'tarif'],
          ['Réseau', 'panne'],
        ],
        merged: ['A2:A3'],
      }),
    );
    expect(found.glossary.entries.map((entry) => entry.keywords)).toEqual([['prix', 'tarif'], ['panne']]);
    expect(found.notes).toEqual([]);
  });

  test('the sheet that bears the name comes first, hidden ones last', async () => {
    const rows = (topic: string) => [
      ['Thème', 'Définition'],
      [topic, 'd'],
    ];
    const hidden = { name: 'B2B caché', hidden: true, rows: rows('caché') };
    const found = await read(
      await workbookOf(
        { name: 'Lisez-moi', rows: [['Mode d’emploi']] },
        hidden,
        { name: 'B2C', rows: rows('privé') },
        { name: 'Thèmes B2B', rows: rows('pro') },
      ),
    );
    expect(labels(found)).toEqual(['pro']);
    expect(found.notes.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['other_sheet', 'B2C'],
      ['other_sheet', 'B2B caché'],
    ]);
    expect(labels(await read(await workbookOf(hidden)))).toEqual(['caché']);
  });

  test('of three levels the topic is the one that the sub-topic belongs to; of two the second is the sub-topic', async () => {
    const three = await read(
      await workbookOf({
        rows: [
          ['Catégorie', 'Motif', 'Sous-motif'],
          ['Argent', 'Facture', 'Montant'],
        ],
      }),
    );
    expect(labels(three)).toEqual(['Facture > Montant']);
    expect(three.notes).toEqual([{ row: 1, kind: 'unused_column', detail: 'Catégorie' }]);
    const two = await read(
      await workbookOf({
        rows: [
          ['Catégorie', 'Motif'],
          ['Argent', 'Facture'],
        ],
      }),
    );
    expect(labels(two)).toEqual(['Argent > Facture']);
  });

  test('what is missing is said', async () => {
    const bytes = await workbookOf({ name: 'Ventes', rows: [[], ['Client', 'Montant'], ['A', 3]] });
    expect(await readGlossary(bytes, 'ventes.xlsx', 'B2B')).toEqual({
      ok: false,
      error: {
        code: 'bad_glossary',
        detail:
          'ventes.xlsx: no heading for the topic ("Thème", "Motif", "Topic", "الموضوع"); found sheet "Ventes", row 2: "Client", "Montant"',
      },
    });
    const empty = await workbookOf({ rows: [['Thème', 'Définition']] });
    expect(await readGlossary(empty, 'vide.xlsx', 'B2B')).toEqual({
      ok: false,
      error: {
        code: 'bad_glossary',
        detail: 'vide.xlsx: sheet "Feuil1", row 1: found the heading "Thème", but no topic below it',
      },
    });
  });
});

describe('CSV', () => {
  const lines = (delimiter: string) =>
    [
      ['Thème', 'Définition', 'Exemples'],
      ['Résiliation', 'Part', '"J’ai payé, oui; deux fois\nRien reçu"'],
      [],
      ['Réseau', 'Panne', ''],
    ]
      .map((cells) => cells.join(delimiter))
      .join('\r\n');
  const expected = [
    {
      id: 'resiliation',
      topic: 'Résiliation',
      subtopic: '',
      definition: 'Part',
      keywords: [],
      examples: ['J’ai payé, oui; deux fois', 'Rien reçu'],
    },
    { id: 'reseau', topic: 'Réseau', subtopic: '', definition: 'Panne', keywords: [], examples: [] },
  ];

  test.each([
    ['semicolons, UTF-8', Buffer.from(lines(';'))],
    ['commas, UTF-8 with its mark', Buffer.from(`\ufeff${lines(',')}`)],
    ['tabs, UTF-16 with its mark', Buffer.from(`\ufeff${lines('\t')}`, 'utf16le')],
    ['tabs, UTF-16 without', Buffer.from(lines('\t'), 'utf16le')],
    ['tabs, UTF-16 of the other order', Buffer.from(`\ufeff${lines('\t')}`, 'utf16le').swap16()],
    ['Excel’s own line', Buffer.from(`sep=;\r\n${lines(';')}`)],
  ])('%s', async (_, bytes) => {
    const found = await read(bytes);
    expect(found.glossary.entries).toEqual(expected);
    expect(found.layout).toBeNull();
  });

  test('Windows-1252', async () => {
    const found = await read(Buffer.from(lines(';').replaceAll('’', "'"), 'latin1'));
    expect(labels(found)).toEqual(['Résiliation', 'Réseau']);
  });

  test('a web page, an old workbook and a picture are refused with what to do', async () => {
    const detailOf = async (bytes: Uint8Array) => {
      const result = await readGlossary(bytes, 'x', 'B2B');
      return result.ok ? '' : result.error.detail;
    };
    expect(await detailOf(Buffer.from('<html><table><td>Thème</td></table></html>'))).toContain('a web page or XML');
    expect(await detailOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('without password');
    expect(await detailOf(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toContain(
      'neither an Excel workbook',
    );
  });
});

const SAMPLES = new URL('../../../../../resources/samples/glossaries/', import.meta.url);

test.each([
  ['B2B', 33],
  ['B2C', 36],
] as const)('the sample glossary %s is the same as workbook and as CSV', async (name, count) => {
  const load = async (type: string) => {
    const result = await readGlossary(await readFile(new URL(`glossaire ${name}.${type}`, SAMPLES)), name, name);
    if (!result.ok) throw new Error(result.error.detail);
    return result.value;
  };
  const workbook = await load('xlsx');
  expect(workbook.glossary.entries).toHaveLength(count);
  expect(workbook.notes).toEqual([]);
  expect((await load('csv')).glossary).toEqual(workbook.glossary);
  for (const entry of workbook.glossary.entries) {
    expect(entry.definition).not.toBe('');
    expect(entry.keywords.length).toBeGreaterThan(3);
    expect(entry.examples.length).toBeGreaterThan(1);
  }
});
