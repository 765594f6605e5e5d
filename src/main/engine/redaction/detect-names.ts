import type { Claims } from './claims.ts';
import { isCommonWord } from './common-words.ts';
import { takeCorrected } from './corrected-names.ts';
import { ACKNOWLEDGEMENTS, HESITATIONS } from './fillers.ts';
import { isKnownName, isOnlyAName } from './known-names.ts';
import { findNameCues, type NameCue } from './name-cues.ts';
import type { FoundPhrase } from './phrases.ts';
import { isTown } from './places.ts';
import { isServantOf, isServantWord, type NameTrust, nameEnd } from './read-name.ts';
import type { Reading } from './reading.ts';
import { isLetterAs, spelledEnd, spelledNameStart } from './spelled-names.ts';

/** Between the words and the name: “mon nom, c'est monsieur …”. */
const LEAD_IN: ReadonlySet<string> = new Set(
  'est c s is it howa hiya hya hia huwa هو هي monsieur madame mademoiselle mme mr mrs ms miss si lalla moi ana انا السيد السيده السي dyali ديالي complet complete famille name nom prenom the of et and w de d du c kat ktb katktb kanktb tatktb katkteb lmochtarik lmouchtarik lclient lkliyan client cliente titulaire lzaboun zaboun zboun lzboun mol moulat lligne lkhat societe charika gerant owner holder customer المشترك المشتركه الزبون الزبونه الكليان صاحب صاحبه العقد الحساب الخط مول مولات شركه الشركه راجلي مراتي والدي والدتي الوالد الوالده خويا ختي ولدي بنتي زوجي زوجتي ابني ابنتي اخي اختي rajli mrati khouya khti lwalid lwalida ba mama mon mari femme pere mere frere soeur fils fille epouse epoux my mon husband wife father mother son daughter brother sister mister feu defunt defunte late lmer7oum lmarhoum المرحوم المرحومه عافاك عفاك 3afak afak svp please ecrit written spelled ecris'.split(
    ' ',
  ),
);
/** Before letters that spell a name. */
const SPELLING: ReadonlySet<string> = new Set(
  'epelle epelez epeler ecrit ecris spell spelled spelt spelling katktb tatktb kayktb كتكتب تيكتب كيتكتب تكتب يكتب نتهجي تهجي'.split(
    ' ',
  ),
);
const PARTS: ReadonlySet<string> = new Set(
  'nom prenom name surname kniya lkniya kenya lkenya knya lknya ism lism smiya ssmiya nasab laqab الكنيه كنيه كنيتي النسب اللقب السميه سميه الاسم'.split(
    ' ',
  ),
);
const JOINS_PARTS: ReadonlySet<string> = new Set('et and w o ou le la mon last first de famille و و'.split(' '));
const FROM: ReadonlySet<string> = new Set('من mn men du from'.split(' '));
const MOST_LEAD_IN = 5;
/** An answer begins so soon in its turn. */
const ANSWER_REACH = 14;

/** Names after the words that lead to them, before “à l'appareil”, and as the answer to a question of the turn before. */
export function detectNames(reading: Reading, claims: Claims): void {
  const cues = findNameCues(reading.tokens);
  for (const cue of cues) if (cue.kind === 'strong' || cue.kind === 'title') takeAfter(reading, claims, cue);
  for (const cue of cues) if (cue.kind === 'before') takeBefore(reading, claims, cue);
  for (const cue of cues) if (cue.kind === 'ask' || cue.kind === 'strong') takeAnswer(reading, claims, cue);
  for (const { kind, to } of cues) if (kind === 'weak' || kind === 'relative') takeAt(reading, claims, to, kind);
  takeSpelled(reading, claims);
  takeKnownNames(reading, claims);
  takeListed(reading, claims);
  takeCorrected(reading, claims);
}

