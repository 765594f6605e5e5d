import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import { ErrorNote } from '../error-note.tsx';

/** What stands in the way of a call's words; nothing for a call in order. That of its sound is told in the player's bar. */
export function CallState({ call, words }: { readonly call: CallDetails; readonly words: number }) {
  const { t } = useTranslation();
  const { state, error, findings } = call;
  const silent = findings.some(({ flag }) => flag === 'no_speech');
  return (
    <>
      {state === 'failed' && error && <ErrorNote error={error} />}
      {words === 0 && state === 'done' && <p className="waiting">{t(silent ? 'call.silent' : 'call.noText')}</p>}
      {words === 0 && (state === 'queued' || state === 'running') && (
        <p className="waiting" role="status">
          {t(state === 'running' ? 'call.running' : 'call.waiting')}
        </p>
      )}
    </>
  );
}
