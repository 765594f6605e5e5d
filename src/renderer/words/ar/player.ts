/** Arabic: the lanes and the player. */
export const player = {
  'player.play': 'تشغيل',
  'player.pause': 'إيقاف',
  'player.back': 'رجوع 5 ث',
  'player.forward': 'تقدم 5 ث',
  'player.speed': 'السرعة',
  'player.position': 'الموضع',
  'player.waveform': 'موجة الصوت: {{side}}',
  'player.failed': 'تعذر تشغيل الصوت.',
} as const;
