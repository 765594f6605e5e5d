import type { ErrorCode, ErrorText } from './errors.ts';

/** French sentence and remedy of every failure. */
export const ERROR_TEXT_FR: Readonly<Record<ErrorCode, ErrorText>> = {
  not_found: {
    sentence: 'Le fichier ou le dossier n’est pas à l’endroit indiqué.',
    remedy: 'Remettez-le en place ou indiquez son nouvel emplacement, puis relancez l’analyse.',
  },
  permission_denied: {
    sentence: 'Ce compte n’a pas le droit d’ouvrir le fichier ou le dossier.',
    remedy: 'Donnez ce droit à votre compte, puis relancez les appels en échec.',
  },
  not_regular_file: {
    sentence: 'C’est un dossier, un tube ou un périphérique, pas un fichier.',
    remedy: 'Laissez-le de côté, ou copiez l’enregistrement lui-même dans le dossier.',
  },
  symlink: {
    sentence: 'C’est un lien vers un autre endroit, et les liens ne sont pas suivis.',
    remedy: 'Copiez l’enregistrement lui-même dans le dossier.',
  },
  not_a_recording_name: {
    sentence: 'Le nom ne se termine pas comme celui d’un enregistrement sonore.',
    remedy:
      'Si c’en est un, donnez-lui son extension habituelle (.wav, .ogg, .mp3 …) et analysez de nouveau le dossier.',
  },
  scan_limit: {
    sentence: 'Le dossier est plus profond, ou contient plus d’enregistrements, qu’une analyse n’en accepte.',
    remedy: 'Analysez un à un les dossiers qu’il contient.',
  },
  empty_file: {
    sentence: 'Le fichier est vide.',
    remedy: 'Exportez de nouveau cet appel depuis l’enregistreur.',
  },
  too_large: {
    sentence: 'Le fichier dépasse la taille acceptée.',
    remedy:
      'Découpez l’enregistrement et analysez les morceaux. D’un glossaire, gardez la feuille des thèmes seule, sans lignes ni colonnes vides mises en forme.',
  },
  too_long: {
    sentence: 'L’enregistrement dépasse la durée acceptée.',
    remedy: 'Découpez l’enregistrement et analysez les morceaux.',
  },
  too_short: {
    sentence: 'L’enregistrement est trop court pour contenir de la parole.',
    remedy: 'Il n’y a rien à faire ; pour l’analyser quand même, baissez la durée minimale dans les réglages.',
  },
  not_audio: {
    sentence: 'Le contenu du fichier n’est pas du son, quoi qu’en dise son nom.',
    remedy: 'Vérifiez ce qui a été copié et exportez de nouveau cet appel depuis l’enregistreur.',
  },
  bad_header: {
    sentence: 'Le début du fichier, qui décrit le son, est endommagé.',
    remedy: 'Recopiez le fichier depuis sa source ; s’il y est endommagé aussi, exportez de nouveau cet appel.',
  },
  no_audio: {
    sentence: 'Le fichier ne contient aucune piste sonore.',
    remedy: 'Vérifiez que l’enregistreur captait bien le son et exportez de nouveau cet appel.',
  },
  unsupported_container: {
    sentence: 'Ce type de fichier ne peut pas être ouvert.',
    remedy: 'Convertissez l’enregistrement en WAV ou en Ogg, puis analysez-le.',
  },
  unsupported_codec: {
    sentence: 'Le son est enregistré d’une façon qui ne peut pas être lue ici.',
    remedy: 'Convertissez l’enregistrement en WAV (PCM ou loi A) ou en Ogg Opus, puis analysez-le.',
  },
  corrupt_audio: {
    sentence: 'Le son du fichier est endommagé et n’a pas pu être lu.',
    remedy: 'Recopiez le fichier depuis sa source ; s’il y est endommagé aussi, exportez de nouveau cet appel.',
  },
  changed_during_read: {
    sentence: 'Le fichier a changé pendant sa lecture.',
    remedy: 'Attendez que l’enregistreur ait fini de l’écrire, puis relancez les appels en échec.',
  },
  source_unavailable: {
    sentence: 'Le disque ou le partage réseau qui porte le fichier ne répond plus.',
    remedy: 'Reconnectez-le, puis relancez les appels en échec.',
  },
  decoder_missing: {
    sentence: 'Ce type d’enregistrement demande ffmpeg, introuvable sur ce poste.',
    remedy: 'Installez ffmpeg ou indiquez son chemin dans les réglages, puis relancez les appels en échec.',
  },
  decoder_crashed: {
    sentence: 'ffmpeg s’est arrêté de façon inattendue sur ce fichier.',
    remedy: 'Relancez cet appel ; s’il échoue encore, convertissez d’abord l’enregistrement en WAV.',
  },
  timeout: {
    sentence: 'L’analyse a duré bien plus que l’appel ne le demande et a été arrêtée.',
    remedy: 'Relancez les appels en échec quand le poste sera moins chargé.',
  },
  worker_crashed: {
    sentence: 'Le processus d’analyse s’est arrêté de façon inattendue.',
    remedy:
      'Relancez les appels en échec ; si le même échoue encore, mettez-le de côté et envoyez ses détails au support.',
  },
  out_of_memory: {
    sentence: 'La mémoire n’a pas suffi pour terminer.',
    remedy:
      'Fermez d’autres programmes ou baissez « Morceaux à la fois » dans les réglages, puis relancez les appels en échec.',
  },
  cancelled: {
    sentence: 'L’analyse a été arrêtée avant la fin de cet appel.',
    remedy: 'Analysez de nouveau le même dossier : le travail reprend où il s’est arrêté.',
  },
  model_missing: {
    sentence: 'Un modèle nécessaire à l’analyse n’est pas installé.',
    remedy: 'Importez ce modèle, ou choisissez-en un qui est installé.',
  },
  model_damaged: {
    sentence: 'Un fichier du modèle n’est pas celui qui avait été installé.',
    remedy: 'Installez ou importez de nouveau le modèle depuis sa source.',
  },
  model_unsupported: {
    sentence: 'Ce modèle est d’un type qui ne peut pas fonctionner ici.',
    remedy: 'Choisissez un autre modèle, ou faites exporter celui-ci en ONNX sous une forme connue.',
  },
  model_refused: {
    sentence: 'Le dossier du modèle n’a pas été accepté.',
    remedy: 'Lisez dans les détails ce qui manque ou n’est pas sûr, corrigez le dossier et importez-le de nouveau.',
  },
  model_pickled: {
    sentence: 'Ces poids sont d’un type de fichier qui peut lancer un programme quand on l’ouvre : il reste fermé.',
    remedy:
      'Convertissez le modèle avec tools/convert-models (docs/from-v1.md dit comment), puis importez le dossier obtenu.',
  },
  model_output_invalid: {
    sentence: 'Le modèle a répondu par des valeurs dépourvues de sens.',
    remedy: 'Vérifiez les modèles installés ou choisissez-en un autre, puis relancez les appels en échec.',
  },
  disk_full: {
    sentence: 'Le disque est plein.',
    remedy: 'Libérez de la place et relancez : les appels terminés sont conservés.',
  },
  disk_error: {
    sentence: 'Le disque a refusé de lire ou d’écrire.',
    remedy: 'Vérifiez le disque ou le partage et vos droits, puis relancez : les appels terminés sont conservés.',
  },
  catalog_damaged: {
    sentence: 'Le catalogue des appels analysés est endommagé.',
    remedy: 'Gardez-en une copie, puis restaurez une sauvegarde ou commencez un nouveau catalogue.',
  },
  catalog_newer: {
    sentence: 'Le catalogue a été écrit par une version plus récente de Nabra.',
    remedy: 'Installez la version récente, ou choisissez un autre catalogue.',
  },
  profile_in_use: {
    sentence: 'Un autre Nabra travaille déjà avec ce profil.',
    remedy: 'Attendez qu’il ait fini ou fermez-le, puis réessayez.',
  },
  bad_config: {
    sentence: 'Les réglages contiennent quelque chose d’incompréhensible.',
    remedy: 'Corrigez ce qu’indiquent les détails, puis relancez.',
  },
  bad_glossary: {
    sentence: 'Ce fichier n’est pas un glossaire lisible.',
    remedy:
      'Vérifiez qu’il a une ligne de titres avec « Thème » (ou « Topic », « الموضوع ») et, dessous, une ligne par thème ; le détail dit ce qui manque, ou que son nom est celui de l’autre glossaire.',
  },
  bad_usage: {
    sentence: 'La commande n’est pas écrite comme attendu.',
    remedy: 'Consultez l’aide de la commande (--help) et relancez-la.',
  },
  internal: {
    sentence: 'Une erreur s’est produite à l’intérieur de Nabra.',
    remedy: 'Relancez ; si elle revient, envoyez les détails et le journal au support.',
  },
};
