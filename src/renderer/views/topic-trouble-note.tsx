import { useTranslation } from 'react-i18next';
import type { TopicTrouble } from '../../shared/domain/topic-trouble.ts';
import { topicTroubleText } from '../../shared/topic-trouble-text.ts';
import { Trouble } from '../components/trouble.tsx';
import { usePreferences } from '../state/preferences.ts';

/** Why Bedrock gave nothing, in the language of the window. */
export function TopicTroubleNote({ trouble }: { readonly trouble: TopicTrouble }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  return (
    <Trouble {...topicTroubleText(trouble.code, language)} detail={trouble.detail} detailsLabel={t('app.details')} />
  );
}
