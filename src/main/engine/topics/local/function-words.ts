/*
 * Words that say nothing of what a call is about, in the languages of the calls, folded as `foldText` folds. They are not dropped:
 * “sans” and “pas” can tell one topic from another. They count for little, and a keyword is not found by them alone.
 */
const FUNCTION_WORDS = [
  // French
  'a ai aie ait as au aux avais avait avec avez avoir avons bien bon bonjour bonsoir c ca car ce ceci cela celle celui ces cet cette',
  'chez ci comme comment d dans de des deja depuis dire dis dit dois doit donc du elle elles en encore est et etais etait ete etes etre eu eux',
  'fait faire fais faut il ils j je juste l la le les leur leurs lui m ma mais me meme mes merci moi mon n ne ni non nos notre nous on ont ou oui',
  'par parce pas peu peut peux plus pour pourquoi pouvez pourriez pourrais quand que quel quelle quelles quels qu qui quoi s sa se sera ses si sinon',
  'son sont suis sur t ta te tes toi ton toujours tous tout toute toutes tres tu un une va vais vas veut veux voila vos votre vous vouloir voulez voudrais y',
  'madame monsieur mademoiselle allo alors aussi accord plait svp effectivement exactement parfait euh hein ben bah quelque chose fois',
  // English
  'a about am an and any are as at be been but by can could did do does for from get got had has have he hello hi how i if in is it its just',
  'like me my need no not now of ok okay on or our out please she should so some thank thanks that the their them there they this to up us want was we',
  'were what when where which who why will with would yes you your s t ve re ll m don',
  // Arabic and Darija in Arabic script
  'ا انا انت انتم هو هي هم حنا احنا نحن في من علي الي عن مع هذا هذه هاد هادي هادا هادشي ذلك ديك داك دابا ديال ديالي ديالك ديالو ديالنا ديالكم تاع متاع',
  'لي اللي الذي التي و او ولا لا ما ماشي مشي غير باش حيت حتي كاين كاينه كاينش كان كانت كنت راه راني راك را واش شنو اش اشنو فين كيفاش علاش وقتاش امتي فوقاش',
  'كيف ماذا متي اين لماذا هل ان انه انها قد سوف غادي بغيت بغينا بغا خاصني خاص باقي باقا مازال عندي عندك عندو عندنا عندكم ليا ليك ليه لينا ليكم لكم لك بيا بيك فيه فيها منو منها عليا عليك عليه',
  'شي شويه بزاف كل كلشي بعد قبل لان لكن اذا ايضا يعني صافي واخا وخا نعم ايه اه لاله سيدي السلام عليكم سلام وعليكم صباح الخير مرحبا شكرا عفاك عافاك الله يخليك بارك فيك خويا ختي',
  'يمكن ممكن ممكنه استطيع يمكنني اريد احتاج عند مازال زعما ههنا هنا تما ثم بلي درت دير ديرو نديرو نقدر تقدر',
  // Darija in Latin script
  'ana nta nti howa huwa hiya hna 7na homa f fi men mn 3la ila ela m3a hada hadi had hadchi hadshi dak dik daba db dyal dial dyali diali dyalk dyalo dyalna dyalkom',
  'li lli w wla wala la ma machi mashi ghir ghi bach bash 7it hit 7ta hta kayn kayna kaynch kan kant kont rah rani rak ra wach wash chno chnou shno achno ach ash',
  'fin kifach kifash 3lach 3lash we9tach fo9ach imta bghit bghina bgha khasni khass 3ndi 3endi 3ndk 3ndo 3ndna 3ndkom lia lik lih lina likom bia bik fih fiha mno mnha 3lia 3lik 3lih',
  'chi shi chwiya bzaf bezaf kol kolchi b3d mn9bel 9bel walakin ila yak ya3ni safi wakha waxa iyeh ah lalla sidi salam salamo 3likom sba7 lkhir mar7ba chokran 3afak 3fak allah ykhalik barak',
  'ba9i baqi baqa khoya khti ymkn mazal za3ma tma dert dir n9der te9der',
].join(' ');

const WORDS = new Set(FUNCTION_WORDS.split(' '));

/** Whether a word that `foldText` gave says nothing of what a call is about. One letter of any script does not either. */
export function isFunctionWord(word: string): boolean {
  return word.length < 2 || WORDS.has(word);
}

/** Words of every call of every customer service: they make a keyword longer, not more telling. */
const WEAK_WORDS = new Set(
  [
    'probleme problemes souci soucis client clients cliente clientele service services demande demander demandes information informations renseignement',
    'renseignements question questions numero numeros appel appeler appelle appels besoin aide aider societe entreprise operateur agence jour jours mois',
    'semaine heure heures date nom nouveau nouvelle autre autres probl gestion general divers relatif concernant suite lie liee reclamation reclamations',
    'customer help information issue problem question request number call phone company day days month week time other general',
    'مشكل مشكله مشكلتي مشاكل زبون زبناء زبائن خدمه خدمات طلب معلومات سوال رقم اتصال شركه وكاله يوم ايام شهر اسبوع وقت حاجه جديد مساعده مصلحه شهور واحد',
    // Numbers and days: of telephones, cards, amounts and dates.
    'zero deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents mille',
    'lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd hui matin soir midi premier one two three four five six seven eight nine ten',
    'صفر واحد جوج ثلاثه تلاته اربعه ربعه خمسه سته سبعه ثمانيه تمنيه تسعود تسعه عشره عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين ميه ميتين الف',
    'البارح اليوم غدا الصباح العشيه الليل الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد',
    'sifr wahd jouj tlata rb3a khmsa stta seb3a tmnya ts3oud 3achra 3echrin tlatin rb3in khmsin miya alf lbareh lyoum ghedda sbah',
    'mochkil mouchkil muchkil moshkil machakil client khidma talab ma3lomat so2al ra9m nmra ittisal charika wakala nhar yom chhar simana we9t 7aja jdid',
  ]
    .join(' ')
    .split(' '),
);

/** Whether a word that `foldText` gave is said in calls about anything. */
export function isWeakWord(word: string): boolean {
  return WEAK_WORDS.has(word);
}