function takeAfter(reading: Reading, claims: Claims, { kind, from, to }: FoundPhrase<NameCue>): void {
  const { tokens } = reading;
  if (kind === 'strong' && isOfThing(tokens, from, to)) return;
  if (kind === 'title') {
    // “M. Alaoui”, not “m'appelle”.
    if (tokens[to - 1]!.folded === 'm' && (tokens[to - 1]!.text !== 'M' || !/^[.\s]/u.test(tokens[to]?.gap ?? '')))
      return;
    if (!/[\n?!,;]/u.test(tokens[to]?.gap ?? '')) takeAt(reading, claims, to, 'title');
    return;
  }
  let at = to;
  while (
    at < tokens.length &&
    at - to < MOST_LEAD_IN &&
    isLeadIn(tokens[at]!.folded) &&
    !/[\n?!]/u.test(tokens[at]!.gap) &&
    !(tokens[at]!.folded === 'o' && /^['’]/u.test(tokens[at]!.after))
  )
    at++;
  if (/[\n?!؟]/u.test(tokens[at]?.gap ?? '')) return;
  takeAt(reading, claims, at, 'strong');
}

function takeAt(reading: Reading, claims: Claims, at: number, trust: NameTrust): boolean {
  if (breaks(reading, at, trust)) return false;
  const spelled = trust === 'strong' ? spelledEnd(reading, at) : at;
  const to = spelled > at ? spelled : nameEnd(reading, at, trust);
  if (to <= at) return takeFrom(reading, claims, at);
  claims.takeFree({ from: at, to, type: 'name' });
  takeSpellingAfter(reading, claims, to);
  if (trust === 'strong') takeOtherPart(reading, claims, to);
  return true;
}

/** Words for “is called” that things have too. */
const CALLED =
  /^(?:appelle|nomme|smito|smitou|smiytou|smitha|smiyto|سميتو|سميته|سميتها|اسمه|اسمها|called|named|smiyt|smit)$/u;
/** What is offered and named, without its article. */
const THINGS: ReadonlySet<string> = new Set(
  'option offre pack forfait formule application produit service programme box modele plan gamme bouquet chaine site wifi reseau bakaj باكاج باك عرض تطبيق فورفي خدمه شبكه واحد باقه offer package app network'.split(
    ' ',
  ),
);

/** “l'option s'appelle …”, “الباكاج لي سميتو …”: a thing that is called. */
function isOfThing(tokens: Reading['tokens'], from: number, to: number): boolean {
  if (!CALLED.test(tokens[to - 1]!.folded)) return false;
  return [1, 2].some((back) => THINGS.has((tokens[from - back]?.folded ?? '').replace(/^(?:ال|l(?=[a-z]{4}))/u, '')));
}

/** “معاك رجاء من …”, “ana amal men …”: a name that is a word too, before where its bearer is from. */
function takeFrom({ tokens }: Reading, claims: Claims, at: number): boolean {
  const token = tokens[at];
  const isName = token !== undefined && isKnownName(token.folded) && FROM.has(tokens[at + 1]?.folded ?? '');
  if (isName) claims.takeFree({ from: at, to: at + 1, type: 'name' });
  return isName;
}

/** “prénom Karim nom Zarhouni”, “ism Khalid kniya Ouarab”: the other part of a name behind the word for it. */
function takeOtherPart({ tokens, ...rest }: Reading, claims: Claims, from: number): void {
  let at = from;
  while (at < tokens.length && at - from < 3 && JOINS_PARTS.has(tokens[at]!.folded)) at++;
  if (!PARTS.has(tokens[at]?.folded.replace(/^و(?=ال)/u, '') ?? '')) return;
  at++;
  while (at < tokens.length && at - from < 6 && isLeadIn(tokens[at]!.folded)) at++;
  const reading = { tokens, ...rest };
  const to = breaks(reading, at, 'strong') ? at : nameEnd(reading, at, 'strong');
  if (to > at) claims.takeFree({ from: at, to, type: 'name' });
}

/** Whether a sentence ends before a token; the full stop of “Mr.” ends none. */
function breaks({ tokens }: Reading, at: number, trust: NameTrust): boolean {
  const gap = tokens[at]?.gap ?? '';
  if (/[\n?!;]/u.test(gap)) return trust !== 'strong';
  const isTitle = trust === 'title' && /^\.\s$/u.test(gap) && tokens[at - 1]!.folded.length <= 4;
  return trust !== 'strong' && /\.\s/u.test(gap) && !isTitle;
}

/** “Bennani, B E N N A N I”, “…, je vous l'épelle : B comme Bernard …”. */
function takeSpellingAfter(reading: Reading, claims: Claims, from: number): void {
  for (let at = from; at < reading.tokens.length && at - from < 8; at++) {
    const to = spelledEnd(reading, at);
    if (to > at) {
      claims.takeFree({ from: at, to, type: 'name' });
      return;
    }
  }
}

/** What is called after people: “stade Mohammed V”. */
const NAMED_AFTER: ReadonlySet<string> = new Set(
  'ملعب مدرسه ثانويه مسجد مستشفي جامعه مطار شارع زنقه حي ساحه ثانويت كليه مصحه قهوه مقهي محطه محل سوق بطوله كاس جائزه مول فندق مطعم صيدليه مركز مركب اقامه stade lycee ecole college mosquee aeroport hopital clinique universite faculte fac pharmacie cafe hotel restaurant centre place avenue av rue boulevard bd station gare prix fondation barrage groupe societe banque chez mall marche souk plage pont tour agence boutique magasin residence complexe jamaa moulay sidi lalla dar university airport school hospital mosque stadium street road shop store cafe hotel quartier hay derb cite port porte bab pack offre forfait plan gamme projet operation box prix formule option concert film serie chanson'.split(
    ' ',
  ),
);
/** “el amri yassir”: a piece of the name it stands before. */
const ARTICLES: ReadonlySet<string> = new Set('el al ait ben bel bou ould ايت بن بنت ولد ابن'.split(' '));
/** “Mohammed V”; “I” is a word. */
const ROMAN = /^(?:[ivx]{2,4}|[vx])$/;

/** A known name with a capital inside a sentence is a person's without any word for it; in other letters two of them together are. */
function takeKnownNames(reading: Reading, claims: Claims): void {
  const { tokens } = reading;
  for (let at = 0; at < tokens.length; at++) {
    const { folded, capital } = tokens[at]!;
    const isServant = isServantWord(folded) && isServantOf(tokens[at + 1]?.folded) && /^\s$/u.test(tokens[at + 1]!.gap);
    if (claims.isTaken(at) || !(isServant || isKnownName(folded)) || isCommonWord(folded) || isTown(folded)) continue;
    const to = nameEnd(reading, at, 'weak');
    const from =
      ARTICLES.has(tokens[at - 1]?.folded ?? '') && /^[\s-]$/u.test(tokens[at]!.gap) && !claims.isTaken(at - 1)
        ? at - 1
        : at;
    const isNamedAfter = NAMED_AFTER.has(tokens[at - 1]?.folded ?? '') || NAMED_AFTER.has(tokens[at - 2]?.folded ?? '');
    const isPair = isServant || (to > at + 1 && isKnownName(tokens[to - 1]!.folded));
    if (to > at && (capital || isPair || isOnlyAName(folded)) && !isNamedAfter && !ROMAN.test(tokens[to]?.folded ?? ''))
      claims.takeFree({ from, to, type: 'name' });
    at = Math.max(at, to - 1);
  }
}

const AND: ReadonlySet<string> = new Set('et w o ou and و'.split(' '));

/** “mes fils Walid et Rayan”: a known name joined to one that was found. */
function takeListed({ tokens }: Reading, claims: Claims): void {
  const names = claims.spans().filter(({ type }) => type === 'name');
  for (const { to } of names) {
    const at = AND.has(tokens[to]?.folded ?? '') ? to + 1 : to;
    const token = tokens[at];
    const joined = at === to ? token?.folded.replace(/^و(?=.{3})/u, '') : token?.folded;
    if (!token || joined === undefined || (at === to && joined === token.folded)) continue;
    if (/^\s$/u.test(token.gap) && isKnownName(joined) && !isCommonWord(joined) && !isTown(joined))
      claims.takeFree({ from: at, to: at + 1, type: 'name' });
  }
}

/** “B comme Berthe, E comme …” is a name wherever it stands; letters alone only after words for spelling. */
function takeSpelled(reading: Reading, claims: Claims): void {
  const { tokens } = reading;
  for (let at = 0; at < tokens.length; at++) {
    const named = claims.isTaken(at) ? at : spelledNameStart(reading, at);
    if (named < at) {
      const to = spelledEnd(reading, at);
      claims.takeFree({ from: named, to, type: 'name' });
      at = to - 1;
      continue;
    }
    const isWorded = isLetterAs(tokens, at);
    if (!isWorded && !SPELLING.has(tokens[at - 1]?.folded ?? '')) continue;
    let start = at;
    while (
      !isWorded &&
      start - at < 4 &&
      start < tokens.length &&
      isLeadIn(tokens[start]!.folded) &&
      spelledEnd(reading, start) === start
    )
      start++;
    const to = spelledEnd(reading, start);
    if (to === start) continue;
    claims.takeFree({ from: start, to, type: 'name' });
    at = to - 1;
  }
}

/** “hi … here”, “bonjour … à l'appareil”: nothing but a name stands between. */
const GREETINGS: ReadonlySet<string> = new Set('hi hello hey bonjour bonsoir salam allo السلام سلام الو'.split(' '));

/** “Karim Bennani à l'appareil”: the longest name that ends where the words begin. */
function takeBefore(reading: Reading, claims: Claims, { from }: FoundPhrase<NameCue>): void {
  for (let start = Math.max(0, from - 4); start < from; start++) {
    const isGreeted = GREETINGS.has(reading.tokens[start - 1]?.folded ?? '') && from - start <= 2;
    const trust = reading.tokens[start]!.capital || isGreeted ? 'title' : 'weak';
    if (nameEnd(reading, start, trust) === from) {
      claims.takeFree({ from: start, to: from, type: 'name' });
      return;
    }
  }
}

/** The first name of the turns after a question for it, within some words. */
function takeAnswer(reading: Reading, claims: Claims, { to }: FoundPhrase<NameCue>): void {
  const { tokens } = reading;
  let at = to;
  while (at < tokens.length && at - to < ANSWER_REACH && !tokens[at]!.gap.includes('\n')) at++;
  if (at >= tokens.length || !tokens[at]!.gap.includes('\n')) {
    takeAfterQuestion(reading, claims, to);
    return;
  }
  for (let end = at + ANSWER_REACH; at < tokens.length && at < end; at++) {
    const { folded } = tokens[at]!;
    if (takeAt(reading, claims, at, 'strong')) return;
    if (!isLeadIn(folded) && !ACKNOWLEDGEMENTS.has(folded)) return;
  }
}

/** In one line: “Votre nom ? — Karim Bennani”. */
function takeAfterQuestion(reading: Reading, claims: Claims, to: number): void {
  const { tokens } = reading;
  for (let at = to; at < tokens.length && at - to < 6; at++) {
    if (!/[?:؟.,—–]|\s-\s/u.test(tokens[at]!.gap)) continue;
    while (at < tokens.length && isLeadIn(tokens[at]!.folded)) at++;
    takeAt(reading, claims, at, 'strong');
    return;
  }
  takeAt(reading, claims, to, 'relative');
}

function isLeadIn(folded: string): boolean {
  return LEAD_IN.has(folded) || HESITATIONS.has(folded);
}
