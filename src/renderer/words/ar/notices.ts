/** Arabic: what happened by itself. */
export const notices = {
  'notice.dismiss': 'فهمت',
  'notice.engineBack': 'توقف المحرك وأُعيد تشغيله؛ نتائجك سليمة.',
  'notice.pageBack': 'توقفت النافذة وأُعيد تحميلها؛ نتائجك سليمة.',
  'notice.analyzerBack': 'توقفت إحدى عمليات التحليل وأُعيد تشغيلها؛ يُعاد تحليل مكالماتها.',
  'notice.batchResumed': 'استُؤنف التحليل المنقطع من تلقاء نفسه من حيث توقف.',
  'notice.resumeFailed': 'تعذر استئناف التحليل المنقطع؛ تأكد من إمكان الوصول إلى المجلد ثم استأنفه.',
  'notice.tooMuchDropped': 'ملفات كثيرة دفعة واحدة؛ أفلت المجلد الذي يضمها بدلا منها.',
  'engineGone.title': 'لم يعد المحرك يعمل',
  'engineGone.sentence':
    'توقف عدة مرات متتالية. نتائجك سليمة. أعد المحاولة؛ وإن تكرر ذلك فاحفظ تقريرا وأرسله إلى الدعم.',
  'engineGone.again': 'إعادة المحاولة',
  'engineGone.report': 'حفظ تقرير…',
  'engineGone.copy': 'نسخ',
  'engineGone.copied': 'نُسخ',
  'notice.unknownCall': 'هذه المكالمة غير معروفة على هذا الجهاز؛ تحقق من الرابط.',
  'notice.pausing': 'يجري إيقاف التحليل مؤقتا؛ استأنفه من قائمته.',
  'notice.nothingRuns': 'لا يوجد تحليل قيد التشغيل؛ استأنف الدفعة المتوقفة من قائمتها.',
} as const;
