import { useTranslation } from 'react-i18next';
import type { CallTopics } from '../../../../shared/domain/topics.ts';
import { topicTroubleText } from '../../../../shared/topic-trouble-text.ts';
import { Button } from '../../../components/button.tsx';
import { usePreferences } from '../../../state/preferences.ts';

/** Why these topics are not what was asked for, or not any more, and what to do. Nothing while they hold. */
export function TopicTroubles(props: {
  readonly found: CallTopics;
  /** Null while they are being found. */
  readonly onFindAgain: (() => void) | null;
}) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const { found, onFindAgain } = props;
  const { trouble, state } = found;
  const told = trouble && topicTroubleText(trouble.code, language);
  if (!told && state !== 'outdated') return null;
  return (
    <div className="topic-trouble">
      {state === 'outdated' && (
        <>
          <p>{t('topics.outdated')}</p>
          {onFindAgain && <Button onClick={onFindAgain}>{t('topics.findAgain')}</Button>}
        </>
      )}
      {trouble && told && (
        <>
          <p>
            {t('topics.instead')} {told.sentence}
          </p>
          <p className="note">{told.remedy}</p>
          {trouble.detail !== '' && (
            <details>
              <summary>{t('topics.details')}</summary>
              <code dir="ltr">{trouble.detail}</code>
            </details>
          )}
        </>
      )}
    </div>
  );
}
