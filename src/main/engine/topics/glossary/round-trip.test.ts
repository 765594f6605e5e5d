import { expect, test } from 'vitest';
import type { Glossary, GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { compareGlossaries } from './compare-glossaries.ts';
import { entryIdOf, newEntryId } from './entry-id.ts';
import type { GlossaryLayout } from './glossary-layout.ts';
import { keepIds } from './keep-ids.ts';
import { type ReadGlossary, readGlossary } from './read-glossary.ts';
import { compareWorkbooks } from './testing/compare-workbooks.ts';
import { LARGE_SHEET, largeGlossary } from './testing/large-glossary.ts';
import { workbookOf } from './testing/workbook-of.ts';
import { writeGlossary } from './write-glossary.ts';

const NONE = { added: [], removed: [], changed: [] };

async function read(bytes: Uint8Array): Promise<ReadGlossary & { layout: GlossaryLayout }> {
  const result = await readGlossary(bytes, 'glossaire.xlsx', 'B2B');
  if (!result.ok || !result.value.layout) throw new Error('not read');
  return { ...result.value, layout: result.value.layout };
}

test('500 lines with merged cells, blank rows and Arabic headings come back equal, and with one line edited but for its cells', async () => {
  const bytes = await largeGlossary(500);
  const { glossary, layout, notes } = await read(bytes);
  expect(glossary.entries).toHaveLength(500);
  expect(notes).toEqual([]);
  expect(layout).toMatchObject({ sheet: LARGE_SHEET, headerRow: 4 });
  expect(layout.merged).toHaveLength(100);
  expect(glossary.entries[499]).toEqual({
    id: 'الموضوع-100.sous-theme-500'.replace('sous-theme', 'موضوع-فرعي'),
    topic: 'الموضوع 100',
    subtopic: 'موضوع فرعي 500',
    definition: 'Le client appelle pour le cas 500, ou demande où en est son dossier.',
    keywords: ['mot 500', 'كلمة 500', 'kelma 500'],
    examples: ['J’appelle pour le cas 500, depuis hier', 'بغيت نسول على 500'],
  });

  const same = await writeGlossary(bytes, layout, glossary, glossary);
  expect(await compareWorkbooks(bytes, same)).toEqual({ parts: [], cells: [], around: [] });

  const edit = (entry: GlossaryEntry): GlossaryEntry => ({
    ...entry,
    keywords: [...entry.keywords.slice(1), 'جديد'],
    examples: ['Une phrase, une seule'],
  });
  const after = { ...glossary, entries: glossary.entries.map((entry, index) => (index === 250 ? edit(entry) : entry)) };
  const written = await writeGlossary(bytes, layout, glossary, after);
  const row = layout.rows[glossary.entries[250]?.id ?? '']?.[0];
  expect(await compareWorkbooks(bytes, written)).toEqual({
    parts: ['xl/worksheets/sheet2.xml'],
    cells: [`E${row}`, `F${row}`],
    around: [],
  });
  expect(compareGlossaries(after, (await read(written)).glossary)).toEqual(NONE);
});

/** A sequence that is the same at each run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORDS = [
  'facture',
  'فاتورة',
  'a; b',
  'oui, non',
  '-20 %',
  '=1+1',
  '24/7',
  '« quoi »',
  '1. un',
  '_x0041_',
  '<&>',
  '  ',
];

async function randomWorkbook(random: (below: number) => number): Promise<Uint8Array> {
  const rows: (string | null)[][] = [
    ['Notes'],
    [null, 'Thème', 'Sous-thème', 'Définition', 'Mots-clés', 'Exemples', 'Synonymes'],
  ];
  const merged: string[] = [];
  const count = 3 + random(4);
  for (let topic = 0; topic < count; topic++) {
    const [start, lines, way] = [rows.length + 1, 1 + random(4), random(4)];
    if (way === 3) rows.push(['titre', `T${topic}`]);
    for (let line = 0; line < lines; line++) {
      const said = way === 0 || (line === 0 && way !== 3) ? `T${topic}` : null;
      const list = () =>
        Array.from({ length: random(3) }, () => WORDS[random(WORDS.length)]).join(random(2) ? '\n' : '; ');
      rows.push([`${rows.length}`, said, `S${line}`, random(3) ? `d${line}` : null, list(), list(), list()]);
      if (random(4) === 0) rows.push([]);
    }
    if (way === 2 && rows.length > start) merged.push(`B${start}:B${rows.length}`);
  }
  return workbookOf({ rows, merged });
}

function randomEdits(glossary: Glossary, random: (below: number) => number): Glossary {
  const topics = ['T0', 'T1', 'Neuf', 'جديد'];
  const entries = glossary.entries.flatMap((entry): GlossaryEntry[] => {
    const word = WORDS[random(WORDS.length - 1)] ?? '';
    switch (random(9)) {
      case 0:
        return [];
      case 1:
        return [{ ...entry, topic: topics[random(topics.length)] ?? '' }];
      case 2:
        return [{ ...entry, subtopic: random(2) ? '' : `${entry.subtopic} bis` }];
      case 3:
        return [{ ...entry, keywords: [...entry.keywords.slice(random(2)), word] }];
      case 4:
        return [{ ...entry, examples: [word, 'phrase'], definition: random(2) ? '' : word }];
      default:
        return [entry];
    }
  });
  for (let added = random(3); added > 0; added--) {
    const label = { topic: topics[random(topics.length)] ?? '', subtopic: `n${added}` };
    const id = newEntryId(label, new Set([...glossary.entries, ...entries].map((entry) => entry.id)));
    entries.push({ id, ...label, definition: '', keywords: ['mot; clé'], examples: [] });
  }
  // Labels are unique in a glossary.
  const labels = new Map(entries.map((entry) => [entryIdOf(entry), entry]));
  return { ...glossary, entries: [...labels.values()] };
}

test('whatever is edited is read back', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomOf(seed);
    const bytes = await randomWorkbook(random);
    const { glossary, layout } = await read(bytes);
    const after = randomEdits(glossary, random);
    if (after.entries.length === 0) continue;
    const written = await writeGlossary(bytes, layout, glossary, after);
    const back = keepIds(await read(written), after);
    expect({ seed, ...compareGlossaries(after, back.glossary) }).toEqual({ seed, ...NONE });
    // The owner's column is as it was, below as well.
    const { cells } = await compareWorkbooks(bytes, written);
    expect({ seed, cells: cells.filter((cell) => cell.startsWith('A')) }).toEqual({ seed, cells: [] });
  }
});
