import { foldText } from '../../../shared/domain/text-folding.ts';

/** Towns and large quarters of Morocco and some others: they end an address, and alone they are none. */
const TOWNS =
  'soualem bouskoura mediouna nouaceur mellil ain harrouda aouda kacem gharb arbaa ksar kebir ouezzane taounate guercif jerada bouarfa figuig saidia ahfir driouch midar zaio selouane tiflet rommani oulmes azemmour jdid oualidia zemamra bennour youssoufia chichaoua benguerir kelaa sraghna demnate azilal afourer bejaad boujaad zem khouribga tata tarfaya boujdour smara aousserd guerguerat chellala ouled teima biougra drarga tamraght taghazout aourir imouzzer bhalil zerhoun boufakrane hajeb missour boumia goulmima erfoud rissani merzouga boumalne kelaat mgouna skoura taliouine tafraout ifni bouizakarne  rabat sale fes meknes marrakech marrakesh agadir tanger tangier tetouan oujda kenitra temara safi mohammedia mohamedia khouribga settat berrechid beni mellal nador taza larache guelmim laayoune dakhla essaouira errachidia ouarzazate khemisset khenifra taourirt berkane azrou ifrane chefchaouen jadida skhirat bouskoura inezgane taroudant tiznit youssoufia benguerir benslimane bouznika dcheira ait melloul fnideq mdiq martil hoceima asilah sefrou midelt zagora tinghir fkih ben salah paris lyon marseille london madrid dakar abidjan tunis alger maroc morocco france ' +
  'السوالم مديونة النواصر تيفلت وزان تاونات جرسيف جرادة بوعرفة فجيج السعيدية الدريوش العروي سلوان ازمور الوليدية الجديدة بنسليمان بوزنيقة بنكرير ابن جرير قلعة السراغنة ازيلال دمنات واد زم ابي الجعد طاطا طانطان طرفاية بوجدور السمارة بيوكرى تغازوت الحاجب ميدلت ارفود الريصاني تنغير زاكورة سيدي قاسم اصيلة الفنيدق مرتيل المضيق الحسيمة الدار البيضاء كازا كازابلانكا الرباط سلا فاس مكناس مراكش اكادير طنجه تطوان وجده القنيطره تماره اسفي المحمديه خريبكه سطات برشيد بني ملال الناظور تازه العرائش كلميم العيون الداخله الصويره الرشيديه ورزازات الخميسات خنيفره بركان ازرو ايفران شفشاون الجديده الصخيرات بوسكوره انزكان تارودانت تيزنيت المغرب kaza dar lbida dar beida lbida tanja fas meknas mrakech wjda tetwan qnitra 9nitra lqnitra sla rbat fes';

const TOWN_WORDS: ReadonlySet<string> = new Set(foldText(TOWNS).split(' '));

/** Brands, services and peoples that stand with a capital where a name could. */
const BRANDS: ReadonlySet<string> = new Set(
  foldText(
    'netflix starlink nokia lg sony marjane carrefour label vie ikea jumia glovo amazon paypal cashplus wafacash saham axa rma oncf ram royal air tramway societe generale credit agricole populaire bmci cfg marocain marocaine francais anglais espagnol bordeaux toulouse lille nice espagne france belgique europe afrique noel ramadan aid islam allah dieu inchallah hamdoullah orange inwi iam maroc telecom sfr bouygues free google facebook whatsapp instagram youtube netflix microsoft apple samsung huawei android iphone windows internet fibre adsl wifi b2b b2c sav sms français francaise arabe darija english french arabic moroccan barid cash attijariwafa bmce cih bank banque poste lydec redal amendis onee cnss amo support technique commercial marketing facturation recouvrement résiliation assistance relation clientèle service département agence boutique اتصالات المغرب اورنج انوي',
  ).split(' '),
);

/** Whether a folded word is (a part of) a town's name. */
export function isTown(folded: string): boolean {
  return TOWN_WORDS.has(folded);
}

/** Whether a folded word is a brand, a department or a language, never a person. */
export function isBrand(folded: string): boolean {
  return BRANDS.has(folded);
}
