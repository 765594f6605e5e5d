import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

/** What is hidden of a line, as `type:text`. */
function hidden(text: string): string[] {
  const letters = [...text];
  return redact(text).spans.map(({ start, end, type }) => `${type}:${letters.slice(start, end).join('')}`);
}

describe('a line', () => {
  it.each([
    ['bonjour je m’appelle Karim Bennani', ['name:Karim Bennani']],
    ['mon numéro c’est le 06 12 34 56 78 merci', ['phone:06 12 34 56 78']],
    [
      'c’est le zéro six douze trente-quatre cinquante-six soixante-dix-huit',
      ['phone:zéro six douze trente-quatre cinquante-six soixante-dix-huit'],
    ],
    [
      'nmirti sifr stta w tnin w tlatin khmsa w 3chrin sb3in tmanin',
      ['phone:sifr stta w tnin w tlatin khmsa w 3chrin sb3in tmanin'],
    ],
    [
      'رقمي صفر ستة اتناش تلاتة وتلاتين ستة وخمسين تمنية وسبعين',
      ['phone:صفر ستة اتناش تلاتة وتلاتين ستة وخمسين تمنية وسبعين'],
    ],
    [
      'call me on oh six double four one two three four five six',
      ['phone:oh six double four one two three four five six'],
    ],
    ['ma CIN c’est BK 123456', ['cin:BK 123456']],
    ['mail : karim point bennani arobase gmail point com', ['email:karim point bennani arobase gmail point com']],
    [
      'j’habite au 12 rue Ibn Sina, appartement 4, Casablanca 20250',
      ['address:12 rue Ibn Sina, appartement 4, Casablanca 20250'],
    ],
    ['née le 12 mars 1985 à Rabat', ['dob:12 mars 1985']],
    ['la carte 4111 1111 1111 1111', ['card:4111 1111 1111 1111']],
    ['dossier numéro 458796', ['account:458796']],
    // Letters before and behind the digits are pieces of a reference.
    ['référence D comme Daniel 45 78 1 B', ['account:D comme Daniel 45 78 1 B']],
    ['رقم الملف ألف 4578 باء', ['account:ألف 4578 باء']],
    // A quarter's name begins an address when a house follows; alone it hides nothing.
    ['sidi moumen bloc 12 raqm 9', ['address:sidi moumen bloc 12 raqm 9']],
    ['il y a une panne à sidi moumen', []],
    // What is said with a floor or a house belongs to it.
    ['c’est au troisième étage, immeuble C, rue Sebou', ['address:troisième étage, immeuble C, rue Sebou']],
    ['شارع علال بن عبد الله عمارة 7', ['address:شارع علال بن عبد الله عمارة 7']],
    // A year's last two digits right behind birth, and no age.
    ['أنا مواليد تسعة وسبعين', ['dob:تسعة وسبعين']],
    // Made as names are made, or nothing but a name.
    ['هضرت مع عبد الحفيظ', ['name:عبد الحفيظ']],
    ['d’accord khadija', ['name:khadija']],
    ['prénom oumnia nom zarhouni', ['name:oumnia', 'name:zarhouni']],
    // A word of the language where a name could stand.
    ['moi je suis énervée', []],
    ['under the table', []],
  ])('%s', (text, expected) => {
    expect(hidden(text)).toEqual(expected);
  });

  it('hides nothing where nothing tells who somebody is', () => {
    const lines = [
      'la facture de 450 dh pour 20 Go à 100 Mbps depuis 2019',
      'adresse ip 192.168.1.1 et le code erreur 678',
      'je m’appelle pas comme ça, il est 14:30 à Casablanca',
      '',
    ];
    expect(lines.map(hidden)).toEqual([[], [], [], []]);
  });

  it('puts a mark in the place of each datum and counts code points', () => {
    expect(redact('😀 smiti Karim, 0612345678')).toEqual({
      redacted: '😀 smiti [nom], [téléphone]',
      spans: [
        { start: 8, end: 13, type: 'name' },
        { start: 15, end: 25, type: 'phone' },
      ],
    });
  });
});

describe('any text', () => {
  it('is redacted in time linear in its length', () => {
    const pieces = [
      '0612345678 ',
      'zéro ',
      'a@',
      'B ',
      'rue ',
      'je m’appelle Karim ',
      'w ',
      'MA64 ',
      'point ',
      '1.',
      'monsieur ',
      'x',
      '\n',
      '٠',
      'و',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      const start = performance.now();
      redact(text);
      expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(1000);
    }
  });

  it('never makes it throw, and what stands between spans stays', () => {
    const letters = [
      '\ud800',
      '\udc00',
      '\u0000',
      '😀',
      '\u202e',
      '0',
      '٦',
      '𝟞',
      'é',
      'e\u0301',
      'ﷺ',
      '@',
      '.',
      '\n',
      'ة',
      '\u200d',
      '½',
      '+',
      'w',
      ' ',
    ];
    let seed = 1;
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: 60 }, () => {
        seed = (seed * 48271) % 2147483647;
        return letters[seed % letters.length];
      }).join('');
      const { spans } = redact(text);
      for (const { start, end } of spans) expect(start).toBeLessThan(end);
    }
  });
});
