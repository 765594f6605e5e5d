import { errorText } from '../../../shared/error-text.ts';
import type { Language } from '../../../shared/language.ts';
import type { Check, Remedy, Topic } from './check.ts';

type Words = Readonly<Record<Language, string>>;

const TOPIC_NAMES: Readonly<Record<Topic, Words>> = {
  node: { fr: 'Node', ar: 'Node', en: 'Node' },
  processor: { fr: 'Processeur', ar: 'المعالج', en: 'Processor' },
  memory: { fr: 'Mémoire', ar: 'الذاكرة', en: 'Memory' },
  profile: { fr: 'Profil', ar: 'الملف الشخصي', en: 'Profile' },
  disk: { fr: 'Disque', ar: 'القرص', en: 'Disk' },
  catalog: { fr: 'Catalogue', ar: 'سجل المكالمات', en: 'Catalog' },
  models: { fr: 'Modèles', ar: 'النماذج', en: 'Models' },
  onnxRuntime: { fr: 'ONNX Runtime', ar: 'ONNX Runtime', en: 'ONNX Runtime' },
  gpu: { fr: 'Carte graphique', ar: 'بطاقة الرسومات', en: 'Graphics card' },
  ffmpeg: { fr: 'ffmpeg', ar: 'ffmpeg', en: 'ffmpeg' },
  decoders: { fr: 'Formats lus', ar: 'الصيغ المقروءة', en: 'Formats read' },
  containment: { fr: 'Isolement', ar: 'العزل', en: 'Containment' },
};

const REMEDIES: Readonly<Record<Remedy, Words>> = {
  useNode24: {
    fr: 'Lancez Nabra par npm (`npm run nabra`), qui apporte Node 24.',
    ar: 'شغل نبرة عبر npm ‏(`npm run nabra`) الذي يجلب Node 24.',
    en: 'Start Nabra through npm (`npm run nabra`), which brings Node 24.',
  },
  moreMemory: {
    fr: 'Il faut au moins 2 Go de mémoire : choisissez un autre poste ou levez la limite du conteneur.',
    ar: 'يلزم 2 غيغابايت من الذاكرة على الأقل: اختر جهازا آخر أو ارفع حد الحاوية.',
    en: 'At least 2 GB of memory are needed: choose another machine, or raise the container’s limit.',
  },
  freeMemory: {
    fr: 'Fermez d’autres programmes avant une grande analyse, ou baissez `max_memory_gb` et le nombre de processus d’analyse.',
    ar: 'أغلق برامج أخرى قبل تحليل كبير، أو خفض `max_memory_gb` وعدد عمليات التحليل.',
    en: 'Close other programs before a large analysis, or lower `max_memory_gb` and the number of analysis processes.',
  },
  freeDisk: {
    fr: 'Libérez de la place sur le disque du profil (5 Go ou plus).',
    ar: 'أفرغ مساحة في قرص الملف الشخصي (5 غيغابايت أو أكثر).',
    en: 'Make room on the disk of the profile (5 GB or more).',
  },
  writableProfile: {
    fr: 'Donnez à votre compte le droit d’écrire dans ce dossier, ou choisissez un autre catalogue avec `--catalog`.',
    ar: 'امنح حسابك حق الكتابة في هذا المجلد، أو اختر سجلا آخر بالخيار `--catalog`.',
    en: 'Give your account the right to write to this folder, or choose another catalog with `--catalog`.',
  },
  localProfile: {
    fr: 'Mettez le profil sur un disque de ce poste : sur un lecteur réseau, une base SQLite peut être endommagée. Les enregistrements peuvent y rester.',
    ar: 'ضع الملف الشخصي على قرص في هذا الجهاز: فقد تتلف قاعدة SQLite على قرص شبكي. أما التسجيلات فيمكن أن تبقى هناك.',
    en: 'Put the profile on a disk of this machine: on a network drive an SQLite database can be damaged. The recordings may stay there.',
  },
  repairOnnxRuntime: {
    fr: 'Réinstallez les dépendances (`npm run setup`). Il faut un Linux à glibc 2.28 ou plus récent, ou un Windows ou macOS 64 bits à jour.',
    ar: 'أعد تثبيت التبعيات (`npm run setup`). يلزم لينكس مع glibc 2.28 أو أحدث، أو ويندوز أو ماك 64 بت محدث.',
    en: 'Install the dependencies again (`npm run setup`). Linux with glibc 2.28 or newer, or an up-to-date 64-bit Windows or macOS, is needed.',
  },
  installFfmpeg: {
    fr: 'Installez ffmpeg (`sudo apt-get install ffmpeg`, `brew install ffmpeg`, `winget install ffmpeg`) : sans lui, seuls les fichiers WAV simples se lisent.',
    ar: 'ثبت ffmpeg ‏(`sudo apt-get install ffmpeg` أو `brew install ffmpeg` أو `winget install ffmpeg`): فبدونه لا تُقرأ إلا ملفات WAV البسيطة.',
    en: 'Install ffmpeg (`sudo apt-get install ffmpeg`, `brew install ffmpeg`, `winget install ffmpeg`): without it only plain WAV files can be read.',
  },
  fullFfmpeg: {
    fr: 'Les appels dans ces formats échoueront. Installez un ffmpeg complet (`sudo apt-get install ffmpeg`) et indiquez-le dans les réglages.',
    ar: 'ستفشل المكالمات بهذه الصيغ. ثبت ffmpeg كاملا (`sudo apt-get install ffmpeg`) وحدده في الإعدادات.',
    en: 'Calls in these formats will fail. Install a complete ffmpeg (`sudo apt-get install ffmpeg`) and name it in the settings.',
  },
  installUtilLinux: {
    fr: 'Installez util-linux (`sudo apt-get install util-linux`) : sans lui, ffmpeg lit les fichiers sans limites de mémoire ni de droits.',
    ar: 'ثبت util-linux ‏(`sudo apt-get install util-linux`): فبدونه يقرأ ffmpeg الملفات دون حدود للذاكرة أو الصلاحيات.',
    en: 'Install util-linux (`sudo apt-get install util-linux`): without it ffmpeg reads files without limits of memory or rights.',
  },
};

/** What was looked at, in plain words. */
export function topicName(topic: Topic, language: Language): string {
  return TOPIC_NAMES[topic][language];
}

/** What to do about a finding; null when there is nothing to be done. */
export function remedyText(check: Check, language: Language): string | null {
  if (check.remedy !== null) return REMEDIES[check.remedy][language];
  return check.error ? errorText(check.error.code, language).remedy : null;
}
