import type { Bottleneck, BottleneckKind } from './domain/bottleneck.ts';
import type { Language } from './language.ts';

type Sentences = Readonly<Record<BottleneckKind, (percent: string) => string>>;

const FR: Sentences = {
  nothing_analysed: () => 'Rien n’a été analysé dans ce lot.',
  memory: (percent) => `La mémoire a freiné l’analyse : occupée à ${percent} ; fermez d’autres programmes.`,
  other_programs: (percent) => `D’autres programmes ont pris ${percent} du processeur ; fermez-les ou lancez la nuit.`,
  slow_source: (percent) =>
    `La lecture des fichiers a pris ${percent} du temps ; copiez-les sur un disque local rapide.`,
  idle_cores: (percent) => `Le processeur n’a servi qu’à ${percent} ; augmentez le nombre de processus ou de threads.`,
  decode: (percent) => `Le décodage du son a pris ${percent} du temps ; des fichiers WAV iraient plus vite.`,
  vad: (percent) => `La détection de parole a pris ${percent} du temps d’analyse.`,
  asr: (percent) =>
    `La reconnaissance de la parole a pris ${percent} du temps ; un modèle plus petit ou plus de cœurs l’accélèrent.`,
  text: (percent) => `Le sentiment du texte a pris ${percent} du temps ; un classifieur plus petit irait plus vite.`,
  acoustic: (percent) => `Le sentiment de la voix a pris ${percent} du temps d’analyse.`,
  engine: (percent) =>
    `L’analyse a attendu ${percent} du temps que les modèles se chargent et que le dossier soit lu ; cette part baisse avec de plus gros dossiers.`,
};

const AR: Sentences = {
  nothing_analysed: () => 'لم يُحلل شيء في هذه الدفعة.',
  memory: (percent) => `أبطأت الذاكرة التحليل: ${percent} منها مشغولة؛ أغلق برامج أخرى.`,
  other_programs: (percent) => `أخذت برامج أخرى ${percent} من المعالج؛ أغلقها أو شغل التحليل ليلا.`,
  slow_source: (percent) => `أخذت قراءة الملفات ${percent} من الوقت؛ انسخها إلى قرص محلي سريع.`,
  idle_cores: (percent) => `لم يُستعمل من المعالج إلا ${percent}؛ زد عدد عمليات التحليل أو خيوطها.`,
  decode: (percent) => `أخذ فك ترميز الصوت ${percent} من الوقت؛ ملفات WAV أسرع.`,
  vad: (percent) => `أخذ كشف الكلام ${percent} من وقت التحليل.`,
  asr: (percent) => `أخذ التعرف على الكلام ${percent} من الوقت؛ نموذج أصغر أو أنوية أكثر تسرعه.`,
  text: (percent) => `أخذ الحكم على شعور الكلام ${percent} من الوقت؛ مصنف أصغر أسرع.`,
  acoustic: (percent) => `أخذ الحكم على شعور الصوت ${percent} من وقت التحليل.`,
  engine: (percent) =>
    `انتظر التحليل ${percent} من الوقت تحميل النماذج وقراءة المجلد؛ وتقل هذه الحصة في المجلدات الكبيرة.`,
};

const EN: Sentences = {
  nothing_analysed: () => 'Nothing was analysed in this batch.',
  memory: (percent) => `Memory held the analysis back: ${percent} was taken; close other programs.`,
  other_programs: (percent) => `Other programs took ${percent} of the processor; close them or run at night.`,
  slow_source: (percent) => `Reading the files took ${percent} of the time; copy them to a fast local disk.`,
  idle_cores: (percent) => `Only ${percent} of the processor was used; allow more analysis processes or threads.`,
  decode: (percent) => `Decoding the sound took ${percent} of the time; WAV files would be faster.`,
  vad: (percent) => `Detecting speech took ${percent} of the analysis time.`,
  asr: (percent) => `Recognising speech took ${percent} of the time; a smaller model or more cores speed it up.`,
  text: (percent) =>
    `Judging the sentiment of texts took ${percent} of the time; a smaller classifier would be faster.`,
  acoustic: (percent) => `Judging the sentiment of voices took ${percent} of the analysis time.`,
  engine: (percent) =>
    `The analysis waited ${percent} of the time for models to load and the folder to be read; larger folders lower this share.`,
};

const SENTENCES: Readonly<Record<Language, Sentences>> = { fr: FR, ar: AR, en: EN };

/** A bottleneck in one plain sentence. */
export function bottleneckText({ kind, percent }: Bottleneck, language: Language): string {
  // Moroccan Arabic writes Western digits.
  const format = new Intl.NumberFormat(language === 'ar' ? 'ar-MA' : language, { style: 'percent' });
  return SENTENCES[language][kind](format.format(percent / 100));
}
