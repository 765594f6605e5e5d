/** French: a batch while it runs and when it has ended. */
export const run = {
  'run.scanning': 'Recherche des fichiers…',
  'run.left': 'encore {{time}}',
  'run.speed': '{{speed}} h audio/h',
  'run.slowest': 'Le plus lent : {{stage}}',
  'run.pause': 'Mettre en pause',
  'run.pausing': 'Mise en pause…',
  'run.done': 'Terminé : {{done}} analysés',
  'run.failed_one': '{{count}} en échec',
  'run.failed_other': '{{count}} en échec',
  'run.stopped': 'En pause : déposez le même dossier pour reprendre',
  'run.dismiss': 'Fermer',
} as const;
