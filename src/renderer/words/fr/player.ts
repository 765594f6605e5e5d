/** French: the lanes and the player. */
export const player = {
  'player.play': 'Lecture',
  'player.pause': 'Pause',
  'player.back': 'Reculer de 5 s',
  'player.forward': 'Avancer de 5 s',
  'player.speed': 'Vitesse',
  'player.position': 'Position',
  'player.waveform': 'Forme d’onde : {{side}}',
  'player.failed': 'Le son ne peut pas être lu.',
} as const;
