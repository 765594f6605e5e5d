import { foldText } from '../../../shared/domain/text-folding.ts';
import { createPhraseFinder } from './phrases.ts';
import { QUARTERS } from './quarters.ts';

/**
 * `street`: what follows is an address; `way`: with a number and a name; `quarter`: the name of one, with a number or a house; `housing`: only with more of one around it, or where one was asked for; `after`: English,
 * behind its name.
 */
export type AddressWord = 'street' | 'way' | 'quarter' | 'housing' | 'after' | 'cue' | 'none';

const STREET =
  'bp,بلوار,بوليفار,بوليفارد,بولوار,بلفار,الزون اندوستريال,زون اندوستريال,لوط,لوت,tajzi2t,tajzit,tajziyt,tajziat,tajz2at,rue,avenue,av,ave,bd,bld,blvd,boulevard,lotissement,lot,residence,immeuble,imm,impasse,znqa,znka,zan9at,zanqet,zen9et,zenqat,zenka,znqat,zn9at,7i,hayy,darb,i9amat,iqamat,ikama,ikamat,tajzi2a,tajzia,tajzi2at,tajziat,shari3,chare3,shar3,tri9,triq,allees,operation,kissariat,kissaria,cite,derb,7ouma,houma,7omt,hay,lblock,zanqa,zanka,zen9a,zan9a,zn9a,zenqa,znqa,zen9at,zanqat,zankat,chari3,charia,share3,char3,hay,7ay,douar,dawar,impasse,sentier,ruelle,chaussee,hai,haye,zan9t,zanqt,zn9et,znka,zounqa,iqama,i9ama,ikama,tajzi2,tajzie,route de,route d,allee,lots,riad,lotisement,bv,avenu,boulvard,boulevar,zone industrielle,quartier industriel,boite postale,b p,رياض,ص ب,صندوق البريد,صندوق بريد,شارع,حومه,كيلومتر,حومة,زنقه,حي,درب,اقامه,عماره,تجزئه,دوار,زقاق,لوتيسمون,روزيدونس,ريزيدونس,رزيدونس,بلوك,ايمبل,لافوني,افوني,افنيو,بولفار,جاده,مجموعه,كارتي,كارتييه,القطعه,المنطقه الصناعيه,ري';
const HOUSING =
  'appartement,appt,apt,app,quartier,etage,bloc,batiment,bat,villa,maison,porte,tour,domaine,kilometre,cho99a,choqa,choqqa,chokka,cha99a,chaqqa,chaqa,chka,imara,3imarat,3omara,3amara,blok,blouk,tabi9,tabiq,taba9,saha,sa7a,sa7at,mntiqa,douar,jma3a,commune,secteur,tranche,groupe,gh,km,ksar,bureau,magasin,local,centre,complexe,ville,code postal,rdc,rez de chausse,cp,escalier,entree,sous sol,rez de chaussee,block,floor,flat,apartment,building,house,suite,unit,zip,zip code,postcode,postal code,po box,district,partma,dar,iqama,i9ama,lotissement,residance,3imara,3mara,lamarat,lotis,bloc,taba9,tab9a,etaj,partema,chقة,طريق,جماعه,المنطقه,كاريان,ديور,سوق,شقه,طابق,منزل,دار,فيلا,بنايه,باب,رقم,برطمه,بارطمه,ايطاج,لمدينه,كود بوسطال,الرمز البريدي,رمز بريدي,بلوك,مدخل,درج,دوبليكس,سكتور,القطاع,بلوكات,محل,مكتب,مركز,mabna,chqqa,ch99a,chekka';
const WAY =
  'boutique,حانوت,7anout,galerie marchande,centre commercial,مجمع,مركب,place,chemin,quai,passage,square,rond point,angle,allee,esplanade,galerie,kaysaria,saha,sahat,placet,ساحه,ممر,قيساريه,القيساريه,ملتقي,زاويه,طريق,triq';
const AFTER = 'street,road,lane,drive,square,close,crescent,court,way,terrace,boulevard,avenue,st,rd';
const CUE =
  'je vis,on habite,vous livrez,livrer,livrez,livraison,facturation,on a demenage,demenage a,venir a,je loge,loge,mon domicile,domicile,a l adresse,passez au,passer au,envoyer au,envoyez au,mon appartement est,ma maison est,le local est,notre local,notre bureau,notre agence,le siege,nta3 dar,katskn,kayskn,kaysken,kanskno,kanskon f,lma7al,lmahal,ladress,lad ress,jibo liya,jibouha,sifto,siftoha,sifto liya,محلنا,محلي,جيبوها,جيبو ليا,صيفطو,صيفطوها,كانسكنو,كنسكنو,كتسكن,كيسكن,ساكنا,نقيم,تقيم,نسكن,عنوان المنزل,عنوان الفوترة,عنوان التوصيل,التوصيل الي,ارسال الي,my house is,my home is,my place is,send it to,delivery to,come to,based at,based in,j habite,habite,adresse,mon adresse,votre adresse,adresse de facturation,adresse de livraison,domicilie,domiciliee,situe,situee,siege social,je demeure,je reside,livrer au,livrez au,livraison au,installation au,adresse d installation,adresse exacte,adresse postale,adresse c est,adresse chantier,habitons,habitez,demeurant,residant,reside,demenage,demenager,transferer,raccorder,raccordement,skn,kaneskon,seknt,sknt,tanskn,tsknt,dari,dari f,dar dyali,ladres,sakn,saken,sakna,sakena,kanskon,kanskn,tanskon,kanskoun,l3onwan,3onwan,l3nwan,3onwani,l3onwan dyali,l3inwan,laderisse,ladresse,ladrisa,لادريس,لادريسه,لادرسه,ساكنين,ساكنات,كاينه ف,سكنت,سكنا,نسكن,كانسكن,مقرنا,مقر,داري,دارنا,الدار ديالي,الحانوت ديالي,المحل ديالي,يسكن,تسكن,نقطن,اقطن,ساكن,ساكنه,كنسكن,تنسكن,اسكن,اقيم,مقيم,العنوان,عنواني,عنوانك,عنوان,السكن,سكني,قاطن,قاطنه,moved to,move to,we live at,lives at,office is,office is at,warehouse is at,shop is at,located on,i live at,live at,live on,live in,my address,address,your address,address is,home address,located at,staying at,deliver to,deliver it to,ship to,billing address,residing at,we are at';

const NONE =
  'عن طريق,عبر طريق,l adresse ip,l adresse mail,l adresse email,l adresse e mail,l adresse electronique,adresse ip,adresse mail,adresse email,adresse e mail,adresse electronique,adresse mac,ip address,mac address,email address,e mail address,mail address,العنوان الالكتروني,عنوان البريد,عنوان بريدي';

/** Finds the words of addresses. */
export const findAddressWords = createPhraseFinder<AddressWord>([
  ['after', AFTER.split(',')],
  ['cue', CUE.split(',')],
  ['housing', HOUSING.split(',')],
  ['none', NONE.split(',')],
  ['quarter', QUARTERS.split(',')],
  ['way', WAY.split(',')],
  ['street', STREET.split(',')],
]);

/** Words that may stand inside an address and are no piece of it at its end. */
export const ADDRESS_JOINS: ReadonlySet<string> = new Set(
  foldText(
    'ف ل الي ال de du des d la le les l el al a au aux en et numero num no n nr bis ter s sur pres in on at the of number n° dyal dial d f fi b w و في ديال رقم نمره nmra numero ra9m على عند حدا hda 7da apartment code postal ال sis ex angle ولد بن',
  ).split(' '),
);
