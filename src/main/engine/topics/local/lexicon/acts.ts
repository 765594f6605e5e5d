/** What customers do and want done. See `concepts.ts` for the form of a line. */
export const ACT_CONCEPTS = `
resilier, resiliation, annuler, annulation, cancel, cancellation, canceling, cancelling, terminate, termination, unsubscribe, desabonner, desabonnement, arreter, supprimer, mettre fin, stop | إلغاء, فسخ, نلغي, نفسخ, حبس, نحبس, توقيف الاشتراك, بغيت نوقف, إنهاء, نسد, ألغي, الغي, أنوليي | ilgha2, ilghae, nlghi, n7bes, nhbess, 7bess, resilier, fskh, nfskh, nwe9ef, annuler, nanuli, resiliation, ansed
suspendre, suspension, suspendu, suspendue, suspend, suspended, pause | تعليق, توقيف, موقوف, موقوفة, معلق, واقف, واقفة | suspension, mwe9ef, mwe9fa, tawqif, we9fo liya, mw9ouf, mo3ala9
couper pour dette, coupe pour impaye, ligne suspendue, restreint, cut off | قطعو ليا الخط, قطعو عليا, حبسو ليا, موقف الخط | 9et3o liya lkhet, 9t3o liya, hbso liya, we9fo lkhet
activer, activation, mettre en service, mise en service, activate, activated, enable, active | تفعيل, تنشيط, نفعل, تشغيل, ماتفعلاتش, أكتيفاسيون, خدم ليا, نشط | activation, activer, taf3il, nfe3el, nactivi, tchghil, tanchit, activi
desactiver, desactivation, deactivate, disable, disabled, turn off | تعطيل, إبطال, نحيد, حيد, حيدو, إزالة, توقيف الخدمة | desactiver, n7eyed, nhyed, 7eyed, 7iydo, desactivi, heyed
bloquer, blocage, bloque, bloquee, verrouille, block, blocked, locked, lock | حظر, بلوكي, مبلوكي, محبوس, مبلوكية, تبلوكا, مسدود, إغلاق, مقفول | bloque, mbloki, mblokya, tbloka, bloké, mbloqué, meqfoul
debloquer, deblocage, deverrouiller, desimlockage, unblock, unlock | فتح, إلغاء الحظر, نحل, ديبلوكي, يتحل, فك | debloquer, deblocage, n7el, ndebloki, fkk, ybloki
changer, changement, modifier, modification, mettre a jour, mise a jour, rectifier, correction, change, update, edit, modify, correct | تغيير, تبديل, نبدل, بدل, نغير, تعديل, تحديث, تصحيح, شونجي | nbedel, tbdil, bdel, nbdel, tghyir, changer, nghiyer, ta3dil, t7dit, nchangi
migrer, migration, passer a, upgrade, downgrade, switch, evolution | ترقية, ننتقل ل, نطلع الفورفي, ندوز ل, الانتقال, هجرة, نتحول | migration, ndouz l, tar9iya, ntel3, upgrade, nmigri
renouveler, renouvellement, renew, renewal, reconduction | تجديد, نجدد, التجديد, نجدد العقد | tajdid, njeded, renouvellement, njdd
souscrire, souscription, nouvelle ligne, nouveau client, ouvrir, ouverture de compte, sign up, subscribe, create account, open account, register, creation, creer | اشتراك جديد, نشترك, فتح حساب, نفتح حساب, نحل, خط جديد, ندير خط, إنشاء, أسجل | nchterek, nchtarek, ndir abonnement, n7el compte, khet jdid, ichtirak jdid, nftah hsab
ajouter, ajout, option, options, supplementaire, add, additional, addon, extra | إضافة, نزيد, زيادة خدمة, أوبسيون, خيار, زيد ليا | nzid, idafa, option, zid liya, lobsyon
reclamation, reclamer, plainte, plaindre, mecontent, insatisfait, complaint, complain, dissatisfied, unhappy | شكاية, شكوى, نشكي, اشتكي, شكايات, غير راضي, ماشي راضي, تشكيت | chikaya, chekwa, nchki, reclamation, chkaya, chikaya, rklamasyon, tchekit
relance, relancer, toujours pas de reponse, dossier en cours, ticket, sans reponse, follow up, follow-up, no answer, no reply | ما جاوبوني حد, باقي ما, بلا جواب, عيطت بزاف, الملف, التذكرة, متابعة الشكاية | majawbounich, ma jawbni 7ed, ba9i ma, 3eyet bzaf, lmilaf, relance, bla jawab
responsable, superviseur, manager, chef, directeur, supervisor, speak to a human, human, agent, operator, representative | مسؤول, المسؤول, المدير, مشرف, الشاف | mas2oul, lmes2oul, responsable, chef, moudir
conseiller, charge de compte, charge d affaires, account manager, advisor | مستشار, مكلف, المستشار | moustachar, conseiller, mokallaf
reparer, resoudre, solution, retablir, retablissement, solve, restore, troubleshoot, depannage | حل المشكل, إصلاح, تصلحو, يرجع, استعادة, ديباناج | solution, islah, tsel7o, depannage, hel lmochkil, yrje3
configurer, configuration, parametrer, parametres, reglages, apn, configure, setup, settings, set up | إعداد, ضبط, إعدادات, كونفيغوراسيون, البرامتر, تهيئة | configuration, i3dadat, parametre, n9ad, configuri, dabt
verifier, verification, controler, confirm, verify, check, confirmation, identity, identite, cin, justifier | تحقق, تأكيد, التحقق, نتأكد, الهوية, البطاقة الوطنية, تثبيت | ta7a9o9, nt2eked, verification, howiya, lacarte nationale, t2kid
attente, attendre, patienter, waiting, wait | انتظار, كنتسنى, نتسنى, تسنيت, طولتو | ntsena, kantsena, tsnit, intidar
compensation, indemnisation, geste commercial, dedommagement, avoir, compensate, goodwill | تعويض, تعويضات, لفتة, التعويض | ta3wid, compensation, geste commercial, t3wid
consommation, consomme, consommer, epuise, depassement, hors forfait, usage, consumption, used up, exceeded | استهلاك, استهلكت, الاستهلاك, تسالا, سالا, تجاوز, كونسوماسيون | consommation, istihlak, tsala, sala liya, kmel liya, tjawz, konsoma
achat non autorise, non reconnu, pas demande, sans mon accord, unauthorized, without my consent, not authorised | بدون موافقة, بلا ما نطلب, ما طلبتهاش, بلا خباري, ما وافقتش | bla mantleb, matlbthach, bla khbari, bla ma n3ref, mawafe9tch
service payant, sms payant, sms+, abonnement payant, kiosque, premium, valeur ajoutee, jeux | خدمة مدفوعة, الرسائل المدفوعة, خدمات القيمة المضافة, سبام | services payants, sms payants, khidma b lflous
publicite, pub, demarchage, spam, marketing, advertising, newsletter | إشهار, إعلانات, سبام, الإشهار | ichhar, pub, spam, newsletter
donnees personnelles, vie privee, rgpd, confidentialite, privacy, personal data, gdpr | معطيات شخصية, خصوصية, البيانات الشخصية, المعطيات ديالي | donnees personnelles, lkhososia, mo3tayat
titulaire, cession, succession, changement de titulaire, nom du titulaire, owner, ownership, transfer of ownership | صاحب الخط, تحويل الملكية, مالك, باسم, سمية خرى | titulaire, mol lkhet, b smiya, tahwil lmolkiya
deces, decede, decedee, deceased, death, passed away | وفاة, مات, متوفى, توفي, الله يرحمو | mat, wafat, twefa, met
document, dossier, papiers, pieces, documents, file, paperwork | وثيقة, وثائق, ملف, أوراق, الوراق | wati9a, wrae9, dossier, lwra9, milaf, documents
signature, signer, sign, signed | توقيع, نوقع, سينيي, إمضاء | signature, nsini, tw9i3, imda
accueil, agressif, comportement, malpoli, mal recu, attitude, rude, behaviour, behavior, impolite | سوء المعاملة, معاملة, قليل الأدب, تصرف, ما احترمنيش, استقبال | mo3amala, so2 lmo3amala, 9lil ladab, tasarof, ma7tarmnich
remercier, satisfait, felicitations, compliment, praise, satisfied, great service | شكر, راضي, ممتاز, تهنئة | chokr, radi, momtaz, fer7an
avis, sondage, enquete, feedback, review, survey, rating | رأي, استطلاع, تقييم | ra2y, sondage, tqyim, avis
concurrent, concurrence, quitter, autre operateur, competitor, leaving | منافس, شركة أخرى, نمشي لشركة, المنافسة | concurrent, charika okhra, nmchi 3nd, lmonafsa
urgence, urgent, critique, emergency, critical, priority, prioritaire | مستعجل, ضروري, طارئ, مستعجلة | mosta3jal, urgent, daroriy, mst3jel
information offre, renseigner, comparer, devis, proposition, quote, estimate, quotation | عرض ثمن, دوفي, تقدير, عرض أسعار | devis, dovi, 3ard taman
travail, emploi, candidature, job, career, recruitment, recrutement, cv, embauche | عمل, خدمة, توظيف, وظيفة, شغل | khdma, tawdif, recrutement, emploi
enfant, enfants, fils, fille, parental, controle parental, child, kids | ولد, ولاد, أطفال, الرقابة الأبوية, وليدي | weldi, wlad, drari, controle parental, bnti
nuisance, bruit, gresillement, echo, entend mal, mauvaise qualite, voix, sound quality, noise, dropped calls | صوت, ما كنسمعش, تشويش, الصوت كيتقطع, صدى | sot, makantsm3ch, tchwich, sout, kay9te3 sot
harcelement, appels malveillants, inconnu, insultes, harassment, nuisance calls | تحرش, إزعاج, مجهول, مضايقات | t7aroch, iz3aj, numero maj3oul, kay9el9ni
`;
