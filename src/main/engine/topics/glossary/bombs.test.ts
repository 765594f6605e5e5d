import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { readGlossary } from './read-glossary.ts';
import { workbookOf } from './testing/workbook-of.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const TEXTS = 'xl/sharedStrings.xml';
const sound = await workbookOf({
  rows: [
    ['Thème', 'Mots-clés'],
    ['Facture', 'prix'],
  ],
});

/** The sound workbook with some of its parts written anew. */
async function withParts(parts: Readonly<Record<string, (xml: string) => string>>): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(sound);
  for (const [name, change] of Object.entries(parts))
    zip.file(name, change((await zip.file(name)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}

const withRows = (rows: string) => withParts({ [SHEET]: (xml) => xml.replace('</sheetData>', `${rows}</sheetData>`) });

/** Text that hardly compresses, so that no ratio gives it away. */
function noise(chars: number): string {
  let state = 1;
  let text = '';
  while (text.length < chars) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += state.toString(36);
  }
  return text;
}

/** The sound workbook whose directory gives a part another size than it has. */
async function claiming(name: string, size: number, change = (xml: string) => xml): Promise<Uint8Array> {
  const bytes = Buffer.from(await withParts({ [name]: change }));
  // Central directory: signature, then the size at 24 and the name at 46.
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
    if (bytes.toString('utf8', at + 46, at + 46 + name.length) === name) bytes.writeUInt32LE(size, at + 24);
  return bytes;
}

async function manyParts(): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(sound);
  for (let index = 0; index < 1100; index++) zip.file(`xl/media/${index}.png`, '');
  return zip.generateAsync({ type: 'uint8array' });
}

const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

const bombs: readonly [string, () => Promise<Uint8Array> | Uint8Array, string][] = [
  ['zeros that unpack a thousandfold', () => withParts({ [SHEET]: () => '\0'.repeat(50_000_000) }), 'bad_glossary'],
  ['a directory that claims 4 GB', () => claiming(SHEET, 0xffff_fff0), 'bad_glossary'],
  [
    'a directory that claims less than there is',
    () => claiming(TEXTS, 900, (xml) => xml + noise(5_000_000)),
    'bad_glossary',
  ],
  ['1,100 parts', manyParts, 'too_large'],
  ['a million empty cells', () => withRows(`<row r="3">${'<c s="1"/>'.repeat(1_000_000)}</row>`), 'too_large'],
  [
    '300,000 cells in few rows',
    () =>
      withRows(`<row r="3">${Array.from({ length: 300_000 }, (_, n) => `<c r="A3"><v>${n}</v></c>`).join('')}</row>`),
    'too_large',
  ],
  [
    '30,000 rows',
    () =>
      withRows(
        Array.from({ length: 30_000 }, (_, n) => `<row r="${n + 3}"><c r="A${n + 3}"><v>${n}</v></c></row>`).join(''),
      ),
    'too_large',
  ],
  [
    '30,000 merged cells',
    () =>
      withParts({
        [SHEET]: (xml) =>
          xml.replace(
            '</sheetData>',
            `</sheetData><mergeCells>${Array.from({ length: 30_000 }, (_, n) => `<mergeCell ref="A${n * 2 + 3}:A${n * 2 + 4}"/>`).join('')}</mergeCells>`,
          ),
      }),
    'too_large',
  ],
  [
    'entities that grow a billionfold',
    () =>
      withParts({
        [TEXTS]: (xml) =>
          xml.replace('<sst', `<!DOCTYPE sst [<!ENTITY l0 "ha">${laughs}]><sst`).replace('<t>', '<t>&l9;'),
      }),
    'bad_glossary',
  ],
  [
    'an entity that is a file of the machine',
    () =>
      withParts({
        [TEXTS]: (xml) =>
          xml.replace('<sst', '<!DOCTYPE sst [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst').replace('<t>', '<t>&f;'),
      }),
    'bad_glossary',
  ],
  [
    'a text of a megabyte for many cells',
    () => withParts({ [TEXTS]: (xml) => xml.replace('<t>', `<t>${noise(1_000_000)}`) }),
    'too_large',
  ],
  ['CSV over 20 MB', () => Buffer.alloc(21_000_000, 'a'), 'too_large'],
  ['CSV of a million rows', () => Buffer.from(`Thème;Mots-clés\n${'a;b\n'.repeat(1_000_000)}`), 'too_large'],
  ['CSV of millions of columns', () => Buffer.from(`Thème${';'.repeat(10_000_000)}`), 'too_large'],
  [
    'CSV with a quotation that never ends',
    () => Buffer.from(`Thème;Mots-clés\na;"${'b '.repeat(5_000_000)}`),
    'bad_glossary',
  ],
  ['CSV of quotation marks', () => Buffer.alloc(10_000_000, '"'), 'bad_glossary'],
];

test.each(bombs)('%s: refused within 200 ms', async (_, make, code) => {
  const bytes = await make();
  // Of processor time, the least of three: the machine may be busy with something else.
  let fastestMs = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    const start = process.cpuUsage();
    const result = await readGlossary(bytes, 'x.xlsx', 'B2B');
    const { user, system } = process.cpuUsage(start);
    fastestMs = Math.min(fastestMs, (user + system) / 1000);
    expect(result.ok ? 'read' : result.error.code).toBe(code);
  }
  expect(fastestMs).toBeLessThan(200);
});

test('merged, validated and named columns of a million rows are no bomb, and are read', async () => {
  const bytes = await withParts({
    [SHEET]: (xml) =>
      xml.replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="B2:B1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
      ),
    'xl/workbook.xml': (xml) =>
      xml.replace(
        '</sheets>',
        '</sheets><definedNames><definedName name="Tout">Feuil1!$A$1:$XFD$1048576</definedName></definedNames>',
      ),
  });
  const result = await readGlossary(bytes, 'x.xlsx', 'B2B');
  expect(result.ok && result.value.glossary.entries.map((entry) => entry.topic)).toEqual(['Facture']);
});
