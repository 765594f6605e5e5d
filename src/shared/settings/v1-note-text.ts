import type { Language } from '../language.ts';
import type { V1NoteId } from './v1-keys.ts';

/** What a key of v1's config.yaml means now, in plain words. */
const TEXTS: Readonly<Record<V1NoteId, Readonly<Record<Language, string>>>> = {
  workers: {
    fr: 'n’est pas repris : le nombre de processus d’analyse est déduit des cœurs de ce poste.',
    ar: 'لا تُعتمد: عدد عمليات التحليل يُستنتج من أنوية هذا الجهاز.',
    en: 'is not taken over: the number of analysis processes follows from the cores of this machine.',
  },
  gpu_workers: {
    fr: 'est lue et mise de côté : tout est calculé sur le processeur, la carte graphique n’est pas utilisée.',
    ar: 'تُقرأ وتُترك جانبا: يُحسب كل شيء على المعالج، ولا تُستعمل بطاقة الرسومات.',
    en: 'is read and left aside: everything runs on the processor, the graphics card is not used.',
  },
  chunk_cache: {
    fr: 'est sans effet : les morceaux passent au fil de l’eau et max_memory_gb borne la mémoire.',
    ar: 'لا أثر لها: تمر المقاطع تباعا، وmax_memory_gb تحد الذاكرة.',
    en: 'has no effect: pieces stream through, and max_memory_gb bounds the memory.',
  },
  chunk_duration: {
    fr: 'est la plus longue portion de parole donnée au modèle ; au-delà de 12 s pour Moonshine et de 25 s pour w2v-bert, c’est cette limite qui vaut.',
    ar: 'هي أطول مقطع كلام يُعطى للنموذج؛ وما زاد على 12 ثانية مع Moonshine أو 25 ثانية مع w2v-bert يُقطع عند هذا الحد.',
    en: 'is the longest piece of speech given to the recogniser; above 12 s for Moonshine, and 25 s for w2v-bert, that limit holds instead.',
  },
  recogniser_installed: {
    fr: 'nomme un modèle installé : il est utilisé.',
    ar: 'تسمي نموذجا مثبتا: وهو المستعمل.',
    en: 'names an installed model: it is used.',
  },
  recogniser_importable: {
    fr: 'nomme un dossier de modèle : importez-le une fois avec « nabra models import DOSSIER », puis choisissez-le avec --asr.',
    ar: 'تسمي مجلد نموذج: استورده مرة واحدة بالأمر nabra models import ثم اختره بالخيار ‎--asr.',
    en: 'names a model folder: import it once with "nabra models import FOLDER", then choose it with --asr.',
  },
  recogniser_unusable: {
    fr: 'ne nomme ni un modèle installé ni un dossier de modèle ONNX ; le modèle réglé est utilisé. « nabra models list » montre ceux qui sont installés, tools/convert-models convertit ceux de la v1.',
    ar: 'لا تسمي نموذجا مثبتا ولا مجلد نموذج ONNX؛ ويُستعمل النموذج المختار في الإعدادات. يعرض الأمر nabra models list النماذج المثبتة، وتحوّل الأداة tools/convert-models نماذج الإصدار الأول.',
    en: 'names neither an installed model nor a folder with an ONNX model; the model of the settings is used. "nabra models list" shows the installed ones, tools/convert-models converts those of v1.',
  },
  classifier_installed: {
    fr: 'nomme un modèle installé : il juge ce côté des appels.',
    ar: 'تسمي نموذجا مثبتا: وهو الذي يحكم على هذا الجانب من المكالمات.',
    en: 'names an installed model: it judges that side of the calls.',
  },
  classifier_importable: {
    fr: 'nomme un dossier de modèle : importez-le une fois avec « nabra models import DOSSIER », puis choisissez-le avec « nabra models use ».',
    ar: 'تسمي مجلد نموذج: استورده مرة واحدة بالأمر nabra models import ثم اختره بالأمر nabra models use.',
    en: 'names a model folder: import it once with "nabra models import FOLDER", then choose it with "nabra models use".',
  },
  scaler_inside: {
    fr: 'est contenu dans le modèle converti : il n’y a rien à faire.',
    ar: 'موجود داخل النموذج المحوَّل: لا حاجة إلى فعل شيء.',
    en: 'is inside the converted model: there is nothing to do.',
  },
  text_sentiment: {
    fr: 'nomme des poids que Nabra n’ouvre pas : convertissez-les une fois avec tools/convert-models, importez le dossier obtenu, puis choisissez-le pour ce côté.',
    ar: 'تسمي أوزانا لا تفتحها نبرة: حوّلها مرة واحدة بالأداة tools/convert-models، ثم استورد المجلد الناتج واختره لهذا الجانب.',
    en: 'names weights that Nabra does not open: convert them once with tools/convert-models, import the folder it writes, then choose it for that side.',
  },
  acoustic_sentiment: {
    fr: 'n’est pas ouvert : un fichier .joblib peut exécuter du code. Convertissez-le une fois avec tools/convert-models, qui le lit sans rien exécuter, puis importez le dossier obtenu.',
    ar: 'لا يُفتح: قد ينفذ ملف ‎.joblib أوامر. حوّله مرة واحدة بالأداة tools/convert-models التي تقرؤه دون تنفيذ شيء منه، ثم استورد المجلد الناتج.',
    en: 'is not opened: a .joblib file can run code. Convert it once with tools/convert-models, which reads it without running anything, then import the folder it writes.',
  },
  database: {
    fr: 'est lue et mise de côté : les résultats vont dans le catalogue de ce poste ; rien n’est encore envoyé à PostgreSQL.',
    ar: 'تُقرأ وتُترك جانبا: تُحفظ النتائج في سجل هذا الجهاز؛ ولا يُرسل شيء بعد إلى PostgreSQL.',
    en: 'is read and left aside: results go to the catalog of this machine; nothing is sent to PostgreSQL yet.',
  },
};

/** The words of a note; they follow the names of the keys they are about. */
export function v1NoteText(note: V1NoteId, language: Language): string {
  return TEXTS[note][language];
}
