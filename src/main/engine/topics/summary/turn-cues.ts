import { foldedPhrases, phrasePattern } from './phrase-list.ts';

/** How a caller says why he calls: what he wants, what is broken, what was promised. Beginnings of words. */
const REASONS = phrasePattern(
  `je vous appelle, j appelle, je vous contacte, j ai appele, c est pour, c est a propos, c est concernant, au sujet, concernant, par rapport a, je veux, je voudrais, je souhaite, j aimerais, on voudrait, nous voudrions, j ai besoin, nous avons besoin, on a besoin, je cherche
  j ai un souci, un souci, un probleme, des problemes, le probleme, probleme, reclamation, reclamer, je n arrive pas, je ne peux, je n ai pas, je n ai plus, j ai pas, on n a plus, nous n avons plus, ne marche pas, ne marche plus, marche plus, marche pas, ne fonctionne, fonctionne plus, fonctionne pas, ca coupe, coupure, coupee, en panne, panne, bloque, j ai recu, j ai perdu, je n ai jamais, n ai toujours pas, toujours pas, resili, annuler, rembours, changer, activer, desactiver, suspend
  i want, i would like, i d like, i was wondering, i m wondering, i need, we need, i am calling, i m calling, i called, calling about, calling because, problem, issue, not working, doesn t work, does not work, stopped working, is down, been down, has had no, have no, still, wrong, blocked, i lost, i received, i paid, cancel, refund, charged, complain, i never, never received, nobody came, higher than
  bghit, bghina, baghi, baghya, baghin, kanbghi, ktbghit, mochkil, mouchkil, mochkila, mushkil, 3ndi wahd, 3ndi wa7d, makhdamch, makhdamach, ma khdamch, ma khdamach, makaykhdmch, makaykhdemch, ma kaykhdemch, makatkhdmch, makatkhdemch, ma katkhdemch, t9ta3, t9et3, kayt9t3, kat9ta3, kayt9et3, mat9ta3, t7bess, tbloka, bloquiw, b9it blach, b9it bla, b9ina bla, mazal ma, ma wselni, mawselni, mawslatni, jatni, jani, jatna, ma 3reftch, ma3reftch, nssit, dda3, tsre9, khlesst, khelest, khlest, 7iydo, n7iyed, nbeddel, nbdel, n7bess, nlghi, chkaya, kanettasel, kan3ayet, 3ayet 3la, 3yit, 3yyit
  بغيت, بغينا, باغي, باغية, باغين, مشكل, مشكلة, عندي واحد, ماخدامش, ماخداماش, ما خدامش, ما خداماش, ماكيخدمش, ما كيخدمش, ماكتخدمش, ما كتخدمش, مقطوع, مقطوعة, تقطع, كتقطع, كيتقطع, كيقطع, بقيت بلا, بقينا بلا, مازال ما, باقي ما, ماوصلنيش, ما وصلنيش, ماوصلاتنيش, ما وصلاتنيش, جاتني, جاني, جاتنا, ماعرفتش, نسيت, ضاع, ضاعت, تسرق, خلصت, نحيد, نبدل, نحبس, نلغي, شكاية, كنتصل, كنعيط, عيطت, عييت
  اريد, ارغب, اود, احتاج, نحتاج, اتصل بكم, اتصلت, لدي مشكلة, بخصوص, بشان, لا يعمل, لا تعمل, توقف, انقطع, انقطاع, لم اتوصل, لم استلم, لم يصلني, لم تصلني, الغاء, استرجاع, تغيير, تفعيل`,
  'beginning',
);

