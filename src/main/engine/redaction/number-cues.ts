import { createPhraseFinder } from './phrases.ts';

/** What the words before a number say of it. `number`: only that it is one; `other`: a thing whose number is nobody's. */
export type NumberCue = 'phone' | 'cin' | 'card' | 'iban_rib' | 'account' | 'account_word' | 'number' | 'dob' | 'other';

const PHONE = [
  'telephone,tel,telephones,numero de telephone,numero de tel,numero de portable,numero de mobile',
  'numero de gsm,numero de la ligne,numero de ligne,numero de ma ligne,numero de votre ligne,numero mobile',
  'numero fixe,numero du fixe,numero de fixe,numero whatsapp,portable,gsm,mobile,fixe,whatsapp,watsap,watsapp',
  'rappelez moi,rappeler,rappelez,rappelle moi,appelez moi,appelle moi,joindre,joignable,contacter',
  'contactez moi,numero d appel,numero de contact,ligne,fax,numero dyal telephone,numero dyal tilifoun',
  'nmra dyal tilifon,nmra dyal telephone,nmra d telephone,tilifoun,tilifon,telefon,telifon,tilifun,hatif',
  'portabl,porttable,3ayet lia,3eyet lia,3ayto lia,3ayet,3eyto,ittasel,ttasel,tasel biya,tsel biya,phone',
  'phone number,telephone number,mobile number,cell,cell phone,cellphone,call me,call me back,reach me',
  'call back number,callback number,contact number,landline,text me,line number,ring me',
  'هاتف,هاتفي,هاتفك,رقم الهاتف,رقم هاتفي,رقم هاتفك,رقم الجوال,جوال,جوالي,موبايل,محمول,تيليفون,تلفون,تليفون',
  'تلفوني,تيليفوني,نقال,بورطابل,بورتابل,واتساب,واتس,رقم التيليفون,نمره التيليفون,نمره ديال التيليفون,عيط ليا',
  'عيطو ليا,عيطوا ليا,عيطولي,اتصل بي,اتصلوا بي,تصل بيا,تاصل بيا,رقم الاتصال,فاكس,جي اس ام,خط,الخط',
];

const CIN = [
  'au verso,au recto,verso,recto,my id,my id is,my id card,id is,numero cin,n cin,ma cin,مي سين,رقم السين,رقم لاسين,بطاقه رقم,بطاقتي رقم,cin,cni,cnie,cine,carte nationale,carte d identite,carte identite,carte nationale d identite',
  'piece d identite,numero de carte nationale,numero de cin,numero de la cin,numero de ma carte nationale',
  'numero de la carte nationale,numero de carte d identite,numero d identite,identite nationale',
  'la carte nationale,lacarte,la carte nationale dyali,carte nationale dyali,lakart,la kart,lakarte,lacart',
  'karta wataniya,bita9a,bita9a wataniya,lbita9a,lbita9a lwataniya,bitaqa,ta3rif,carta,lcarta,id card',
  'identity card,national id,id number,national card,identity number,national identity card,national id card',
  'id card number,cin number,national id number,passport,passport number,passeport,paspor,lpasport',
  'بطاقه وطنيه,بطاقه الوطنيه,البطاقه الوطنيه,بطاقه التعريف,بطاقه تعريف,بطاقتي الوطنيه,بطاقتي,لاكارط,لاكارت',
  'كارط ناسيونال,لاكارط ناسيونال,لاسين,سين,رقم البطاقه,رقم التعريف,رقم البطاقه الوطنيه,تعريف وطنيه,الهويه',
  'رقم الهويه,هويتي,بطاقه الهويه,جواز السفر,جواز',
];

