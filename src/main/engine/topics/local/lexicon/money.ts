/** Bills, payments, banks. See `concepts.ts` for the form of a line. */
export const MONEY_CONCEPTS = `
facture, facturation, facturer, facturette, bill, billing, billed, invoice, invoicing, avis de facturation, montant facture, e facture | فاتورة, فواتير, الفاتورة, فوترة, فاكتورة, ورقة الخلاص, لافاكتور | fatora, fatoura, fatura, faktura, factura, fawatir, fatorat, lafacture, war9a dyal khlas
payer, paiement, payement, reglement, regler, pay, payment, paid, paying, versement, verser, deja paye, j ai paye, quittance de paiement, regularisation, settle, settled | أداء, دفع, الدفع, خلص, خلصت, نخلص, تخلاص, لخلاص, سدد, تسديد, مدفوع, صيفطت الفلوس, دوزت الفلوس, خلصتها | khlass, khelas, khlest, nkhless, nkhles, khlsst, dfe3, adae, khallas, nkhelss, dowzt flous, sifet flous, khelsstha
rembourser, remboursement, refund, refunds, reimburse, reimbursement, money back, rendre l argent, rendre la difference, restituer, restitution, recuperer mon argent, me rendre, get my money back, chargeback | استرجاع, استرداد, ترجيع, تعويض مالي, رجعو ليا فلوسي, ترجعو ليا, يرجعو الفلوس, ردو ليا فلوسي, ترجعو ليا الفلوس | terje3 flous, tarji3, trej3o liya, rje3 liya flous, rj3o flousi, remboursement, reddo liya flousi, treddo liya
impaye, impayes, arriere, arrieres, dette, dettes, creance, unpaid, overdue, debt, arrears, outstanding | غير مدفوعة, متأخرات, دين, ديون, كريدي, مستحقات, غير مؤداة | credi, kridi, dyoun, mkhelsach, makhlsaach
recouvrement, mise en demeure, huissier, contentieux, collection, debt collection | تحصيل, إنذار, محكمة, مفوض قضائي | tahsil, indar, mahkama
echeancier, echelonner, mensualite, mensualites, mensualisation, facilite de paiement, plusieurs fois, installment, installments, payment plan | تقسيط, أقساط, بالتقسيط, جدولة, دفعات | t9sit, taqsit, b t9sit, dof3at, traites
delai, report, reporter, prolongation, extension, postpone, defer, attendre la paie, fin du mois, repousser, decaler, give me time | مهلة, أجل, تأجيل, تمديد, صبرو عليا, حتى لآخر الشهر | mohla, mouhla, t2jil, ajal, sebro 3lia, hta lakhir chhar
prix, tarif, tarifs, tarification, cout, couter, price, pricing, cost, rate, rates | ثمن, أثمنة, سعر, أسعار, تسعيرة, تعريفة, تمن, التمن | taman, thaman, atmina, so3r, ch7al taman
cher, chere, eleve, elevee, trop cher, excessif, augmente, augmentation, double, hausse, surfacturation, overcharged, expensive, high, increase, increased, plus que d habitude, explose, enorme, abuse, exorbitant, more than usual | غالي, غالية, مرتفعة, مرتفع, طالعة, طلعات, زيادة, زادت, تزاد, كثر من العادة, زادو ليا, طالع | ghali, ghalia, ghalya, tal3a, tl3at, zyada, ziyada, tzadat, ktar mn l3ada, zado liya, tale3, bezaf dyal flous
contester, contestation, litige, anormal, dispute, contest, wrong charge, unrecognized, unrecognised, incorrect, erreur, erreurs, au lieu de, pas normal, injustifie, je conteste, deux fois, en double, wrong, twice, duplicate charge | اعتراض, نزاع, معترض, خاطئ, غير صحيحة, منازعة, غالطة, غلط, غلطة, جوج مرات, ماشي معقول, مرتين | i3tirad, niza3, ghalta, 3taradt, ghalat, ghlta, jouj merrat, machi ma39oul
montant, somme, total, solde du, amount, sum | مبلغ, مبالغ, المجموع | mablagh, lmeblagh, majmo3
duplicata, copie, copy, duplicate | نسخة, نسخ | noskha, nouskha, copie
detail, details, detaille, detaillee, detailed, breakdown, itemized | تفاصيل, تفصيل, مفصلة | tafasil, tefsil
releve, extrait, statement | كشف, كشف الحساب | kachf, kechf, rolvi
prelevement, prelever, debit automatique, prelevements, direct debit, debited, charged, withdrawal | اقتطاع, اقتطعو, سحب, تقطعو, خصم | i9tita3, t9ta3o, katt9ta3, sehb, khsm
virement, virer, transfert, transferer, transfer, transferring, wire | تحويل, حوالة, حولت, نحول | ta7wil, tahwil, hewalt, n7awel, virement
recu, recus, justificatif, attestation, quittance, receipt, proof, certificate | وصل, توصيل, إيصال, شهادة, إثبات | wasl, tousil, chahada, ithbat
tva, taxe, taxes, impot, impots, fiscal, fiscalite, vat, tax, attestation fiscale, ice, identifiant fiscal, exoneration, fiscale | ضريبة, ضرائب, الضريبة, شهادة جبائية, الضرائب, جبائية | dariba, dara2ib, attestation fiscale, jiba2ia
frais, commission, penalite, penalites, fee, fees, charge, charges, penalty | رسوم, مصاريف, عمولة, غرامة | rosom, masarif, gharama, l3omola, frais
remise, reduction, promo, promotion, rabais, ristourne, discount, deal, coupon, voucher | تخفيض, خصم, تخفيضات, عرض خاص, برومو, برموسيون | takhfid, tkhfid, promo, promosyon, bromo
credit, emprunt, pret, loan, borrow | قرض, قروض, سلف | 9ard, qard, slef, kridit
banque, bancaire, bank, banking | بنك, مصرف, البنكية, البانكة, لابانك | banka, bank, labank, lbanka
compte, account, accounts | حساب, حسابات, الحساب, الكونط | hisab, 7sab, lkont, compte
carte, card, cards | بطاقة, بطاقات, كارط, لاكارط, الكارط | carta, lakart, lakarta, bita9a, bitaqa, carte, kart
guichet, distributeur, gab, retrait, atm, cash withdrawal, cash machine | شباك, صراف, الشباك الأوتوماتيكي, الصراف الآلي | guichet, chobbak, sarraf, gichi
especes, liquide, cash, monnaie | نقدا, كاش, نقود | cash, na9dan, kach
argent, money, fonds, funds | فلوس, مال, الفلوس, نقود | flous, lflous, floss
cheque, cheques, chequier, check book | شيك, شيكات, دفتر الشيكات | chik, chikat, carnet chik
solde, balance, reste, credit restant, remaining | رصيد, الرصيد, صولد, الصولد, شحال بقا ليا, الباقي | rasid, rassid, solde, sold, lbalance, ch7al b9a, chhal b9a
recharge, recharger, rechargement, topup, top up, refill, reload, etoile, carte de recharge, code de recharge, credit telephonique | تعبئة, شحن, روشارج, التعبئة, عبيت, نعبي, كرطة, دوزت تعبئة | ta3bia, ta3bi2a, rechargit, recharge, rocharge, n3ebbi, 3ebbit, carta dyal ta3bia, double recharge
taux, change, devise, devises, exchange, currency | صرف, سعر الصرف, عملة, عملات | sarf, 3omla, devise
epargne, placement, savings, saving | ادخار, توفير | iddikhar, tawfir
assurance, assurer, assure, insurance, insured, policy | تأمين, التأمين, لاسورانس | ta2min, lassurance, tamin, asurans
sinistre, accident, degat, degats, claim, damage, damaged | حادثة, كسيدة, أضرار, حادث, خسارة | 7adita, kassida, adrar, ksida
caution, depot, garantie financiere, deposit | ضمانة, كفالة, وديعة, إيداع | damana, kafala, wadi3a
bloque, compte bloque, opposition, faire opposition, freeze, frozen | إيقاف البطاقة, توقيف, محجوز, تعرض | opposition, t3arod, meblouké
fraude, frauduleux, arnaque, escroquerie, escroc, usurpation, piratage, phishing, scam, fraud, fraudulent, hacked, faux, suspect, suspecte, appel suspect, code de confirmation, lien suspect, suspicious | احتيال, نصب, النصب, نصبو, سرقة الهوية, اختراق, مشبوه, حيلة, شفرو ليا الفلوس | nasb, nsb, nesbo 3liya, i7tiyal, hackaw, arnaque, chefro liya flous, machbouh
achat, acheter, acquerir, buy, buying, purchase | شراء, شريت, نشري, اقتناء | chrit, nchri, chra, i9tinae
vente, vendre, commercial, sell, sale, sales | بيع, مبيعات, تجاري | bi3, mabi3at, tijari
fidelite, points, cadeau, cadeaux, loyalty, rewards, reward, gift | ولاء, نقاط, النقط, هدية, هدايا, الوفاء, مكافأة | no9at, noqat, no9ta, lwafae, hdiya, cado, fidilité
salaire, paie, paye, salary, payroll, wage | أجرة, راتب, مانضة, الأجر | ojra, salaire, manda, rateb
refuse, refusee, rejete, rejetee, echoue, echec, declined, rejected, failed, fail, failure | مرفوض, مرفوضة, رفض, فشل, ترفض | mrfoud, trefed, refuse
en cours, en attente, pending, processing, in progress | قيد المعالجة, معلق | f lattente, mazal
plafond, limite, maximum, limit, limits | سقف, حد, البلافون | plafond, lplafond, saqf
sans contact, contactless, apple pay, google pay, paiement mobile | بدون تلامس, الأداء بالهاتف | sans contact
justificatif de domicile, proof of address, source of funds, provenance | مصدر الأموال, شهادة السكنى | chahadat sokna
`;
