import type { Language } from '../../shared/language.ts';

/** What the command line says to people. `{name}` is filled in by `say`. */
const EN = {
  analysed: '{analysed} analysed, {skipped} already analysed, {failed} failed, {rejected} left out, of {found} files',
  speed: '{audio} of audio in {wall}: {speed} times real time',
  failures: 'Not analysed:',
  others: '… and {count} more, in {path}',
  leftAside: '{count} files are no recordings and were left aside.',
  results: 'Results',
  report: 'Performance report',
  failedCalls: 'Failed calls',
  statuses: 'File statuses',
  log: 'Log',
  stopping: 'Stopping: finished calls are kept. Press Ctrl-C again to stop at once.',
  stopped: 'Stopped. Run the same command again: it goes on where it stopped.',
  retry: 'To try the failed calls again: add --retry-failed to the same command.',
  scanning: 'looking for recordings',
  progress: '{ended}/{found} files, {speed} times real time, {failed} failed, {left}',
  left: '{time} left',
  leftUnknown: 'time left not known yet',
  agent: 'agent',
  client: 'client',
  mixed: 'one lane',
  noWords: '(no words)',
  already: 'Already analysed: shown from the catalog.',
  next: 'Next:',
  nextFolder: 'analyse a folder of your own',
  nextExport: 'write the files again',
  nextDoctor: 'see what this machine has and can do',
  dryRun:
    '{recordings} recordings to analyse ({audio}, {size}), {known} of them already analysed; {duplicates} copies, {rejected} left out, of {found} files. Nothing was written.',
  copyOf: 'the same sound as {path}',
  noBatch: 'There is no such batch in this catalog; analyse a folder first.',
  noFfmpeg: 'ffmpeg was not found: only plain WAV files can be read. “nabra doctor” says what to do.',
};

/** A thing the command line may say. */
export type Phrase = keyof typeof EN;

const FR: Readonly<Record<Phrase, string>> = {
  analysed: '{analysed} analysés, {skipped} déjà analysés, {failed} en échec, {rejected} écartés, sur {found} fichiers',
  speed: '{audio} de son en {wall} : {speed} fois le temps réel',
  failures: 'Non analysés :',
  others: '… et {count} autres, dans {path}',
  leftAside: '{count} fichiers ne sont pas des enregistrements et ont été laissés de côté.',
  results: 'Résultats',
  report: 'Rapport de performance',
  failedCalls: 'Appels en échec',
  statuses: 'État des fichiers',
  log: 'Journal',
  stopping: 'Arrêt en cours : les appels terminés sont conservés. Ctrl-C encore pour arrêter tout de suite.',
  stopped: 'Arrêté. Relancez la même commande : elle reprend où elle s’est arrêtée.',
  retry: 'Pour relancer les appels en échec : ajoutez --retry-failed à la même commande.',
  scanning: 'recherche des enregistrements',
  progress: '{ended}/{found} fichiers, {speed} fois le temps réel, {failed} en échec, {left}',
  left: 'encore {time}',
  leftUnknown: 'temps restant pas encore connu',
  agent: 'agent',
  client: 'client',
  mixed: 'une voie',
  noWords: '(aucun mot)',
  already: 'Déjà analysé : affiché depuis le catalogue.',
  next: 'Ensuite :',
  nextFolder: 'analyser un de vos dossiers',
  nextExport: 'écrire de nouveau les fichiers',
  nextDoctor: 'voir ce que ce poste a et sait faire',
  dryRun:
    '{recordings} enregistrements à analyser ({audio}, {size}), dont {known} déjà analysés ; {duplicates} copies, {rejected} écartés, sur {found} fichiers. Rien n’a été écrit.',
  copyOf: 'le même son que {path}',
  noBatch: 'Ce lot n’est pas dans le catalogue ; analysez d’abord un dossier.',
  noFfmpeg: 'ffmpeg est introuvable : seuls les WAV simples peuvent être lus. « nabra doctor » dit quoi faire.',
};

const AR: Readonly<Record<Phrase, string>> = {
  analysed: 'حُلّلت {analysed}، وسبق تحليل {skipped}، وفشلت {failed}، واستُبعدت {rejected}، من {found} ملفات',
  speed: '{audio} من الصوت في {wall}: {speed} ضعف الزمن الحقيقي',
  failures: 'لم تُحلَّل:',
  others: '… و{count} غيرها، في {path}',
  leftAside: '{count} ملفات ليست تسجيلات وتُركت جانبا.',
  results: 'النتائج',
  report: 'تقرير الأداء',
  failedCalls: 'المكالمات الفاشلة',
  statuses: 'حالة الملفات',
  log: 'السجل',
  stopping: 'جار التوقف: المكالمات المنتهية محفوظة. اضغط Ctrl-C مرة أخرى للتوقف فورا.',
  stopped: 'توقف. أعد تشغيل الأمر نفسه: يُستأنف من حيث توقف.',
  retry: 'لإعادة محاولة المكالمات الفاشلة: أضف ‎--retry-failed إلى الأمر نفسه.',
  scanning: 'البحث عن التسجيلات',
  progress: '{ended}/{found} ملفات، {speed} ضعف الزمن الحقيقي، {failed} فاشلة، {left}',
  left: 'بقي {time}',
  leftUnknown: 'الوقت المتبقي غير معروف بعد',
  agent: 'الموظف',
  client: 'الزبون',
  mixed: 'قناة واحدة',
  noWords: '(لا كلمات)',
  already: 'سبق تحليلها: تُعرض من السجل.',
  next: 'بعد ذلك:',
  nextFolder: 'تحليل مجلد من مجلداتك',
  nextExport: 'كتابة الملفات من جديد',
  nextDoctor: 'معرفة ما في هذا الجهاز وما يستطيعه',
  dryRun:
    '{recordings} تسجيلات للتحليل ({audio}، {size})، سبق تحليل {known} منها؛ {duplicates} نسخ مكررة، واستُبعدت {rejected}، من {found} ملفات. لم يُكتب شيء.',
  copyOf: 'الصوت نفسه في {path}',
  noBatch: 'لا توجد هذه الدفعة في السجل؛ حلّل مجلدا أولا.',
  noFfmpeg: 'لم يُعثر على ffmpeg: لا تُقرأ إلا ملفات WAV البسيطة. يبيّن الأمر nabra doctor ما العمل.',
};

const WORDS: Readonly<Record<Language, Readonly<Record<Phrase, string>>>> = { fr: FR, ar: AR, en: EN };

/** A phrase in a language, with its `{names}` filled in. */
export function say(
  phrase: Phrase,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return WORDS[language][phrase].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
