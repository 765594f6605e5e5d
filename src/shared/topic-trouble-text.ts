import type { TopicTroubleCode } from './domain/topic-trouble.ts';
import type { ErrorText } from './errors.ts';
import type { Language } from './language.ts';
import { TOPIC_TROUBLE_TEXT_AR } from './topic-trouble-text.ar.ts';
import { TOPIC_TROUBLE_TEXT_EN } from './topic-trouble-text.en.ts';
import { TOPIC_TROUBLE_TEXT_FR } from './topic-trouble-text.fr.ts';

const TEXTS: Readonly<Record<Language, Readonly<Record<TopicTroubleCode, ErrorText>>>> = {
  ar: TOPIC_TROUBLE_TEXT_AR,
  en: TOPIC_TROUBLE_TEXT_EN,
  fr: TOPIC_TROUBLE_TEXT_FR,
};

/** Why Bedrock gave no topics, in the words of a language. What exactly was found is in `TopicTrouble.detail`, in English. */
export function topicTroubleText(code: TopicTroubleCode, language: Language): ErrorText {
  return TEXTS[language][code];
}
