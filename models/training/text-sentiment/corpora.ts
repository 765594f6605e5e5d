import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Labelled, type Split, splitOf } from './labelled.ts';

/** The public corpora, beside the project: their texts are nobody's to pass on, so they never come into it. */
export const CORPORA_FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/sentiment');

/** Corpora that train and test, and the domain their language is of. OMCD labels offence, not sentiment: left out. */
const CORPORA = [
  'ajgt_arabic',
  'allocine_series_french',
  'astd_arabic',
  'elecmorocco2016_darija',
  'elsahar_reviews_arabic',
  'mac_darija',
  'msac_darija',
  'myc_darija',
  'sst2_english',
  'umsab_tweets_arabic',
  'umsab_tweets_english',
  'umsab_tweets_french',
];

const SPLITS: Readonly<Record<string, Split>> = { train: 'train', dev: 'dev', val: 'dev', test: 'test' };

/**
 * Every usable row of the corpora: those labelled mixed are left out. Splits are the corpus's own; where it has none,
 * 80 : 10 : 10 by a hash of the folded text.
 */
export function readCorpora(): readonly Labelled[] {
  if (!existsSync(CORPORA_FOLDER)) throw new Error(`The corpora are not there: ${CORPORA_FOLDER}`);
  return CORPORA.flatMap((corpus) =>
    readTable(path.join(CORPORA_FOLDER, `${corpus}.tsv.gz`)).flatMap((row): Labelled[] => {
      const { text = '', label, lang, split = '', meta } = row;
      if (label !== 'negative' && label !== 'neutral' && label !== 'positive') return [];
      // MAC has standard Arabic and Darija, MYC Darija in both scripts: their figures are told apart.
      const part = corpus === 'mac_darija' ? `-${lang}` : corpus === 'myc_darija' ? `-${meta}` : '';
      return [{ source: corpus + part, text: spellOut(text), label, split: SPLITS[split] ?? splitOf(text), weight: 1 }];
    }),
  );
}

/** Tab-separated rows under a line of names; a text never has a tab. */
function readTable(file: string): Record<string, string>[] {
  const [names = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const keys = names.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [keys[i] ?? '', cell])));
}

/** The English tweets of UMSAB carry `\u2019` and the like as six characters. */
function spellOut(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
