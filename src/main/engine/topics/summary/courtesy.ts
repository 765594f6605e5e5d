import { phrasePattern } from './phrase-list.ts';

/**
 * What people say whatever a call is about: greetings, thanks, back-channels, fillers, and what an agent opens, holds and closes a
 * call with. In French, English, Darija in both scripts and standard Arabic.
 */
const COURTESIES = `
  allo, bonjour, bonsoir, salut, bonne journee, bonne soiree, bon apres midi, bon week end, au revoir, a bientot, bienvenue, soyez le bienvenu, soyez la bienvenue
  merci, merci beaucoup, merci bien, merci a vous, je vous remercie, je vous en prie, de rien, s il vous plait, s il te plait, avec plaisir, desole, desolee, pardon, excusez moi
  oui, non, si, ok, okay, d accord, entendu, tres bien, parfait, voila, c est ca, exactement, effectivement, bien sur, absolument, ah, oh, eh, euh, heu, hum, hmm, mmh, ben, bah, bon, hein, donc, alors, quoi
  super, excellent, ca marche, pas de probleme, pas de souci, aucun probleme, ca va, tout a fait, c est bien ca, c est tout, c est bon, je comprends, je vois
  madame, monsieur, mademoiselle, cher client, chere cliente, la famille
  comment puis je vous aider, en quoi puis je vous aider, que puis je faire pour vous, comment je peux vous aider, je vous ecoute, puis je vous aider, je peux vous aider
  merci de votre appel, merci d avoir appele, merci d avoir contacte, merci pour votre appel, merci de votre patience, merci de votre fidelite, merci d avoir patiente, merci de patienter, ravi de vous avoir aide
  ne quittez pas, un instant, un petit instant, une minute, une petite minute, une seconde, un moment, patientez, veuillez patienter, je vous laisse patienter, restez en ligne, vous m entendez, je vous entends, vous etes la, je suis la
  autre chose, quelque chose d autre, autre question, avez vous d autres questions, y a t il autre chose, puis je faire autre chose pour vous, je vous souhaite, service client, service clients, service clientele
  c est gentil, a votre service, au plaisir, bonne continuation, a votre disposition, je reste a votre disposition, merci d avoir patiente, a votre ecoute, a l ecoute, c est note
  hello, hi, good morning, good afternoon, good evening, goodbye, bye, bye bye, have a good day, have a nice day, have a nice evening, have a great day, take care
  thank you, thank you very much, thanks, thanks a lot, thank you so much, my pleasure, have a good one, see you, see you then, give me one second, give me one moment, one second, real quick, oh my god, got it, you know, i mean, you are welcome, you re welcome, welcome, please, sorry, excuse me, i am sorry to hear that, i am very sorry about that, i am sorry, i m sorry
  yes, no, yeah, yep, all right, alright, fine, very good, great, good, right, sure, of course, certainly, exactly, i see, i understand, i hear you, uh, um, uh huh, mm hmm, well, so, perfect, wonderful, no problem, that is all, that s all
  how can i help you today, how can i help you, how can i help, how may i help you, can i help you, what can i do for you, thank you for calling, thanks for calling, thank you for your call, thank you for your help, thank you for your trust
  please wait a moment, wait a moment, one moment, hold on, just a moment, just a second, bear with me, please hold, thank you for holding, thank you for waiting, can you hear me, are you there, sir, madam, ma am
  is there anything else, anything else, anything else i can help you with, it was a pleasure to help you, customer care, customer service, technical support, business support
  salam, slm, salam alikom, salam 3likom, salamo 3alaykom, assalamo alaykom, wa alaykom salam, w 3likom salam, ahlan, ahlan wa sahlan, merhba, marhba, marhba bik, merhba bik, sbah lkhir, msa lkhir, sba7 lkhir, sbah nour, sba7 nour, labas, labas 3lik, bikhir
  bslama, beslama, lay3awnek, lay3awn, allah y3awnek, lah y3awnek, allah y3awn, lah ihafdek, lay7fdek, lahay7fdek, allah y7efdek, lah y7efdek, allah ihafdek, lay hefdek, lahi hafdek, tbarkllah, tbarkellah 3lik, inchallah, nchallah, nchalah, insha allah, hamdullah, l7amdullah, lhamdulillah, lla y barek fik, lah ybarek fik, barakallahofik, barak lah fik
  chokran, choukran, shukran, chokran bzaf, 3afak, 3afakom, afak, 3afak a khoya, smeh lia, sme7 lia, sma7 liya, semhi lia, la choukr 3la wajib, bla jmil, lah ykhlef, lay khlef, lah yster, lah ysehel, allah ysehel
  ah, ayh, iyeh, ih, ah ah, la, lla, wakha, waxa, wakkha, safi, iwa, ewa, yak, hanta, hanti, ya3ni, a sidi, asidi, a lalla, lalla, sidi, khoya, a khoya, okhti, a okhti, khouya, fhemtek, fhamtek, m3ak, m3aya, tfeddel, tfeddli, tfdel, tfdli, tfdal, mzyan, mezyan, ok mzyan, machi mochkil, makayn mochkil, tayeb, 3la rass w l3in
  kifach n9der n3awnek, kifach nqder n3awnek, kifach n9dr n3awnk, bach n9der n3awnek, bach nqder n3awnek, bach nfidek, fach n9der n3awnek, kifach n9der n3awnk, bach n9dr n3awnk, chno n9der ndir lik
  tsenna, tsenay, tsenna m3aya, ba9i m3aya, b9a m3aya, b9ay m3aya, chwiya, wa7d d9i9a, wahd d9i9a, wahed d9i9a, d9i9a, wahd chwiya, sber m3aya, katsme3ni, katsem3ni, wach katsme3ni, ana m3ak, nsme3ek, kansme3ek
  chi haja okhra, chi haja khra, chi 7aja khra, chi 7aja okhra, wach kayna chi haja okhra, la hadchi li kan, hadchi li kan, hadchi makan, nhark mabrouk, nhar mabrouk, nharek mabrouk, nhar said, nharek zwin
  الو, السلام عليكم, وعليكم السلام, سلام, السلام, عليكم, عليكم السلام, مرحبا, مرحبا بك, مرحبا بيك, اهلا, اهلا وسهلا, اهلا بك, صباح الخير, مساء الخير, صباح النور, مساء النور, لاباس, لاباس عليك, بخير, ورحمة الله, تعالى وبركاته, وبركاته, ورحمة الله وبركاته
  شكرا, شكرا بزاف, شكرا جزيلا, شكرا لك, شكرا لكم, شكرا لاتصالك, شكرا لاتصالكم, شكرا على اتصالك, عفاك, عافاك, عفاكم, من فضلك, لو سمحت, العفو, عفوا, سمح ليا, سمحي ليا, اسف, لا شكر على واجب, بلا جميل, نعتذر عن الانتظار
  نعم, لا, اه, ايه, اييه, واخا, صافي, ايوا, ايوة, ياك, يعني, حسنا, طيب, تمام, مزيان, ماشي مشكل, ماكاين مشكل, لا مشكل, بالطبع, بكل سرور, طبعا, فهمتك, معاك, معايا, تفضل, تفضلي, اسيدي, ا سيدي, سيدي, لالة, لالا, خويا, اخويا, اختي, ختي, سيدتي, اوكي, وي, نون, بون, ميرسي, داكور, بيان سور
  كيفاش نقدر نعاونك, كيفاش نعاونك, باش نقدر نعاونك, باش نعاونك, كيف يمكنني مساعدتك, كيف يمكنني ان اساعدك, كيف اساعدك, كيف استطيع مساعدتك, كيفاش نقدر نفيدك, باش نفيدك, خدمة الزبناء, خدمة العملاء
  تسنى, تسناي, تسنى معايا, بقى معايا, بقا معايا, بقاي معايا, شوية, واحد الدقيقة, دقيقة, لحظة, لحظة من فضلك, واحد اللحظة, ابق معي, ابقى معي, انتظر لحظة, كتسمعني, واش كتسمعني, كنسمعك, هل تسمعني
  شي حاجة اخرى, شي حاجة خرى, واش كاينة شي حاجة اخرى, هادشي اللي كان, هادشي لي كان, هذا كل شيء, هل هناك شيء اخر, شيء اخر, هل من خدمة اخرى, نهارك مبروك, نهار مبروك, نهارك سعيد, يوم سعيد, اتمنى لك يوما سعيدا, طاب يومك
  بسلامة, بالسلامة, مع السلامة, الى اللقاء, الله يعاونك, الله يعاون, لا يعاونك, الله يحفظك, الله يخليك, تبارك الله عليك, الله يبارك فيك, بارك الله فيك, ان شاء الله, انشاء الله, نشاء الله, الحمد لله, لله الحمد, الله يخلف, الله يسهل, لا يخلف, جزاك الله خيرا
`;

const COURTESY = phrasePattern(COURTESIES, 'whole');

/** A folded turn without its courtesies: what is left of it is what it says. */
export function withoutCourtesies(folded: string): string {
  return folded.replace(COURTESY, ' ').replace(/ {2,}/g, ' ').trim();
}
