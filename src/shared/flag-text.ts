import type { CallFlag } from './domain/call.ts';
import type { Language } from './language.ts';

/** One sentence per flag and language: what was noticed about the recording, and what was done about it. */
const TEXTS: Readonly<Record<CallFlag, Readonly<Record<Language, string>>>> = {
  partial_audio: {
    fr: 'Fichier coupé : moins de son lu que ce que le fichier annonce.',
    ar: 'ملف مبتور: الصوت المقروء أقل مما يعلنه الملف.',
    en: 'Cut file: less sound could be read than the file announces.',
  },
  data_after_audio: {
    fr: 'Le fichier continue après le son décrit ; cette suite est ignorée.',
    ar: 'يستمر الملف بعد الصوت الموصوف؛ وقد أُهملت البقية.',
    en: 'The file goes on after the sound it describes; that rest is left out.',
  },
  header_size_unknown: {
    fr: 'L’enregistreur n’a pas noté la taille du son ; tout a été lu jusqu’à la fin du fichier.',
    ar: 'لم يدون جهاز التسجيل حجم الصوت؛ فقُرئ الملف حتى نهايته.',
    en: 'The recorder did not note how long the sound is; everything up to the end of the file was read.',
  },
  bad_block_align: {
    fr: 'L’en-tête se contredit sur la taille des échantillons ; elle a été recalculée.',
    ar: 'يتناقض رأس الملف في حجم العينات؛ فأُعيد حسابه.',
    en: 'The header contradicts itself on the size of a sample; it was worked out again.',
  },
  extension_mismatch: {
    fr: 'L’extension du fichier ne correspond pas à son contenu ; c’est le contenu qui a été lu.',
    ar: 'امتداد الملف لا يطابق محتواه؛ وقد اعتُمد المحتوى.',
    en: 'The extension of the file does not fit its content; the content is what was read.',
  },
  extra_streams: {
    fr: 'Le fichier contient d’autres pistes ; seule la première piste sonore est analysée.',
    ar: 'في الملف مسارات أخرى؛ ولم يُحلل إلا المسار الصوتي الأول.',
    en: 'The file holds other tracks; only the first sound track is analysed.',
  },
  layout_changes: {
    fr: 'Le nombre de canaux change en cours de fichier ; vérifiez qui parle après le changement.',
    ar: 'يتغير عدد القنوات داخل الملف؛ تحقق من المتكلم بعد التغيير.',
    en: 'The number of channels changes within the file; check who speaks after the change.',
  },
  downmixed: {
    fr: 'Plus de deux canaux : ils ont été mélangés, sans séparer agent et client.',
    ar: 'أكثر من قناتين: مُزجت دون فصل بين الوكيل والزبون.',
    en: 'More than two channels: they were mixed, without telling agent and client apart.',
  },
  low_bandwidth: {
    fr: 'Son de très basse qualité (moins de 8 kHz) : le texte peut être moins sûr.',
    ar: 'جودة الصوت ضعيفة جدا (أقل من 8 كيلوهرتز): قد يكون النص أقل دقة.',
    en: 'Very low sound quality (below 8 kHz): the text may be less sure.',
  },
  invalid_samples: {
    fr: 'Des valeurs du son n’avaient pas de sens ; elles ont été remplacées par du silence.',
    ar: 'في الصوت قيم لا معنى لها؛ وقد استُبدلت بصمت.',
    en: 'Some values of the sound had no meaning; they were replaced by silence.',
  },
  dual_mono: {
    fr: 'Les deux canaux portent le même son : agent et client ne peuvent pas être séparés.',
    ar: 'القناتان تحملان الصوت نفسه: لا يمكن فصل الوكيل عن الزبون.',
    en: 'Both channels carry the same sound: agent and client cannot be told apart.',
  },
  anti_phase: {
    fr: 'Les deux canaux sont l’inverse l’un de l’autre ; un seul a été gardé, sans séparer agent et client.',
    ar: 'كل قناة هي معكوس الأخرى؛ فأُبقي على واحدة دون فصل بين الوكيل والزبون.',
    en: 'The channels are each other’s inverse; one was kept, without telling agent and client apart.',
  },
  dead_channel_left: {
    fr: 'Le canal gauche est muet : vérifiez le branchement de l’enregistreur.',
    ar: 'القناة اليسرى صامتة: تحقق من توصيل جهاز التسجيل.',
    en: 'The left channel is silent: check how the recorder is connected.',
  },
  dead_channel_right: {
    fr: 'Le canal droit est muet : vérifiez le branchement de l’enregistreur.',
    ar: 'القناة اليمنى صامتة: تحقق من توصيل جهاز التسجيل.',
    en: 'The right channel is silent: check how the recorder is connected.',
  },
  bleed: {
    fr: 'Une voix s’entend aussi sur le canal de l’autre : des mots peuvent être attribués au mauvais côté.',
    ar: 'يُسمع أحد الصوتين في قناة الآخر: قد تُنسب كلمات إلى الطرف الخطأ.',
    en: 'One voice is also heard on the other’s channel: words may be given to the wrong side.',
  },
  very_quiet: {
    fr: 'Son très faible ; il a été amplifié, et le texte peut être moins sûr.',
    ar: 'الصوت ضعيف جدا؛ وقد ضُخم، وقد يكون النص أقل دقة.',
    en: 'Very quiet sound; it was amplified, and the text may be less sure.',
  },
  clipping: {
    fr: 'Son saturé : baissez le niveau de l’enregistreur.',
    ar: 'الصوت مشبع: اخفض مستوى جهاز التسجيل.',
    en: 'Overdriven sound: lower the level of the recorder.',
  },
  dc_offset: {
    fr: 'Le signal est décalé ; il a été recentré.',
    ar: 'الإشارة منزاحة؛ وقد أُعيد توسيطها.',
    en: 'The signal is off centre; it was centred again.',
  },
  no_speech: {
    fr: 'Aucune parole détectée : écoutez l’appel si cela vous surprend.',
    ar: 'لم يُكتشف أي كلام: استمع إلى المكالمة إن بدا ذلك غريبا.',
    en: 'No speech was detected: listen to the call if that surprises you.',
  },
};

/** The sentence for a flag in a language. The figure behind it is in `Finding.detail`. */
export function flagText(flag: CallFlag, language: Language): string {
  return TEXTS[flag][language];
}
