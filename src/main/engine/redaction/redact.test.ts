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
    // Corrected, spelled or told beside another: a name without a word that leads to it.
    ['la ماشي السعيدي راه السعدي', ['name:السعيدي', 'name:السعدي']],
    ['vous cherchez oulhaj o u l h a j', ['name:oulhaj o u l h a j']],
    ['mes fils walid et rayan ont une puce', ['name:walid', 'name:rayan']],
    ['monsieur bou euh bouazzaoui', ['name:bou euh bouazzaoui']],
    ['c’est marqué aït m’hand', ['name:aït m’hand']],
    [
      'galerie marchande ibn khaldoun boutique 23 meknès',
      ['address:galerie marchande ibn khaldoun boutique 23 meknès'],
    ],
    ['lboutique f derb omar kaybi3o les machines', []],
    // What is called so is a thing.
    ['l’option s’appelle liberté', []],
    // Two letters and digits said one by one, a second of its kind, and no card.
    ['مكتوب إم سي جوج ربعة صفر ربعة تمنية', ['cin:إم سي جوج ربعة صفر ربعة تمنية']],
    ['CIN AA 90117 au lieu de aa 90177', ['cin:AA 90117', 'cin:aa 90177']],
    ['il y a cinq six sept huit neuf', []],
    ['deux contrats 8801-b et 8801-c', ['account:8801-b', 'account:8801-c']],
    ['identifiant client c’est pharma-anfa-03', ['account:pharma-anfa-03']],
    ['née le 21 mars 1978 et lui c’est 2 mars 1981', ['dob:21 mars 1978', 'dob:2 mars 1981']],
    // The sign that is spoken of is no address.
    ['pas d’arobase dans le formulaire', []],
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

/** Less processor time than this is no measure of anything. */
const MICROSECONDS_OF_NOISE = 4000;

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
      'ماشي السعيدي راه السعدي ',
      'oulhaj O U L H A J ',
      'né le 2 mars 1981 ',
      'CIN T A 14 22 80 ',
      'contrat B-7715 ',
      'Karim et ',
      'x',
      '\n',
      '٠',
      'و',
    ];
    const timeOf = (piece: string, length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const times = Array.from({ length: 3 }, () => {
        const start = process.threadCpuUsage();
        redact(text);
        const { user, system } = process.threadCpuUsage(start);
        return user + system;
      });
      return Math.min(...times);
    };
    // Eight times the text takes eight times as long, with some for collecting garbage; if it were quadratic, sixty-four.
    for (const piece of pieces) {
      const short = timeOf(piece, 10_000);
      expect(timeOf(piece, 80_000), JSON.stringify(piece)).toBeLessThan(Math.max(short, MICROSECONDS_OF_NOISE) * 24);
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
