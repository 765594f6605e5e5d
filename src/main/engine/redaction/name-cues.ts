import { createPhraseFinder } from './phrases.ts';

/**
 * Words beside a name. `strong`: what follows is one; `title`: “Monsieur”, what follows is one unless it is a word of everyday speech;
 * `relative`: a person may follow, whom a capital or a known name tells; `weak`: only a name that is known; `before`: the name stands before them; `ask`: the next turn may be one.
 */
export type NameCue = 'strong' | 'title' | 'relative' | 'weak' | 'before' | 'ask' | 'none';

const STRONG =
  'je m appelle,je me nomme,je me prenomme,mon nom est,mon nom c est,mon nom complet est,mon nom complet c est,mon nom de famille est,mon nom de famille c est,nom de famille,mon nom,mon prenom est,mon prenom c est,mon prenom,nom et prenom,prenom,prenom et nom,au nom de,c est au nom de,de la part de,le nom c est,le nom est,le nom du titulaire est,titulaire est,le titulaire c est,titulaire c est,s appelle,nomme,appelez moi,moi c est,moi je suis,nom complet,nom du titulaire,nom du client,nom du gerant,signe,vous parlez avec,vous etes avec,nom de jeune fille,m appelle,' +
  'smiti,smiyti,smyti,smeyti,ssmiti,smyiti,smiity,smiyati,smity,smiyty,ismi,esmi,ismy,smiti howa,smiti hiya,smiti hya,smiyti hya,smiyti hiya,lism dyali,lisme dyali,smiya dyali,smya dyali,lism lkamel,lism lkamil,l ism,lism,smito,smitou,smitha,smiytou,smiytha,smytha,smyto,smiyto,kenya,lkenya,lkonya,lkenya dyali,kenyti howa,kniyti,kniyty,knyty,kounya,kounyati,kounyti,smiya,smya,kniti,knyti,kenyti,kniya dyali,lkniya,ns3bi,nsebti,nasabi,nnasab,lknya,laqab,la9ab,lla9ab,ism l3a2ili,b smiyt,b smit,b smiya d,b ism,bism,smiyet,smiyt,smit,' +
  'اسمي,اسمي هو,اسمي الكامل,انا اسمي,سميتي,سميتي هي,سميتي هو,الاسم ديالي,السميه ديالي,الاسم الكامل,الاسم الكامل هو,الاسم الشخصي,الاسم العائلي,الاسم,اسمه,اسمها,سميتو,سميتها,سميته,كنيتي,كنيه,كنيه ديالي,الكنيه,الكنيه ديالي,النسب,نسبي,لقبي,اللقب,باسم,بسميه,باسميه,يدعي,تدعي,ادعي,انادي,السميه,سميه,النسب ديالي,اسم الزبون,اسم المشترك,كنتسمي,تنتسمي,اسم,' +
  'my name is,my name s,my full name is,my full name,my name,name is,the name is,the name s,first name is,last name is,surname is,my first name is,my last name is,my surname is,first name,last name,surname,full name,family name,family name is,maiden name,on behalf of,under the name of,under the name,in the name of,in name of,named,called me,call me,account holder is,holder is,account holder is called,holder is called,registered to,registered under,belongs to,made out to,they call me,name on the account is,name on the contract is,name on the account';
const RELATIVE =
  'ma mere,mon pere,mon fils,ma fille,mon frere,ma soeur,mon mari,ma femme,mon epouse,mon epoux,mon oncle,ma tante,mon cousin,ma cousine,mon voisin,ma voisine,mon collegue,ma collegue,mon ami,mon amie,mon assistant,mon assistante,mon comptable,ma secretaire,mon gerant,mon associe,mon technicien,le technicien,votre collegue,votre technicien,mon beau frere,ma belle soeur,mon conseiller,ma conseillere,le conseiller,la conseillere,notre conseiller,l agent,le gerant,conseiller,le directeur,la directrice,le commercial,votre commercial,demande a parler a,demande,demander,parler a,parler avec,parle avec,parle a,ecrit,c est ecrit,inscrit,est inscrit au nom,mis au nom,nommee,appele,appelee,moi meme,signature,bien cordialement,cordialement,chez monsieur,chez madame,' +
  'khouya,khoya,khti,okhti,oukhti,mrati,rajli,wldi,weldi,bnti,benti,mama,baba,bba,mmi,lwalida,lwalid,khali,3mmi,3ammi,khalti,3mti,jari,jarti,sahbi,sa7bi,sa7bti,m3ak,m3akom,m3ak hna,m3akom hna,m3a,hdar m3a,hderti m3a,hdert m3a,ana,' +
  'اخوكم,خوكم,ختكم,المتصل,المتصله,عايله,خويا,اختي,ختي,مراتي,راجلي,ولدي,بنتي,بنتها,بنتو,ولدها,ولدو,مي,امي,الوالده,الوالد,خالي,عمي,خالتي,عمتي,جاري,جارتي,صاحبي,صاحبتي,زوجي,زوجتي,ابني,ابنتي,اخي,والدي,والدتي,زميلي,زميلتي,معاك,معاكم,معك,معكم,هضرت مع,هدرت مع,تكلمت مع,تحدثت مع,الموظف,الموظفه,المستشار,المستشاره,التقني,الوكيل,' +
  'moi,famille,la famille,put me through to,through to,calls me,call me,belongs to,signed by,nom,prenom,name,abonne,l abonne,l abonnee,titulaire,le client,la cliente,c est,ici,je suis,hada,hadi,nta howa,nta huwa,nti hiya,hadak,it s,proprietaire,beneficiaire,ayant droit,payeur,destinataire,monsieur ou madame,my wife,my husband,my son,my daughter,my brother,my sister,my mother,my father,my mom,my dad,my uncle,my aunt,my cousin,my neighbour,my neighbor,my colleague,my friend,my assistant,my accountant,my manager,my boss,my partner,is called,who is called,spoke to,spoke with,talked to,spoken to,speaking with,speaking to,speak to,speak with,talk to,technician,agent called,agent named,ask for,asked for,sincerely,regards,best regards,advisor,your colleague,this is,i am,i m,im';
