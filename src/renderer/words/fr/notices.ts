/** French: what happened by itself. */
export const notices = {
  'notice.dismiss': 'Compris',
  'notice.engineBack': 'Le moteur s’est arrêté et a été relancé ; vos résultats sont intacts.',
  'notice.pageBack': 'La fenêtre s’est arrêtée et a été rechargée ; vos résultats sont intacts.',
  'notice.analyzerBack': 'Un processus d’analyse s’est arrêté et a été relancé ; ses appels sont repris.',
  'notice.batchResumed': 'L’analyse interrompue a repris d’elle-même là où elle s’était arrêtée.',
  'notice.resumeFailed':
    'L’analyse interrompue n’a pas pu reprendre ; vérifiez que le dossier est accessible, puis reprenez-la.',
  'notice.tooMuchDropped': 'Trop de fichiers à la fois ; déposez plutôt le dossier qui les contient.',
  'engineGone.title': 'Le moteur ne démarre plus',
  'engineGone.sentence':
    'Il s’est arrêté plusieurs fois de suite. Vos résultats sont intacts. Réessayez ; si cela se répète, enregistrez un rapport et envoyez-le au support.',
  'engineGone.again': 'Réessayer',
  'engineGone.report': 'Enregistrer un rapport…',
  'engineGone.copy': 'Copier',
  'engineGone.copied': 'Copié',
  'notice.unknownCall': 'Cet appel n’est pas connu de ce poste ; vérifiez le lien.',
  'notice.pausing': 'L’analyse se met en pause ; reprenez-la depuis sa liste.',
  'notice.nothingRuns': 'Aucune analyse n’est en cours ; reprenez un lot en pause depuis sa liste.',
} as const;
