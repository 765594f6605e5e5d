import type { TopicTroubleCode } from './domain/topic-trouble.ts';
import type { ErrorText } from './errors.ts';

/** English sentence and remedy of everything that can stand between a call and Bedrock's topics. */
export const TOPIC_TROUBLE_TEXT_EN: Readonly<Record<TopicTroubleCode, ErrorText>> = {
  switched_off: {
    sentence: 'Nothing leaves this computer: Bedrock was not asked.',
    remedy: 'If you may send these calls, allow the network in the settings, then classify them again.',
  },
  no_credentials: {
    sentence: 'No valid AWS credentials were found, or yours have expired.',
    remedy: 'Enter your AWS keys in the settings or renew your session, then run the test.',
  },
  access_denied: {
    sentence: 'AWS refuses you this model with these credentials.',
    remedy: 'Ask whoever runs your AWS account for the right to use the model, then classify the calls again.',
  },
  model_unknown: {
    sentence: 'The chosen region has no such model, or offers it under another name.',
    remedy: 'Check the name of the model and the region in the settings, then run the test.',
  },
  profile_refused: {
    sentence: 'This model may process the calls in any country, which your settings do not allow.',
    remedy: 'Choose a model of your region, or allow processing in any country in the settings.',
  },
  throttled: {
    sentence: 'AWS had too many requests at once and did not accept this one, even after a wait.',
    remedy: 'Classify these calls again later, or lower the number of requests at once in the settings.',
  },
  unavailable: {
    sentence: 'The Bedrock service is out of order for now.',
    remedy: 'Classify these calls again a little later; until then the topics found on this computer hold.',
  },
  unreachable: {
    sentence: 'The Bedrock service could not be reached.',
    remedy: 'Check the connection, the firewall and the address in the settings, then classify these calls again.',
  },
  timed_out: {
    sentence: 'Bedrock did not answer in time.',
    remedy: 'Classify these calls again later, or allow more time for an answer in the settings.',
  },
  answer_invalid: {
    sentence: 'The model did not answer with topics of the glossary, even when asked again.',
    remedy: 'Classify this call again, or choose another model in the settings.',
  },
  request_refused: {
    sentence: 'Bedrock refused the request as it was.',
    remedy: 'Shorten the glossary or choose another model; the details say what was refused.',
  },
  ceiling_reached: {
    sentence: 'This request would have passed the highest cost set for the batch.',
    remedy: 'Raise that ceiling in the settings, then classify the remaining calls again.',
  },
  cancelled: {
    sentence: 'The search for topics was stopped before there was an answer.',
    remedy: 'Classify these calls again whenever you like: those that have their topics keep them.',
  },
};