const CARD = [
  'carte bancaire,carte bleue,carte visa,carte de credit,carte de paiement,numero de carte,numero de la carte',
  'numero de ma carte,mastercard,visa,ma carte,carte,cb,carte guichet,carte bancaire dyali,la carte bancaire',
  'la carte guichet,carte dyali,carta dyal lbanka,carta bancaire,bita9a bankiya,bita9a lbankiya',
  'bita9a dyal lbanka,numero dyal la carte,credit card,debit card,bank card,card number,card',
  'credit card number,visa card,debit card number',
  'بطاقه بنكيه,بطاقه البنكيه,البطاقه البنكيه,بطاقه الائتمان,بطاقه ائتمان,بطاقتي البنكيه,رقم البطاقه البنكيه',
  'لاكارط بونكير,كارط بونكير,لاكارط كيشي,فيزا,ماستر كارد,ماستركارد,بطاقه الدفع,كارط كيشي,لاكارط بنكير',
];

const RIB = [
  'rib,iban,releve d identite bancaire,compte bancaire,numero de compte bancaire,numero de rib',
  'coordonnees bancaires,le rib,lrib,rib dyali,virement,compte bancaire dyali,lcompte bancaire,7sab bnki',
  '7issab bnki,l7sab lbanki,l7issab lbnki,bank account,bank account number,bank details,iban number',
  'rib number',
  'الريب,ريب,ايبان,حساب بنكي,حساب البنكي,الحساب البنكي,حسابي البنكي,رقم الحساب البنكي',
  'رقم الحساب البنكي الدولي,التعريف البنكي,ليريب,ارايبي',
];

