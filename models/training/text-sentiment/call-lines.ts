import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Sentiment, sentimentSchema } from '../../../src/shared/domain/sentiment.ts';
import { hashOfFolded, type Labelled } from './labelled.ts';

/*
 * What was written for this model in the language of calls, one file per form: `ary-arab` (Darija in Arabic script),
 * `ary-latn` (in Latin script), `arb`, `eng`, `fra`. All of it trains; cross-validation leaves lines out, never fillings.
 */

/** Fillings of each template. */
const FILLINGS = 12;

const templatesSchema = z.strictObject({
  slots: z.record(z.string(), z.array(z.string()).min(1)),
  templates: z.array(z.strictObject({ side: z.string(), label: sentimentSchema, text: z.string() })),
});

/** `lines/<form>.tsv`: side, label, text. */
export function readLines(): readonly Labelled[] {
  return tables('lines').flatMap(({ form, rows }) =>
    rows.map(([, label, text = '']) => trained(`call-${form}`, text, sentimentSchema.parse(label))),
  );
}

/** `templates/<form>.json`: each `{slot}` of a template filled from the slot's words, the same ones at every run. */
export function readTemplates(): readonly Labelled[] {
  return filesOf('templates', '.json').flatMap(({ form, content }) => {
    const { slots, templates } = templatesSchema.parse(JSON.parse(content));
    return templates.flatMap(({ label, text }) => {
      const random = randomFrom(hashOfFolded(text));
      const fillings = Array.from({ length: FILLINGS }, () =>
        text.replace(/\{(\w+)\}/g, (_, slot: string) => {
          const words = slots[slot];
          if (words === undefined) throw new Error(`templates/${form}.json has no slot ${slot}`);
          return words[Math.floor(random() * words.length)] ?? '';
        }),
      );
      return [...new Set(fillings)].map((filling) => trained(`template-${form}`, filling, label));
    });
  });
}

/** `lexicon/<form>.tsv`: term, polarity −2 … 2, kind. Strong words count whole, weak ones half; negators stand for nothing. */
export function readLexicon(): readonly Labelled[] {
  return tables('lexicon').flatMap(({ form, rows }) =>
    rows
      .filter(([, , kind]) => kind === 'sentiment' || kind === 'formula')
      .map(([term = '', polarity]) => {
        const value = Number(polarity);
        const label = value < 0 ? 'negative' : value > 0 ? 'positive' : 'neutral';
        return { ...trained(`lexicon-${form}`, term, label), weight: Math.abs(value) === 2 ? 1 : 0.5 };
      }),
  );
}

function trained(source: string, text: string, label: Sentiment): Labelled {
  return { source, text, label, split: 'train', weight: 1 };
}

/** Rows of every table of a folder, without the line of names. */
function tables(folder: string): { form: string; rows: string[][] }[] {
  return filesOf(folder, '.tsv').map(({ form, content }) => {
    const lines = content.trimEnd().split('\n').slice(1);
    return { form, rows: lines.map((line) => line.split('\t')) };
  });
}

function filesOf(name: string, ending: string): { form: string; content: string }[] {
  const folder = path.join(import.meta.dirname, name);
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => ({ form: path.basename(file, ending), content: readFileSync(path.join(folder, file), 'utf8') }));
}

/** Mulberry32: numbers in [0, 1) that are the same at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
