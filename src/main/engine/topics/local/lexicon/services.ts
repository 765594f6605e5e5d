/** What customers have: lines, networks, devices, orders, homes. See `concepts.ts` for the form of a line. */
export const SERVICE_CONCEPTS = `
internet, connexion, net, connection, web | انترنت, الانترنت, أنترنيت, كونيكسيون, الكونيكسيون, النت, كونكسيون, اتصال بالانترنت | connexion, cnx, konixyon, lconx, nternet, lkonexion, connection, lanternit
reseau, signal, couverture, barre, barres, antenne, network, coverage, reception | شبكة, الشبكة, ريزو, الريزو, تغطية, التغطية, إشارة | rezo, reseau, chabaka, lchabaka, taghtia, tghtya, riziyo, ryzo
fibre, fibre optique, ftth, fiber, optical | ألياف, فيبر, الألياف البصرية, لافيبر, الفيبر | fibre, fiber, lafibre, fibr, alyaf
adsl, vdsl, dsl | أديسيل, الاديسيل, اديال | adsl, ladsl
wifi, wi fi, sans fil, wireless | ويفي, واي فاي, الويفي | wifi, wi fi, lwifi
routeur, box, modem, livebox, router | روتور, مودم, الروتور, راوتر, جهاز التوجيه, البوكس | router, rotor, routeur, modem, lbox, routour, lmodem
debit, lent, lente, lenteur, ralenti, ralentissement, vitesse, ping, bande passante, slow, speed, bandwidth, latency | بطيء, بطيئة, بطء, ثقيلة, ثقيل, تقيل, تقيلة, صبيب, الصبيب, سرعة, السرعة | t9il, t9ila, tqila, batie, sor3a, sabib, debit, bti2
panne, coupure, coupe, coupee, interruption, hors service, down, outage, dead, not working, no service | انقطاع, مقطوع, مقطوعة, قطع, تقطع, تقطعات, طافي, طافية, ما خدامش, ما خداماش, عطل, أعطال, خاسر | m9tou3, mqtou3, ma9tou3, t9te3, te9ta3, tat9ta3, in9ita3, 3otl, tafi, makhdamch, makhddamach, khasser
dysfonctionnement, bug, bugge, marche pas, fonctionne pas, defaut, defectueux, error, broken, faulty, malfunction, issue | خلل, مشكل تقني, عيب, خربان, بوغ | khalal, bug, khasr, machakil ti9niya
4g, 5g, 3g, data, donnees mobiles, internet mobile, giga, gigas, go, mobile data, gigabytes | بيانات, داتا, جيغا, جيجا, الداتا, معطيات, جيغات, الجيكا | data, jiga, giga, jigat, lgiga, internet dial telephone
forfait, abonnement, abonner, abonne, offre, formule, pack, plan, subscription, subscribe, package, bundle, offer | اشتراك, الاشتراك, باقة, عرض, عروض, فورفي, الفورفي, أبونمون, اشتركت | forfait, forfi, lforfi, abonnement, labonnement, abonnma, ichtirak, 3ard, 3orod
prepaye, prepayee, prepaid | مسبق الدفع, مسبقة الدفع, بريبيي | prepaye, masbou9
engagement, engage, duree, commitment, term | التزام, مدة الالتزام, أونكاجمون | engagement, iltizam, langagement
contrat, contract, agreement | عقد, عقود, العقد, كونطرا, الكونطرا | 3e9d, 3a9d, lcontrat, kontra, 3aqd, contra
ligne, lignes, line, lines | خط, خطوط, الخط, لالين, الخطوط | khet, lkhet, khat, lkhat, khotot, laligne
fixe, telephone fixe, landline | ثابت, الثابت, هاتف ثابت, الفيكس | fixe, tabit, thabit, lfix
mobile, portable, telephone, smartphone, gsm, phone, handset, cellphone | هاتف, محمول, نقال, تيليفون, الهاتف, بورطابل, التيليفون, الموبايل | tilifoun, telephone, tele, portable, hatif, tilifon, talifoun
sim, carte sim, esim, puce, sim card | شريحة, سيم, لابيس, بيس, شريحتي, لاسيم, لابوس | puce, lapuce, sim, lapis, carte sim, chari7a, labouce
puk, code puk, pin, code pin, pin code | كود, الكود, الرمز, بوك | puk, pin, code, kod
portabilite, porter, portage, garder numero, porting, port, keep number | نقل الرقم, حمل الأرقام, قابلية نقل, نحتفظ بالرقم, نبدل الشركة | portabilite, n9el nmra, na9l ra9m, nhtafd b nmra
roaming, itinerance, etranger, abroad, travel, overseas, international, internationaux | تجوال, رومينغ, الخارج, خارج المغرب, الخارج البلاد, برا, بلاد برا, دولي, دولية | roaming, lkharij, berra, kharij, rouming, tijwal, dawli
appel, appels, appeler, appeles, call, calls, calling | مكالمة, مكالمات, اتصالات, نتصل, المكالمات, أبيل | mokalama, mokalamat, moukalamat, appel, lappel, n3ayet
sms, message, messages, texto, text message | رسالة, رسائل, ميساج, ميساجات, رسالة نصية | message, messaj, sms, missaj, risala, mesajat
messagerie vocale, repondeur, messagerie, voicemail | البريد الصوتي, ريبوندور, العلبة الصوتية | repondeur, boite vocale, messagerie
renvoi, transfert d appel, call forwarding | تحويل المكالمات | renvoi, t7wil lmokalamat
tv, tele, television, chaine, chaines, decodeur, iptv, channel, channels | تلفزة, قنوات, قناة, تلفاز, ديكودور, التلفزة | tlfaza, telfaza, 9anawat, tv, decodeur, chaines
application, appli, app, espace client, site, portail, website, portal, online, en ligne | تطبيق, التطبيق, الموقع, ابليكاسيون, لابليكاسيون, فضاء الزبون, البوابة | application, appli, lapplication, tatbi9, site, lmaw9i3, labli
mot de passe, mdp, identifiant, identifiants, login, connecter, password, passcode, username, log in, sign in | كلمة السر, كلمة المرور, القن السري, الموديباس, مودباس, اسم المستخدم, الدخول | mot de passe, lmot de passe, modpass, kalimat sir, password, l9en, modbass
email, mail, courriel, adresse mail, e mail, messagerie professionnelle | بريد إلكتروني, الايميل, ايميل, البريد, الميل | email, mail, lmail, imayl
installation, installer, installe, technicien, intervention, raccordement, raccorder, install, technician, engineer visit | تركيب, تنصيب, التركيب, تقني, التقني, انسطالاسيون, يركب, التكنيسيان, الربط | installation, tarkib, te9ni, ti9ni, technicien, tiknisyan, yrekbo, nrekeb, instalasyon
rendez vous, rdv, creneau, appointment, schedule, reschedule, booking | موعد, ميعاد, رونديفو, الموعد, المواعيد | maw3id, rendez vous, rdv, randivo, mou3id
demenagement, demenager, nouveau logement, move, moving, moving house, relocation, changement d adresse | انتقال, رحيل, نرحل, رحلت, تغيير السكن, الرحيل, انتقلت | r7il, rhil, nre7el, r7elt, demenagement, rhalt, intikal
adresse, domicile, address | عنوان, العنوان, لادريسا, السكن | adresse, 3onwan, ladressa, 3ounwan, ladresse
equipement, materiel, appareil, equipment, device, hardware | جهاز, أجهزة, معدات, الجهاز, عتاد, الماتيريال | jihaz, materiel, lappareil, ajhiza, matiriel
casse, cassee, ecran, reparer, reparation, sav, repair, fix, screen, cracked | مكسور, مهرس, تهرس, شاشة, إصلاح, تصليح, نصلح | mherres, therres, mkesser, islah, nsle7, ecran, tssli7
garantie, warranty, guarantee | ضمان, الضمان, كفالة, لاكارونتي | garantie, daman, lagaranti, diman
vol, vole, voler, volee, stolen, theft | سرقة, تسرق, سرقو, مسروق, شفرو, تشفر | tser9, tsr9, seraqo, sr9o liya, chefrouh, tchfer, mser9
perdu, perte, perdre, lost, lose, missing | ضياع, ضاع, ضاعت, ضيعت, فقدان, تلف ليا, تلفات | da3, da3t, diye3t, dye3t, tlef, tleft, mdiya3
commande, commander, order, orders, ordered | طلبية, طلبيات, كوموند, الكوموند, طلب شراء, كوماند | commande, lcommande, talabia, komand, komanda
livraison, livrer, livre, livreur, colis, expedition, delivery, deliver, delivered, shipping, shipment, package arrived, parcel, courier | توصيل, التوصيل, تسليم, طرد, الشحن, الليفريزون, ليفرور, كولي, الكولية | livraison, tawsil, twsil, livreur, colis, lkoli, livrizon, tard
suivi, suivre, statut, avancement, tracking, track, status | تتبع, متابعة, تبع, الحالة, فين وصل | tatabo3, suivi, fin wsel, ntbe3, motaba3a
retard, en retard, pas recu, pas arrive, toujours pas, late, delay, delayed, not received, not arrived, never arrived | تأخير, تأخر, تعطل, تعطلات, ما وصلش, ما وصلاتش, ما جاش, ما توصلتش, معطل | t3etel, t3tlat, mawselch, mawslatch, majach, t2khir, m3etel, matwselch, ta3tal
retour, retourner, renvoyer, echange, echanger, return, exchange, replace, replacement | إرجاع, نرجع, استبدال, تبديل, مرتجع, نبدلو | irja3, nrj3, nrej3o, nbeddlo, retour, istibdal
stock, disponible, disponibilite, available, availability, eligible, eligibilite, eligibility | متوفر, متوفرة, توفر, التوفر, متاح, أهلية | motawafir, mtoufer, disponible, tawafor, kayn f stock
magasin, boutique, point de vente, store, shop, branch, agence | محل, متجر, وكالة, المحل, لاجونس, فرع | mehel, magasin, lagence, hanout, boutique, wikala, lajans
horaire, horaires, ouverture, fermeture, opening hours, hours, open | أوقات العمل, التوقيت, ساعات العمل, محلول, مسدود | horaire, tw9it, tawqit, m7loul, msdoud
electricite, compteur, courant, kwh, electricity, meter, power | كهرباء, الضو, عداد, الكهرباء, الكونطور, التيار | dow, ddow, kahraba, lkontor, 3addad, compteur
eau, fuite, robinet, canalisation, assainissement, water, leak, sewer | ماء, الما, تسرب, تسربات, التطهير, قادوس | lma, tsarob, tsrab, l9adous, fuite
gaz, chaudiere, gas, heating | غاز, البوطا, الغاز, تدفئة | gaz, bouta, lgaz
voiture, vehicule, auto, car, vehicle | سيارة, طوموبيل, الطوموبيل, سيارات | tomobil, toumoubil, tonobil, sayara
billet, reservation, reserver, vol avion, train, ticket, flight, book, reservation hotel, hotel | تذكرة, حجز, تذاكر, طيارة, الحجز, بيي, القطار, فندق | tadkira, hejz, 7ejz, biyi, tiyara, reservation, tran
bagage, valise, luggage, baggage | أمتعة, حقيبة, باكاج, الفاليزة | baggage, bagaj, valiza, faliza
ordonnance, medicament, medicaments, pharmacie, prescription, medicine, pharmacy | دواء, أدوية, وصفة, صيدلية, الدوا | dwa, pharmacie, ordonnance, farmasyan
medecin, docteur, hopital, clinique, soins, sante, doctor, hospital, clinic, medical, health | طبيب, مستشفى, مصحة, علاج, صحة, الطبيب | tbib, sbitar, clinique, 3ilaj, tabib, dktor
inscription, etudiant, universite, school, course, student, enrolment, training | مدرسة, تسجيل, طالب, تكوين, دروس, جامعة | madrasa, tsjil, talib, tekwin, drous, jami3a, inscription
standard, ipbx, pbx, serveur vocal, svi, switchboard, centrex | المقسم, السطوندار, سطاندار | standard, standar, mo9sem
serveur, hebergement, cloud, vpn, domaine, sauvegarde, server, hosting, domain, backup | خادم, سيرفور, استضافة, سحابة, نطاق, كلاود | serveur, cloud, vpn, hebergement, domaine, sirfor
securite, virus, attaque, antivirus, security, malware, attack, firewall | أمن, حماية, فيروس, هجوم, الحماية, أمان | securite, lhimaya, virus, aman, hojoum
flotte, collaborateur, collaborateurs, employe, employes, salaries, fleet, employees, staff | أسطول, مستخدمين, الموظفين, موظف, العمال | flotte, lflotte, lmoustakhdamin, lkheddama, khddama
`;
