/** A line as it may be said in a call. */
export interface TryExample {
  /** What its form of language is called by those who write it. */
  readonly name: string;
  readonly lang: string;
  readonly line: string;
}

/** A line of each form of language that is spoken to Moroccan call centres; Darija is written in two scripts. */
export const TRY_EXAMPLES: readonly TryExample[] = [
  { name: 'الدارجة', lang: 'ar-MA', line: 'هادي ثلاث مرات وأنا كنعيط ليكم وحتى واحد ما حل ليا المشكل' },
  { name: 'Darija', lang: 'ary-Latn', line: 'chokran bzaf khti, daba koulchi khedam mzyan' },
  { name: 'العربية', lang: 'ar', line: 'أريد أن أعرف متى يصل الجهاز الجديد إلى الوكالة' },
  { name: 'Français', lang: 'fr', line: 'ce n’est pas normal, on m’a prélevé deux fois le même abonnement' },
  { name: 'English', lang: 'en', line: 'no problem at all, you sorted it out in two minutes, thank you' },
];