/** Said of a number of one's own: “numéro de client”. */
const ACCOUNT = [
  'ريفيرونص,لاريفيرونص,ريفيرانس,رفيرونس,numero d incident,numero incident,numero d inscription,numero de bordereau,numero de recu,numero de transaction,numero de bon,numero de bon de commande,numero d ordre,numero de devis,numero de plainte,numero de sinistre,numero de compteur,numero de ligne adsl,numero de cas,numero de demande d intervention,ref dossier,ref facture,reference facture,reference de la facture,reference de paiement,reference paiement,login,code de reclamation,ra9m lkliyan,nmra d client,nmra dyal lkliyan,kod client,code dyal client,kod dyal lclient,reference dyal,ref dyal,transaction number,confirmation number,receipt number,registration number,quote number,incident number,reservation number,my reference,our reference,your reference,reference code,complaint reference,order reference,customer no,client no,member number,member id,subscriber id,payment reference',
  'الرقم المرجعي,الرقم التعريفي,رقم التعريفي,رقم الخدمه,رقم الاستماره,رقم الحجز,رقم القضيه,رقم الاحاله,رقم الوثيقه,رقم المرجعي,رقم المراسله,رقم التدخل,نومرو كليان,نومرو الكونطرا,نومرو الدوسي,كود كليان,رقم كليان',
  'شكايه رقم,طلب رقم,ملف رقم,عقد رقم,حساب رقم,رقم التذكره,رقم الدفع,رقم البوليصه,رقم العداد,رقم السجل,رقم المعامله,رقم البطاقه الرقميه',
  'marji3,lmarji3,lmarja3 dyal,chikaya,lchikaya,reclamation numero,numero reference,contract reference,case reference,ticket reference,file reference,ref contrat,ref commande,reference commande,reference contrat,reference abonnement,numero d abo,code abonnement,code dossier,numero du client,numero de mandat,id client,id abonne',
  'numero de compte,numero de contrat,numero de client,numero client,numero de dossier,numero du dossier',
  'numero de reference,numero de reclamation,numero de ticket,numero de commande,numero commande',
  'numero contrat,numero dossier,numero compte,numero reclamation,numero ticket,numero du contrat',
  'numero du compte,numero du ticket,numero de la reclamation,numero de la commande,numero de ma commande',
  'numero de mon contrat,numero de mon dossier,numero de mon compte,numero de votre contrat',
  'numero de votre dossier,numero de votre compte,numero de ma reclamation,numero de votre reclamation',
  'numero de votre commande,numero de facture,numero de la facture,numero de ma facture,numero facture',
  'numero d abonne,numero d abonnement,numero abonne,numero de police,numero d adherent,numero d identifiant',
  'numero d affiliation,numero de suivi,numero de serie,numero de colis,numero de sim,numero de la sim',
  'numero d intervention,numero de demande,numero de la demande,numero de ma demande,numero d incident',
  'numero d adhesion,numero d immatriculation,numero de patente,registre de commerce,code client,code abonne',
  'code contrat,code de suivi,identifiant,identifiant client,reference,references,ref,reference client',
  'reference du dossier,reference de la commande,reference du contrat,ref client,reference dossier,matricule',
  'imei,iccid,ice,ra9m l3a9d,ra9m lkontra,ra9m l7sab,ra9m l7issab,ra9m dyal l7sab,ra9m dossier,ra9m lmilaf',
  'ra9m zaboun,ra9m lzaboun,ra9m zboun,ra9m talab,ra9m chikaya,ra9m chkaya,ra9m lfactura,nmra dyal lcontrat',
  'nmra dyal contrat,nmra dyal lcompte,nmra dyal compte,nmra dyal dossier,nmra dyal ldossier,nmra dyal client',
  'numero dyal contrat,numero dyal lcontrat,numero dyal compte,numero dyal lcompte,numero dyal dossier',
  'numero dyal ldossier,numero dyal client,numero dyal la facture,numero dyal reclamation,numero d dossier',
  'numero d contrat,numero d compte,numero d client,nmra d dossier,nmra d contrat,nmra d compte,ra9m ttalab',
  'ra9m lmochtarik,lmarja3,marja3,ra9m lmarja3,account number,contract number,client number,customer number',
  'case number,reference number,ticket number,order number,complaint number,claim number,file number',
  'policy number,invoice number,subscriber number,membership number,customer id,client id,account id',
  'customer code,tracking number,serial number,booking reference,case id,user id,customer reference',
  'membership id,subscription number,bill number,customer account,request number,ticket id,order id',
  'contract id,meter number,account no,contract no,ref no,case no,service number',
  'رقم الحساب,رقم حسابي,رقم حسابك,رقم العقد,رقم عقدي,رقم الزبون,رقم العميل,رقم الملف,رقم ملفي,رقم المرجع',
  'رقم الطلب,رقم طلبي,رقم الشكايه,رقم الشكوي,رقم شكايتي,رقم الفاتوره,رقم المشترك,رقم الاشتراك,رقم الكونطرا',
  'رقم الكونترا,رقم الدوسي,رقم الكليان,رقم الكونت,رقم التذكره,رقم البلاغ,رقم الانخراط,المرجع,مرجع,كود الزبون',
  'كود العميل,كود الكليان,نمره الدوسي,نمره الكونطرا,نمره ديال الدوسي,نمره ديال الكونطرا,نمره ديال الكونترا',
  'نمره ديال الحساب,نمره الحساب,رقم ديال الملف,رقم ديال الكونطرا,رقم ديال الدوسي,رقم ديال العقد',
  'رقم ديال الحساب,رقم ديال الزبون,نومرو ديال الكونطرا,نومرو ديال الدوسي,رقم الزبونه,رقم التتبع',
  'رقم الريكلاماسيون,ريفيرونس,لاريفيرونس,رقم التسجيل',
];

/** Things that have a number of their own, without “number” before them. */
const ACCOUNT_WORD = [
  'contrats,dossiers,tickets,comptes,reclamations,commandes,factures,abonnements,contracts,orders,tickets,invoices,كونطرات,عقود,ملفات,دوسيات,kontrat,ldosiyat,ريكلاماسيون,لاريكلاماسيون,ريكلامسيون,lareclamation,rikla,lkonta,konta,ldosi,dossié,talabiya,tlabiya,ltalabiya,lkomand,lkomande,komanda,lkonter,tiki,ltiki,lbon,bon,bordereau,devis,ordre de service,sinistre,contrat de service,récépissé,recu,police,souscripteur,numero abo,طلبيه,بون,فاكتوره,الفاكتوره,كونتورة,بوليصه,تذكره,معامله,بلاغ,وصل,ابونمون,لابونمون,كومند,كوموند',
  'souscription,adhesion,demande,intervention,mandat,chekaya,chkaya,talab,ttalab,chikaya,kommand,lcommande,wasl,abonmon,labonmo,contra,lcontra,dossi,ldossi',
  'compte,contrat,dossier,client,ticket,reclamation,commande,police,abonnement,colis,facture,lcontrat,lcompte',
  'ldossier,kontra,lkontra,dosi,ldosi,3a9d,l3a9d,7sab,l7sab,lmilaf,milaf,ticki,comande,sim,abonne,account',
  'contract,case,order,complaint,claim,file,policy,invoice,customer,booking,subscription',
  'حساب,حسابي,عقد,عقدي,ملف,ملفي,طلب,شكايه,شكايتي,زبون,كونطرا,كونترا,دوسي,الدوسي,فاتوره,تيكي,تيكت,اشتراك,طلبيه',
  'كوموند,كود',
];