/** How an agent says what was done or will be. */
const OUTCOMES = phrasePattern(
  `je vous envoie, je vous ai envoye, je viens de, je vous confirme, je vais vous, je vais ouvrir, je vais faire, je vais envoyer, je vais transmettre, je vais lancer, je vais annuler, nous allons, on va vous, vous allez recevoir, vous recevrez, vous serez, vous aurez, va vous appeler, vous rappel, je vous rappelle, j ai ouvert, j ai enregistre, j ai cree, j ai active, j ai fait, j ai annule, j ai transmis, j ai programme, j ai note, c est fait, c est regle, est regle, est active, est annule, est enregistre, a ete, sera, seront, rembours, sous 24, sous 48, sous 72, sous un delai, delai, dans les, d ici, heures ouvr, jours ouvr, technicien, ticket, reclamation, un sms, un mail, un email, rendez vous, il faudra, vous devez
  i will, we will, you will, i ll, we ll, you ll receive, you ll get, you ll have, i have sent, i am sending, i have opened, i opened, i have written, i am blocking, it is done, is done, within, will be, ticket, case number, refund, technician, i have cancelled, i have changed, i just, has been, have been, you should receive, i recommend, by tomorrow, before noon, appointment, forgot to, we offer, no charge, no cost, free of charge
  ghadi, gha nsift, gha nsifet, ghanssift, ghansift, ghan, ghay, ghat, sift, sifet, siftt, seft, f 24, f 48, f 72, men daba, mn daba, mor, mn ba3d, ftah, fte7, ftht, ft7t, sejjelt, sjelt, sjjelt, 3tit, hanti, rah t, rah tsejlat, rah tfe3let, tfe3let, tfe3el, tactiva, activit, derna, dert lik, dert lek, n3aytou, n3ayto, nrej3, nraj3, ykoun, ykon, tkoun, ywslek, ywsel, tewsel, tewslek, twslek, taqni, teqni, t9ni, rendez vous, reclamation, chikaya, chkaya, ticket, message, sms, t3wid, ta3wid, rembours
  غادي, غا, غن, غي, صيفط, نصيفط, فتحت, سجلت, تسجلات, تفعلات, تفعل, فعلت, درت ليك, دارت ليك, عطيتك, خلال, في ظرف, ف ظرف, من دابا, من بعد, يعيط, نعيط, يتصل, نتصل, سنتصل, يوصلك, توصلك, ستتوصل, ستصلك, سيصلك, سيتم, سوف, ساقوم, سنقوم, سارسل, تم, لقد تم, التقني, تقني, شكاية, رقم الشكاية, رسالة, ارجاع, ترجع, نرجع, تعويض, موعد, 24, 48, 72`,
  'beginning',
);

/** Asking who someone is, or being asked: needed in a call, and telling nothing about it. */
const IDENTITY = phrasePattern(
  `votre nom, votre prenom, nom complet, nom et prenom, votre numero, votre cin, votre carte nationale, carte d identite, date de naissance, adresse e mail, adresse mail, votre adresse, votre identite, verifier votre, numero de client, numero client, numero de contrat, numero de telephone, numero d appel, numero de ligne, numero de dossier, code client, identifiant, a l appareil, titulaire, je suis bien avec, c est moi meme, quel numero, de quelle societe, quelle societe
  your name, full name, your number, your phone number, date of birth, id card, id number, your address, confirm your, verify your, account number, customer number, account holder, speaking with, am i speaking
  smiytek, smiytk, smitek, smitk, smeytek, lism lkamel, cin dyalk, cin dyalek, carte nationale, numero dyalk, numero dyalek, nemra dyalk, nemra dyalek, nmra dyalk, nmra dyalek, nemra li, nmra li, tarikh l izdiad, tarikh izdiad, m3amen, m3a men, m3a mn, mol lkhet
  سميتك, السمية ديالك, السميه ديالك, اسمك, الاسم الكامل, البطاقة الوطنية, رقم البطاقة, رقم الهاتف, رقم هاتفك, رقمك, النمرة ديالك, نمرتك, الرقم ديالك, رقم الزبون, تاريخ الازدياد, تاريخ ازدياد, تاريخ الميلاد, صاحب الخط, مول الخط, العنوان ديالك, معامن`,
  'whole',
);

