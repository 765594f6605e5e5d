import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import { ErrorNote } from '../error-note.tsx';
import type { Player } from './player.ts';
import { usePlayed } from './use-player.ts';

/** What stands in the way of a call's words or sound; nothing for a call in order. */
export function CallState(props: { readonly call: CallDetails; readonly player: Player; readonly words: number }) {
  const { t } = useTranslation();
  const { call, player, words } = props;
  const { state, error, findings } = call;
  const unheard = usePlayed(player, ({ failed }) => failed);
  const silent = findings.some(({ flag }) => flag === 'no_speech');
  return (
    <>
      {state === 'failed' && error && <ErrorNote error={error} />}
      {unheard && words > 0 && <p className="state-note">⚠ {t('call.unheard')}</p>}
      {words === 0 && state === 'done' && <p className="waiting">{t(silent ? 'call.silent' : 'call.noText')}</p>}
      {words === 0 && (state === 'queued' || state === 'running') && (
        <p className="waiting" role="status">
          {t(state === 'running' ? 'call.running' : 'call.waiting')}
        </p>
      )}
    </>
  );
}
