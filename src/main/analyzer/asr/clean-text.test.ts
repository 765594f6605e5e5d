import { describe, expect, it } from 'vitest';
import { cleanText, cleanTranscript } from './clean-text.ts';

function words(text: string) {
  return text.split(' ').map((token, i) => ({ text: token, startS: i, endS: i + 1, confidence: 0.5 }));
}

describe('cleaned text', () => {
  it.each([
    ['keeps Latin case and punctuation', "Hello, it's OK. Ça va ?", "Hello, it's OK. Ça va"],
    ['composes accents', 'cafe\u0301', 'café'],
    ['drops doubled spaces and the ends', '  a   b ', 'a b'],
    ['drops tatweel and vowel marks', 'السَّلَامُ عَلَيـــكُم', 'السلام عليكم'],
    ['folds alef forms, the composed ones too', 'أنا إلى آخر ٱلله ا\u0654نا', 'انا الي اخر الله انا'],
    ['folds ya forms at every place', 'على مصطفى ایران', 'علي مصطفي ايران'],
    [
      'keeps hamza carriers, ta marbuta and Moroccan letters',
      'سؤال مائة ڭال ڤيديو پودكاست',
      'سؤال مائة ڭال ڤيديو پودكاست',
    ],
    ['opens presentation forms', 'ﻣﺮﺣﺒﺎ ﻻ', 'مرحبا لا'],
    ['drops marks and invisible characters', 'a\u200fb\u00ad \ufe70 \u200b c', 'ab c'],
    ['drops literal special tokens, inside words too', '<s> ab[UNK]c</s> [PAD] <|endoftext|>', 'abc'],
    ['drops tokens that are punctuation only, keeps symbols', 'well - 5 % ...', 'well 5 %'],
    ['keeps digits however often', '0000 5 5 5 5 5', '0000 5 5 5 5 5'],
    ['shortens a letter that hangs', 'نعمممممم sooooo', 'نعم so'],
    ['drops a token of one letter that hangs', 'ok سسسسسس, ok', 'ok ok'],
    ['shortens a fragment that hangs', 'lalalalalala', 'la'],
    ['drops a single letter said over and over', 'yes s s s s s no', 'yes no'],
    ['keeps what people do say', 'no no no no, I I I mean www', 'no no no no, I I I mean www'],
    ['keeps one of a fragment repeated absurdly', 'ta ta ta ta ta ta ta end', 'ta end'],
    ['keeps longer words however often', 'zero zero zero zero zero zero zero', 'zero zero zero zero zero zero zero'],
    ['has nothing for nothing', ' \t ', ''],
  ])('%s', (_, raw, cleaned) => {
    expect(cleanText(raw)).toBe(cleaned);
    expect(cleanText(cleaned), 'cleaning twice').toBe(cleaned);
  });
});

describe('cleaned words', () => {
  it('are the tokens of the text, with the times they had', () => {
    const { text, words: cleaned } = cleanTranscript(words('<s> أنا s s s s هنـا [UNK]'));
    expect(text).toBe('انا هنا');
    expect(cleaned).toEqual([
      { text: 'انا', startS: 1, endS: 2, confidence: 0.5 },
      { text: 'هنا', startS: 6, endS: 7, confidence: 0.5 },
    ]);
  });

  it('share the time of a word that becomes several', () => {
    const { words: cleaned } = cleanTranscript([{ text: 'ﷺ', startS: 1, endS: 2, confidence: 0.9 }]);
    expect(cleaned.map((word) => word.text)).toEqual(['صلي', 'الله', 'عليه', 'وسلم']);
    expect(cleaned.map((word) => word.startS)).toEqual(
      [0, 3, 7, 11].map((letters) => expect.closeTo(1 + letters / 15)),
    );
    expect(cleaned[3].endS).toBeCloseTo(2);
  });
});