const TITLE =
  'monsieur,madame,mademoiselle,mme,mr,mrs,ms,miss,mlle,m,docteur,dr,maitre,si,lalla,moulay,lhaj,lhaja,haj,hajja,cheikh,l7aj,l7aja,ostada,oustada,mouhandis,lmohandis,si l,sayed,sayyid,oustad,ostad,mister,msieur,moussiou,moussio,موسيو,مسيو,مدام,السيد,السيده,سيد,سيده,السي,للا,لالا,لالة,الاستاذ,الاستاذه,استاذ,استاذه,الانسه,انسه,الدكتور,الدكتوره,دكتور,الحاج,الحاجه,سي,مولاي,misyou,mosyo,mossio,madam,mdam';
const WEAK =
  'ana,nta,avec,merci,bonjour,salam,bonsoir,thank you,thanks,hello,hi,m3ak,m3akom,m3ek,m3akoum,khouya,khoya,khti,a,انا,معك,معاك,معاكم,معكم,هذا,هادا,شكرا,مرحبا,اهلا,السلام,خويا,اختي,يا,آ,ا,bonjour c est,parler a,parler avec,parle avec,mon mari,ma femme,mon fils,ma fille,mon frere,ma soeur,my wife,my husband,my son,my daughter,my brother,my sister,wldi,weldi,bnti,mrati,rajli,raجلي,khouya,ولدي,بنتي,مراتي,راجلي,زوجي,زوجتي,ابني,ابنتي,allo,allo c est,here is,dear,سي';
const BEFORE =
  'a l appareil,qui vous parle,qui parle,qui appelle,calling,calling from,li kayhder,li katehder,li kanhder m3ak,au telephone,au bout du fil,a l ecoute,speaking,here,on the line,m3ak f telephone,معك على الخط,معكم في الخط,في الخط,a votre service,pour vous servir';
const ASK =
  'votre nom,votre prenom,vos nom et prenom,vos noms et prenoms,nom et prenom,a quel nom,quel nom,qui ai je l honneur,a qui ai je,votre nom complet,le nom du titulaire,c est a quel nom,vous vous appelez,comment vous appelez vous,votre identite,qui est a l appareil,nom du titulaire,ton nom,epeler votre nom,epelez votre nom,nom de famille,nom s il vous plait,le nom,quel est le nom,smitek,smitk,smiytek,smiytk,smytk,smyitek,chno smitk,chnou smitek,lism dyalk,lism dyalek,smiya dyalk,smiya dyalek,ism dyalk,l ism dyalk,l ism lkamel,lism lkamel,lism lkamil,ismok,ismak,kniytk,knitk,knitek,lkniya,nsbk,سميتك,اسمك,الاسم ديالك,السميه ديالك,الاسم الكامل,الاسم الكريم,اسم حضرتك,كنيتك,الكنيه ديالك,نسبك,النسب ديالك,اسمك الكامل,ما اسمك,مع من,مع من اتحدث,معا من,شنو سميتك,شكون معايا,شكون معيا,your name,your full name,who am i speaking,whom am i speaking,who is calling,who s calling,your first name,your last name,your surname,what name,the name on,name please,may i have your name,who is speaking,full name,last name,first name,surname,spell your,spell that,spell it,account holder,chkoun m3aya,chkoun m3ya,chkon m3aya';
const NONE =
  'je m appelle pas,appelle pas,m appelle pas,mon nom de domaine,nom de domaine,nom d utilisateur,user name,username,nom de l offre,nom du produit,si vous,si tu,si je,si possible,si c est,si on,m3ak hak';

const of = (list: string) => list.split(',');

/** Finds the words beside names. */
export const findNameCues = createPhraseFinder<NameCue>([
  ['ask', of(ASK)],
  ['weak', of(WEAK)],
  ['relative', of(RELATIVE)],
  ['strong', of(STRONG)],
  ['title', of(TITLE)],
  ['before', of(BEFORE)],
  ['none', of(NONE)],
]);
