import { useTranslation } from 'react-i18next';
import { errorText } from '../../../shared/error-text.ts';
import { Button } from '../../components/button.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { useAsked } from '../../state/use-asked.ts';
import type { Player } from './player.ts';

/** Why there is no sound and what to do. The page's player only knows that there is none, so the engine is asked. */
export function SoundTrouble({ callId, player }: { readonly callId: string; readonly player: Player }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const { error } = useAsked(`sound ${callId}`, ({ engine }, signal) => engine.request('sound', { callId }, signal));
  const text = error && errorText(error.code, language);
  return (
    <span className="sound-trouble" dir="auto" role="alert">
      <span title={text ? `${text.sentence} ${text.remedy}` : undefined}>
        {text ? `${text.sentence} ${text.remedy}` : t('player.failed')}
      </span>
      <Button onClick={player.retry}>{t('player.retry')}</Button>
    </span>
  );
}
