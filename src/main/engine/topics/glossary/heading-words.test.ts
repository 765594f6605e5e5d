import { expect, test } from 'vitest';
import { readHeading } from './heading-words.ts';

test.each([
  ['Thème', 'topic'],
  ['THEMES', 'topic'],
  ['Motif d’appel', 'topic'],
  ['Nom du topic', 'topic'],
  ['Catégories (B2B)', 'topic'],
  ['الموضوع', 'topic'],
  ['المحاور', 'topic'],
  ['المِحْوَر', 'topic'],
  ['Sous-thème', 'subtopic'],
  ['sous motifs', 'subtopic'],
  ['Sub-topic', 'subtopic'],
  ['الموضوع الفرعي', 'subtopic'],
  ['Définition du thème', 'definition'],
  ['DESCRIPTIONS', 'definition'],
  ['التعريف', 'definition'],
  ['Mots-clés', 'keywords'],
  ['MOTS CLES (darija, français)', 'keywords'],
  ['Synonymes', 'keywords'],
  ['الكلمات المفتاحية', 'keywords'],
  ['مرادفات', 'keywords'],
  ['Exemples de verbatims', 'examples'],
  ['Verbatim client', 'examples'],
  ['أمثلة', 'examples'],
])('%s heads a column of %s', (heading, meaning) => {
  expect(readHeading(heading)?.meaning).toBe(meaning);
});

test.each(['N°', 'Code thème', 'Propriétaire', 'Nombre d’exemples', 'Date', '', 'رقم الموضوع', 'Mise à jour du thème'])(
  '%s heads none of a glossary’s columns',
  (heading) => {
    expect(readHeading(heading)).toBeNull();
  },
);
