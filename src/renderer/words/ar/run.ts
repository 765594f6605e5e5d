/** Arabic: a batch while it runs and when it has ended. */
export const run = {
  'run.scanning': 'جارٍ البحث عن الملفات…',
  'run.left': 'بقيت {{time}}',
  'run.speed': '{{speed}} س صوت/س',
  'run.slowest': 'الأبطأ: {{stage}}',
  'run.pause': 'إيقاف مؤقت',
  'run.pausing': 'جارٍ الإيقاف…',
  'run.done': 'انتهى: حُلّلت {{done}}',
  'run.failed_zero': 'لا فشل',
  'run.failed_one': 'فشلت مكالمة واحدة',
  'run.failed_two': 'فشلت مكالمتان',
  'run.failed_few': 'فشلت {{count}} مكالمات',
  'run.failed_many': 'فشلت {{count}} مكالمة',
  'run.failed_other': 'فشلت {{count}} مكالمة',
  'run.stopped': 'متوقف مؤقتا: أفلت المجلد نفسه للمتابعة',
  'run.dismiss': 'إغلاق',
} as const;