/** Saying one's name. */
const INTRODUCES = phrasePattern(
  `je m appelle, mon nom est, moi c est, my name is, smiyti, smiti, smeyti
  سميتي, اسمي`,
  'whole',
);
/** A turn that asks or says who someone is and says this much more than that is about something else. */
const IDENTITY_STEMS = 6;

/** Numbers as they are said when one is dictated; `un`, `wahd` and their like are left out, they are articles too. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  foldedPhrases(`zero, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize, vingt, trente, quarante, cinquante, soixante, cent, double
  oh, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred
  jouj, zouj, juj, tlata, tleta, rab3a, reb3a, arb3a, khamsa, khmsa, setta, stta, seb3a, sb3a, tmenya, tmnya, ts3oud, tes3oud, ts3od, 3achra, 7dach, tnach, 3echrin, 3chrin, tlatin, reb3in, rb3in, arb3in, khamsin, khmsin, settin, sttin, seb3in, sb3in, tmanin, tes3in, ts3in, sifr
  صفر, زيرو, جوج, زوج, اثنان, اثنين, ثنين, تنين, ثلاثة, تلاتة, ثلاث, اربعة, ربعة, اربع, خمسة, خمس, ستة, ست, سبعة, سبع, ثمانية, تمنية, تسعة, تسعود, سبعود, عشرة, حداش, طناش, تناش, ربعطاش, خمسطاش, خمستاش, سطاش, ستاش, سبعطاش, عشرين, عشرون, ثلاثين, تلاتين, اربعين, ربعين, خمسين, ستين, سبعين, تمانين, ثمانين, تسعين, مية, مائة`),
);

/** A question as it is written or begun; recognisers without punctuation leave only its beginning. */
const ASKS = /[?؟]\s*$/u;
const ASKING = phrasePattern(
  'est ce que, quel est, quelle est, pouvez vous, pourriez vous, vous pouvez me, avez vous, wach, wash, chno, chnou, واش, شنو, اشنو, هل, ما هو, ما هي, can you, could you, would you, do you, did you, may i, what is, which, are you, is there',
  'whole',
);

/** What the wording of a turn says of its part in the call. */
export interface TurnCues {
  /** How many signs of a reason to call there are, up to two. */
  readonly reason: number;
  /** How many signs of something done or promised there are, up to two. */
  readonly outcome: number;
  /** It asks or says who someone is, and little else. */
  readonly identity: boolean;
  /** It reads a number out, and is not about what it numbers: "I am calling about invoice 20231145" is. */
  readonly dictation: boolean;
  readonly question: boolean;
}

/** Reads the cues of a turn; `folded` is its text by `foldText`, `stems` how many words of it matter. */
export function cuesOf(text: string, folded: string, stems: number): TurnCues {
  const words = folded.split(' ');
  const numbers = words.filter(isNumber).length;
  const namesSomebody = countIn(folded, IDENTITY) + countIn(folded, INTRODUCES) > 0;
  const reason = Math.min(2, countIn(folded, REASONS));
  return {
    reason,
    outcome: Math.min(2, countIn(folded, OUTCOMES)),
    identity: namesSomebody && (stems <= IDENTITY_STEMS || numbers >= 3),
    dictation: reason === 0 && dictates(words, numbers),
    question: ASKS.test(text) || folded.slice(0, 24).search(ASKING) === 0,
  };
}

function countIn(folded: string, pattern: RegExp): number {
  return new Set(folded.match(pattern)).size;
}

/** Digits of a telephone number at once, or number after number. */
function dictates(words: readonly string[], numbers: number): boolean {
  if (words.some((word) => /\d{6}/.test(word))) return true;
  return (numbers >= 3 && numbers >= 0.5 * words.length) || (numbers >= 5 && numbers >= 0.3 * words.length);
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word) || NUMBER_WORDS.has(word) || NUMBER_WORDS.has(word.replace(/^و/u, ''));
}