const NUMBER = [
  'numero,numeros,num,no,n,nr,nmra,nemra,namra,nimero,numero dyali,nmrti,nmrty,nemrti,nmerti,nmirti,numirou',
  'nimiro,ra9m,ra9mi,raqm,raqmi,rakm,ra9em,nouméro,noumero,noumiro,r9m,nomro,number,numbers,digits,chiffres',
  'رقم,رقمي,رقمك,نمره,نمرتي,نمرتك,نيمرو,نومرو,النمرو,نيميرو,النميرو,نميرو,نمرو,ارقام,الارقام',
];

const DOB = [
  'anniversaire de la titulaire,anniversaire du titulaire,anniversaire de ma,anniversaire de mon,anniversaire de votre,son anniversaire,votre anniversaire,ton anniversaire,رايت النور,راي النور,رات النور,شفت النور,شاف النور,cheft nnour,عام الزياده,3am lizdiyad,3am lezdyad,classe,de la classe,la classe,clas,klas,class of,ana dyal,ana dial,ana d 3am,promo,كلاص,لاكلاص,انا ديال,انا د,انا ديال عام',
  'zdt,zdet,zadit,zedit,zdat,tzdt,tzdat,tzaditt,tzedit,tzedt,tzadou,tzadna,zyaditi,zyadt,zyadi,mazyod,mazyouda,mzyed,mzyeda,mzyud,mwalid dyal,mn mwalid,mawlid,mawloud,mouloud,mwloud,mwlouda,mawlouda,ezdiyad,lzdyad dyali,tari5 zyada,tarikh lezdyad,tari5 lezdyad,tari5 lizdiyad,tari5 lwilada,nhar tzadit,fach tzadit,khlou9i,khlouqi,date naiss,dat de naissance,né le,nee en,j ai vu le jour,vu le jour,ne natif,age ne,bday,birth day,day of birth,month of birth,ddn',
  'ولد ابني,ولدت ابنتي,ولدت زوجتي,ولد زوجي,ولد والدي,ولدت والدتي,مزداد,المزداد,المزدادة,المزداده,مزدادين,ازداد,ازدادت,ازددت,ازداد بتاريخ,المولود,المولودة,ميلادها,ميلاده,ولادتي,ولادته,ولادتها,يوم الميلاد,يوم ولادتي,نهار تزاديت,نهار زدت,زديت,زديتي,تزاديتي,تزدت,تزدات,مزيودة,مزيودين,خلاقيت,تخلقات,تولدات,عيد الميلاد,دات نيسونس,لادات نيسونس,تاريخ نيسونس',
  'suis du,est du,زادت,تولدات,تولد,تولدو,تزادو,ولدات,zadet,zadat,tweled,twelde,twldat',
  'ولاده,الولاده,خلقت,خلق,مخلوق,مخلوقه,زايد,زايده,زيادتي,ولد في,ولد بتاريخ,ولد سنه,ولدت بتاريخ,عيد ميلاد,عيد ميلادي,تاريخ ولادتي,تاريخ الولاده,تاريخ زيادتي',
  'ne,nee,nes,nees,naiss,elle est de,il est de,annee de naissance,natif,native,je suis de,suis de l annee,date naissance,anniversaire c est,anniversaire est,anniversaire le,naissances,birthyear,tkhle9,khla9,mkhlou9,mkhlou9a,zayd,zayda,zyadti,zyada dyali,3id milad,3id miladi,tarikh lwilada,tarikh wilada,lwilada,wilada',
  'mwalid,mawalid,lmwalid,zadt,zedt,zditt,zdit,tzadat,mzadd,mzada,مزاد,مزاده,مزيد,تزدادت,زاد ف,ne un,nee un,naquit,birth year,annee de naissance,year of birth,عام الازدياد,سنه الميلاد,سنه الازدياد,تاريخ ميلاد',
  'date de naissance,naissance,jour de naissance,mon anniversaire,suis ne,suis nee,est ne,est nee,etes ne',
  'etes nee,ne le,nee le,ne en,nee en,nes le,date naissance,ddn,nais le,dob,date of birth,birth date',
  'birthdate,birthday,born,birth,d o b,tzadit,tzdit,tzad,tzadt,tzadet,tzadite,mzyoud,mzyod,mzyouda,mzyoda',
  'mezyoud,mzad,mazyoud,mzdad,mzdada,mezdad,zdyad,lzdyad,lizdiyad,lezdyad,izdiyad,lizdiad,izdiad,lzdiad',
  'azdiyad,ladat de naissance,tari5 lmilad,tarikh lmilad,tarikh milad,tarikh lmizad,tarikh zyada',
  'tarikh lizdiyad,tarikh lzdyad,lmilad,milad,tkhle9t,tkhla9t,khle9t,khla9t,wldt,tweldt,twldt',
  'تزاديت,تزديت,تزادت,تزاد,مزيود,مزيوده,مزداد,مزداده,زدت,ازديادي,ازديادك,ازدياد,ازدياده,ميلاد,ميلادي,ميلادك',
  'ميلاده,ميلادها,ولدت,مولود,مولوده,مواليد,تاريخ الزياده,تاريخ الزيادي,تخلقت,تولدت,خلوقي,دات دو نيسونس',
  'لادات دو نيسونس,تاريخ الازدياد,تاريخ ازديادي,تاريخ الميلاد,تاريخ ميلادي',
];

