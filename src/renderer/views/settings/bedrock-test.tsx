import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { SettingRow } from '../../components/setting-row.tsx';
import { forgetBedrockTest, stopBedrockTest, testBedrock, useBedrockTest } from '../../state/bedrock-test.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';
import { TopicTroubleNote } from '../topic-trouble-note.tsx';

/** Sends one small request and says who answered, how fast, or what is in the way and what to do about it. */
export function BedrockTest({ offline, basis }: { readonly offline: boolean; readonly basis: string }) {
  const { t, i18n } = useTranslation();
  const { busy, answer, error } = useBedrockTest();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `basis` says that other settings are to be tried
  useEffect(() => forgetBedrockTest, [basis]);
  return (
    <SettingRow label={t('bedrockTest.title')} note={t('bedrockTest.note')}>
      {busy ? (
        <>
          <span role="status">{t('bedrockTest.underWay')}</span>
          <Button onClick={stopBedrockTest}>{t('bedrockTest.stop')}</Button>
        </>
      ) : (
        <Button disabled={offline} hint={offline ? t('bedrockTest.offline') : null} onClick={() => void testBedrock()}>
          {t('bedrockTest.try')}
        </Button>
      )}
      {answer?.kind === 'answered' && (
        <p className="test-answer" role="status">
          {t('bedrockTest.answered', {
            model: isolated(answer.model),
            ms: figuresOf(i18n.language).number(answer.ms),
          })}
        </p>
      )}
      {answer?.kind === 'trouble' && <TopicTroubleNote trouble={answer.trouble} />}
      {error && <ErrorNote error={error} />}
    </SettingRow>
  );
}
