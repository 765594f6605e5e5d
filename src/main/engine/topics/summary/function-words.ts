import { foldedPhrases } from './phrase-list.ts';

/** Words that carry a sentence and not its matter, in the five ways people speak here. Counting them would make long-winded turns rich ones. */
const WORDS = `
  le, la, les, l, un, une, des, du, de, d, au, aux, et, ou, mais, que, qu, qui, quoi, dont, ce, c, cet, cette, ces, ca, cela, celui, celle, je, j, tu, il, elle, on, nous, vous, ils, elles, me, m, te, t, se, s, lui, leur, y, en
  mon, ma, mes, ton, ta, tes, son, sa, ses, notre, nos, votre, vos, leurs, moi, toi, eux, ne, n, pas, plus, ni, a, dans, par, pour, sur, sous, avec, sans, chez, vers, entre, depuis, pendant, comme, si, quand, parce, car, puis, aussi, tres, trop, bien
  suis, es, est, sommes, etes, sont, etais, etait, etiez, etaient, sera, serait, soit, ai, as, avons, avez, ont, avais, avait, aviez, avaient, aura, ete, eu, fait, faire, fais, faites, vais, va, allez, allons, aller, vont, peux, peut, pouvez, pouvons, pourriez
  la, ici, tout, toute, tous, toutes, meme, encore, deja, juste, vraiment, peu, jamais, rien, quel, quelle, quels, quelles, comment, pourquoi, ou, lequel, dit, dire, voir, vois, faut, fois, chose, maintenant
  the, a, an, of, to, in, on, at, for, from, by, with, without, about, into, than, as, and, or, but, if, when, because, that, this, these, those, it, its, i, you, he, she, we, they, me, him, her, us, them, my, your, his, our, their, mine, yours, myself
  is, are, was, were, be, been, am, being, do, does, did, done, have, has, had, will, would, can, could, should, may, might, must, shall, not, don, doesn, didn, isn, ll, ve, re, s, t, m, d, there, here, what, which, who, where, how, why, then, just, very, too, also, only, some, any, every, all, now, again, me, go, get, got, let, know, say, said, thing, for, up, out
  ana, nta, nti, ntouma, howa, hiya, huwa, hna, 7na, houma, lia, liya, lik, lih, liha, lina, likom, lihom, li, lli, elli, dyal, dial, d, dyali, dyalk, dyalek, dyalo, dyalha, dyalna, dyalkom, dyali, f, fi, b, bi, l, m3a, 3la, 3li, 3lik, 3liya, 3nd, 3ndi, 3ndk, 3ndkom, 3ndna, 3endi, mn, men, 7ta, hta, bach, bash, wach, wash, w, o, ou, wla, wlla, walakin, walayni, 3lach, 3lash, kifach, fin, fen, fach, mnin, melli, mlli, hit, 7it, 3la9bal
  had, hadi, hada, hadchi, hadak, hadik, dak, dik, dakchi, chi, chno, chnou, shno, achno, ach, kan, kant, kanet, kano, kanou, kont, kayn, kayna, ma, mach, machi, makaynch, ghir, gha, bhal, b7al, bzaf, daba, dba, ba9i, mazal, dir, ndir, tdir, dert, dar, darou, gal, galo, galou, gal lia, galou lia, gult, golt, ghadi, rah, raha, rahom, rani, rak, wahd, wa7d, wahed, kol, koul, kolchi, tani
  انا, نتا, نتي, انت, انتم, هو, هي, هما, هم, حنا, احنا, نحن, ليا, لي, ليك, ليه, ليها, لينا, ليكم, ليهم, اللي, الذي, التي, ديال, ديالي, ديالك, ديالو, ديالها, ديالنا, ديالكم, د, في, ف, ب, ل, و, مع, على, علي, عليا, عليك, عليه, عند, عندي, عندك, عندكم, عندنا, من, الى, عن, حتى, باش, واش, هل, ولا, او, ولكن, لكن, علاش, لماذا, كيفاش, كيف, فين, اين, فاش, منين, ملي, حيت, لان
  هاد, هادي, هادا, هاذ, هذا, هذه, ذلك, تلك, هادشي, هاداك, هاديك, داك, ديك, داكشي, شي, شنو, اشنو, ماذا, ما, ماشي, كان, كانت, كانو, كنت, كاين, كاينة, غير, غي, بحال, بزاف, دابا, الان, باقي, مازال, دير, ندير, تدير, درت, دار, قال, قالو, قالوا, قالت, قلت, غادي, راه, راها, راني, راك, واحد, واحدة, كل, كلشي, تاني, قد, لقد, ان, انه, انها, انني, لم, لن, لا, ليس, سوف, ثم, كما, ايضا, جدا, اي, يا, غ, م
`;

/** Folded words that say nothing by themselves. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(foldedPhrases(WORDS));
