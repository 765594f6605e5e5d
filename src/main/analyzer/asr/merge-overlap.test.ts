import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Span, Word } from '../../../shared/domain/transcript.ts';
import { LANE_RATE_HZ } from '../../../shared/units.ts';
import { editDistance } from './edit-distance.ts';
import { mergeOverlap } from './merge-overlap.ts';
import { createW2vBertCtc } from './w2v-bert-ctc.ts';
import { w2vBertFiles } from './w2v-bert-folder.ts';
import { digitsSamples, expectedTexts, NO_REFERENCE, REFERENCE } from './w2v-bert-reference.ts';

const OVERLAP = { startS: 10, endS: 11 };

/** Words written as `text@start-end`, sure by 0.9 unless `!` follows, then by 0.4. */
function words(spelt: string): Word[] {
  return (spelt.match(/\S+/gu) ?? []).map((token) => {
    const [, text, start, end, unsure] = /^(.+)@([\d.]+)-([\d.]+)(!?)$/u.exec(token) ?? [];
    return { text, startS: Number(start), endS: Number(end), confidence: unsure === '!' ? 0.4 : 0.9 };
  });
}

function merged(left: string, right: string): string {
  return mergeOverlap(words(left), words(right), OVERLAP, 'aligned')
    .map((word) => word.text)
    .join(' ');
}

describe('merging two pieces that share a second', () => {
  it('says a word of both once', () => {
    expect(merged('a@9-9.4 b@10.3-10.6', 'b@10.3-10.6 c@11.2-11.5')).toBe('a b c');
  });

  it('takes the whole word where the left piece has its beginning only', () => {
    expect(merged('a@10.1-10.4 sev@10.8-11', 'a@10.1-10.4 seven@10.8-11.2 b@11.5-12')).toBe('a seven b');
  });

  it('takes the whole word where the right piece has its end only', () => {
    expect(merged('seven@9.8-10.3 a@10.5-10.8', 'en@10.1-10.3 a@10.5-10.8 b@11.5-12')).toBe('seven a b');
  });

  it('leaves out the end of a word that the left piece has whole', () => {
    expect(merged('seven@9.6-10.2', 'n@10.1-10.2 b@11.5-12')).toBe('seven b');
  });

  it('takes the surer of two halves', () => {
    expect(merged('ze@10.8-11', 'ro@10.05-11.1! b@11.5-12')).toBe('ze b');
    expect(merged('ze@10.8-11!', 'zero@10.05-11.1 b@11.5-12')).toBe('zero b');
  });

  it('keeps a word that only one of them heard', () => {
    expect(merged('a@9-9.4 b@10.3-10.6', 'c@11.2-11.5')).toBe('a b c');
    expect(merged('a@9-9.4', 'b@10.5-10.8 c@11.2-11.5')).toBe('a b c');
    expect(merged('a@9-9.4 b@10.85-11', '')).toBe('a b');
    expect(merged('', 'b@10.5-10.8')).toBe('b');
  });

  it('keeps a word that was said twice', () => {
    expect(merged('no@9.6-9.9 no@10.3-10.6', 'no@10.3-10.6 no@11.1-11.4')).toBe('no no no');
  });

  it('finds the counterpart of words whose times are spread over the piece', () => {
    const left = words('we@8-8.6 will@8.6-9.5 call@9.5-10.4 you@10.4-11');
    const right = words('call@10-10.9 you@10.9-11.6 back@11.6-12.5');
    const texts = mergeOverlap(left, right, OVERLAP, 'interpolated').map((word) => word.text);
    expect(texts).toEqual(['we', 'will', 'call', 'you', 'back']);
  });
});

describe('edit distance', () => {
  it('counts insertions, deletions and substitutions', () => {
    expect(
      [
        ['kitten', 'sitting'],
        ['', 'abc'],
        ['same', 'same'],
      ].map(([a, b]) => editDistance(a, b)),
    ).toEqual([3, 3, 0]);
  });
});

describe.skipIf(NO_REFERENCE)(`long recordings cut with 1 s shared${NO_REFERENCE}`, () => {
  it.each([25, 23.5])('in pieces of %s s lose, repeat and change no more than a word a cut', async (pieceS) => {
    const recognizer = await createW2vBertCtc(w2vBertFiles(join(REFERENCE, 'w2v-bert-digits')), 1);
    for (const { file, words: onePass } of expectedTexts('long')) {
      const [samples] = digitsSamples([file]);
      const whole = onePass.map((word) => ({ ...word, text: word.word }));
      const lengthS = samples.length / LANE_RATE_HZ;
      const starts = Array.from({ length: Math.ceil((lengthS - 1) / (pieceS - 1)) }, (_, i) => i * (pieceS - 1));
      const cut = (s: number) => samples.subarray(s * LANE_RATE_HZ, (s + pieceS) * LANE_RATE_HZ);
      const pieces = (await recognizer.recognize(starts.map(cut))).map(({ words: own }, i) =>
        own.map((word) => ({ ...word, startS: word.startS + starts[i], endS: word.endS + starts[i] })),
      );
      const joined = pieces.reduce((left, right, i) => [
        ...mergeOverlap(left, right, { startS: starts[i], endS: starts[i] + 1 }, 'aligned'),
      ]);
      expect(joined.length, file).toBe(whole.length);
      for (const start of starts.slice(1)) {
        const near = <T extends Span>(all: readonly T[]) =>
          all.filter((word) => word.endS > start && word.startS < start + 1);
        expect(wordsDiffering(near(joined), near(whole)), `${file} at ${start} s`).toBeLessThanOrEqual(1);
      }
    }
  });
});

/** Words to insert, delete or change: the distance of texts in which each different word is one character. */
function wordsDiffering(a: readonly Pick<Word, 'text'>[], b: readonly Pick<Word, 'text'>[]): number {
  const letters = new Map<string, string>();
  const spelt = (all: readonly Pick<Word, 'text'>[]) =>
    all.map(({ text }) => letters.get(text) ?? letters.set(text, String.fromCharCode(0x4e00 + letters.size)).get(text));
  return editDistance(spelt(a).join(''), spelt(b).join(''));
}