/** Numbers that are nobody's: they look like a reference and are none. */
const OTHER = [
  'born out of,born from,ne de l idee,ne d une,رقم سري,الرقم السري,رقم القناه,رقم الصفحه,رقم الخطا,رقم الموديل,numero de chaine,numero de la chaine,numero de canal,numero de page,numero d erreur,numero de version,numero de modele,numero vert,numero court,numero de la rue,numero de rue,numero d urgence,code secret,mot de passe,password,short code,channel number,numero d etape',
  'erreur,code erreur,code d erreur,error,error code,code,modele,model,routeur,router,modem,version,chaine',
  'canal,port,adresse ip,ip,firmware,article,loi,sms,pin,puk,otp,build,channel,page,etape,step,frequence',
  'frequency,satellite,windows,android,iphone,samsung,huawei,zte,galaxy,nokia,xiaomi,redmi,oppo,tp link',
  'erreur code,khata2,khata,prix,montant,solde,price,amount,balance,taman,mablagh,total,somme,debit,score',
  'reference du modele,reference produit',
  'خطا,كود الخطا,رمز الخطا,موديل,نسخه,قناه,راوتر,المودم,مودم,ثمن,مبلغ,رصيد',
];

const phrases = (lines: readonly string[]) => lines.flatMap((line) => line.split(','));

/** Finds words that say what a number near them is. */
export const findNumberCues = createPhraseFinder<NumberCue>([
  ['other', phrases(OTHER)],
  ['number', phrases(NUMBER)],
  ['account_word', phrases(ACCOUNT_WORD)],
  ['account', phrases(ACCOUNT)],
  ['phone', phrases(PHONE)],
  ['cin', phrases(CIN)],
  ['card', phrases(CARD)],
  ['iban_rib', phrases(RIB)],
  ['dob', phrases(DOB)],
]);
