import type { BatchEnd } from '../../shared/ipc/engine-shell-contract.ts';
import type { Language } from '../../shared/language.ts';

/** What the shell says itself, outside of the page. Counts choose their form by `Intl.PluralRules`. */
export interface ShellWords {
  readonly ended: string;
  readonly endedBody: (analysed: number, failed: number) => string;
  readonly stopped: string;
  readonly stoppedBody: string;
  readonly unwrittenBody: string;
  readonly quitTitle: string;
  readonly quitDetail: string;
  readonly quitNow: string;
  readonly stay: string;
  readonly doNotAsk: string;
  readonly reportTitle: string;
  readonly reportRefused: string;
  readonly pageGoneTitle: string;
  readonly pageGoneDetail: string;
  readonly tryAgain: string;
  readonly saveReport: string;
  readonly aboutDetail: string;
}

/** The forms of a counted thing, `#` standing for the number; `other` is always there. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

function counted(locale: string, n: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules(locale).select(n)] ?? forms.other;
  return form.replace('#', new Intl.NumberFormat(locale).format(n));
}

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-MA', ar: 'ar-MA-u-nu-latn', en: 'en-GB' };

function sentence(language: Language, analysed: number, analysedForms: Forms, failed: number, failedForms: Forms) {
  const parts = [counted(LOCALES[language], analysed, analysedForms)];
  if (failed > 0) parts.push(counted(LOCALES[language], failed, failedForms));
  return parts.join(language === 'ar' ? '، ' : ', ');
}

/** See `ShellWords`. */
export const SHELL_WORDS: Readonly<Record<Language, ShellWords>> = {
  fr: {
    ended: 'Analyse terminée',
    endedBody: (analysed, failed) =>
      sentence('fr', analysed, { one: '# appel analysé', other: '# appels analysés' }, failed, {
        one: '# en échec',
        other: '# en échec',
      }),
    stopped: 'L’analyse s’est arrêtée',
    stoppedBody: 'Ouvrez la fenêtre pour voir la raison et reprendre.',
    unwrittenBody: 'Les fichiers de résultats n’ont pas pu être écrits. Ouvrez la fenêtre et exportez à nouveau.',
    quitTitle: 'Une analyse est en cours. Quitter quand même ?',
    quitDetail: 'Elle se met en pause sans rien perdre, et reprend d’elle-même au prochain démarrage.',
    quitNow: 'Quitter',
    stay: 'Continuer l’analyse',
    doNotAsk: 'Ne plus demander',
    reportTitle: 'Enregistrer un rapport pour le support',
    reportRefused: 'Le rapport ne peut pas être écrit ici. Choisissez un autre dossier.',
    pageGoneTitle: 'La fenêtre ne s’affiche plus',
    pageGoneDetail:
      'Elle s’est arrêtée plusieurs fois de suite. Vos résultats sont intacts. Réessayez ; si cela recommence, enregistrez un rapport pour le support.',
    tryAgain: 'Réessayer',
    saveReport: 'Enregistrer un rapport pour le support…',
    aboutDetail: 'Rien ne sort de ce poste.',
  },
  ar: {
    ended: 'انتهى التحليل',
    endedBody: (analysed, failed) =>
      sentence(
        'ar',
        analysed,
        {
          zero: 'لم تُحلل أي مكالمة',
          one: 'حُللت مكالمة واحدة',
          two: 'حُللت مكالمتان',
          few: 'حُللت # مكالمات',
          many: 'حُللت # مكالمة',
          other: 'حُللت # مكالمة',
        },
        failed,
        {
          one: 'وتعذرت واحدة',
          two: 'وتعذرت اثنتان',
          few: 'وتعذرت # مكالمات',
          many: 'وتعذرت # مكالمة',
          other: 'وتعذرت # مكالمة',
        },
      ),
    stopped: 'توقف التحليل',
    stoppedBody: 'افتح النافذة لمعرفة السبب والاستئناف.',
    unwrittenBody: 'تعذرت كتابة ملفات النتائج. افتح النافذة وصدر النتائج من جديد.',
    quitTitle: 'التحليل جارٍ. هل تريد الخروج؟',
    quitDetail: 'يتوقف مؤقتا دون فقدان أي شيء، ويُستأنف من تلقاء نفسه عند التشغيل التالي.',
    quitNow: 'خروج',
    stay: 'متابعة التحليل',
    doNotAsk: 'عدم السؤال مرة أخرى',
    reportTitle: 'حفظ تقرير للدعم',
    reportRefused: 'تعذرت كتابة التقرير هنا. اختر مجلدا آخر.',
    pageGoneTitle: 'لم تعد النافذة تظهر',
    pageGoneDetail: 'توقفت عدة مرات متتالية. نتائجك سليمة. أعد المحاولة؛ وإن تكرر ذلك فاحفظ تقريرا للدعم.',
    tryAgain: 'إعادة المحاولة',
    saveReport: 'حفظ تقرير للدعم…',
    aboutDetail: 'لا شيء يغادر هذا الجهاز.',
  },
  en: {
    ended: 'Analysis finished',
    endedBody: (analysed, failed) =>
      sentence('en', analysed, { one: '# call analysed', other: '# calls analysed' }, failed, {
        one: '# failed',
        other: '# failed',
      }),
    stopped: 'The analysis stopped',
    stoppedBody: 'Open the window to see why and to resume.',
    unwrittenBody: 'The files of results could not be written. Open the window and export again.',
    quitTitle: 'An analysis is running. Quit anyway?',
    quitDetail: 'It pauses without losing anything, and resumes by itself at the next start.',
    quitNow: 'Quit',
    stay: 'Keep analysing',
    doNotAsk: 'Do not ask again',
    reportTitle: 'Save a report for support',
    reportRefused: 'The report cannot be written here. Choose another folder.',
    pageGoneTitle: 'The window can no longer be shown',
    pageGoneDetail:
      'It stopped several times in a row. Your results are safe. Try again; if it happens again, save a report for support.',
    tryAgain: 'Try again',
    saveReport: 'Save a report for support…',
    aboutDetail: 'Nothing leaves this machine.',
  },
};

/** What a notification says of the end of a batch; null: nothing, as a person stopped it and knows. */
export function wordsOfEnd(
  words: ShellWords,
  { how, analysed, failed, unwritten }: BatchEnd,
): { readonly title: string; readonly body: string } | null {
  const title = how === 'done' ? words.ended : words.stopped;
  if (how === 'failed') return { title, body: words.stoppedBody };
  if (unwritten) return { title, body: words.unwrittenBody };
  return how === 'done' ? { title, body: words.endedBody(analysed, failed) } : null;
}
