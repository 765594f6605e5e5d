import type { TopicTroubleCode } from './domain/topic-trouble.ts';
import type { ErrorText } from './errors.ts';

/** French sentence and remedy of everything that can stand between a call and Bedrock's topics. */
export const TOPIC_TROUBLE_TEXT_FR: Readonly<Record<TopicTroubleCode, ErrorText>> = {
  switched_off: {
    sentence: 'Rien ne quitte ce poste : Bedrock n’a pas été interrogé.',
    remedy: 'Si vous avez le droit d’envoyer ces appels, autorisez le réseau dans les réglages, puis reclassez-les.',
  },
  no_credentials: {
    sentence: 'Aucun identifiant AWS valable n’a été trouvé, ou le vôtre a expiré.',
    remedy: 'Saisissez vos clés AWS dans les réglages ou renouvelez votre session, puis faites un essai.',
  },
  access_denied: {
    sentence: 'AWS refuse l’accès à ce modèle avec vos identifiants.',
    remedy: 'Demandez à l’administrateur de votre compte AWS le droit d’utiliser ce modèle, puis reclassez les appels.',
  },
  model_unknown: {
    sentence: 'Ce modèle n’existe pas dans la région choisie, ou n’y est pas proposé sous ce nom.',
    remedy: 'Vérifiez dans les réglages le nom du modèle et la région, puis faites un essai.',
  },
  profile_refused: {
    sentence: 'Ce modèle peut traiter les appels dans n’importe quel pays, ce que vos réglages n’autorisent pas.',
    remedy:
      'Choisissez un modèle de votre région, ou autorisez dans les réglages le traitement dans n’importe quel pays.',
  },
  throttled: {
    sentence: 'AWS a reçu trop de demandes à la fois et n’a pas accepté celle-ci, même après une attente.',
    remedy: 'Reclassez ces appels plus tard, ou baissez dans les réglages le nombre de demandes simultanées.',
  },
  unavailable: {
    sentence: 'Le service Bedrock est en panne pour le moment.',
    remedy: 'Reclassez ces appels un peu plus tard ; les thèmes trouvés sur ce poste valent en attendant.',
  },
  unreachable: {
    sentence: 'Le service Bedrock n’a pas pu être joint.',
    remedy: 'Vérifiez la connexion, le pare-feu et l’adresse saisie dans les réglages, puis reclassez ces appels.',
  },
  timed_out: {
    sentence: 'Bedrock n’a pas répondu à temps.',
    remedy: 'Reclassez ces appels plus tard, ou allongez le délai de réponse dans les réglages.',
  },
  answer_invalid: {
    sentence: 'Le modèle n’a pas répondu avec les thèmes du glossaire, même après une nouvelle demande.',
    remedy: 'Reclassez cet appel, ou choisissez un autre modèle dans les réglages.',
  },
  request_refused: {
    sentence: 'Bedrock a refusé la demande telle qu’elle était.',
    remedy: 'Raccourcissez le glossaire ou choisissez un autre modèle ; les détails disent ce qui a été refusé.',
  },
  ceiling_reached: {
    sentence: 'Cette demande aurait dépassé le coût maximal fixé pour le lot.',
    remedy: 'Relevez ce plafond dans les réglages, puis reclassez les appels restants.',
  },
  cancelled: {
    sentence: 'La recherche des thèmes a été arrêtée avant la réponse.',
    remedy: 'Reclassez ces appels quand vous voulez : ceux qui ont déjà leurs thèmes les gardent.',
  },
};
