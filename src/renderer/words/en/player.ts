/** English: the lanes and the player. */
export const player = {
  'player.play': 'Play',
  'player.pause': 'Pause',
  'player.back': 'Back 5 s',
  'player.forward': 'Forward 5 s',
  'player.speed': 'Speed',
  'player.position': 'Position',
  'player.waveform': 'Waveform: {{side}}',
  'player.failed': 'The sound cannot be played.',
} as const;
