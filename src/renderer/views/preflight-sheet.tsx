import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentChannel } from '../../shared/domain/call.ts';
import type { GlossaryName } from '../../shared/domain/topics.ts';
import type { PreflightSummary } from '../../shared/ipc/engine/batch-requests.ts';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';
import { Button } from '../components/button.tsx';
import { Check } from '../components/check.tsx';
import { Sheet } from '../components/sheet.tsx';
import { declineOffer, startOffer, useRun } from '../state/run.ts';
import { useAsked } from '../state/use-asked.ts';
import { figuresOf } from '../words/figures.ts';
import { isolated } from '../words/isolated.ts';
import { ErrorNote } from './error-note.tsx';
import { AgentChoice } from './run/agent-choice.tsx';
import { GlossaryChoice } from './run/glossary-choice.tsx';
import { PreflightCount } from './run/preflight-count.tsx';
import { PreflightFacts } from './run/preflight-facts.tsx';
import { DuplicateFiles, RejectedFiles } from './run/preflight-reasons.tsx';
import { PreflightVerdict } from './run/preflight-verdict.tsx';

/** What a batch over the offered files would do, what can be chosen for it, and the word to start it. */
export function PreflightSheet({ offer }: { readonly offer: Offer }) {
  const { t, i18n } = useTranslation();
  const startError = useRun((state) => state.startError);
  const looked = useRun((state) => state.looked);
  const [agentChannel, setAgentChannel] = useState<AgentChannel | null>(null);
  const [glossary, setGlossary] = useState<GlossaryName | null>(null);
  const [retryFailed, setRetryFailed] = useState(true);
  const { offerId } = offer;
  const { value: found, error } = useAsked(
    `preflight ${offerId}`,
    ({ engine }, signal) => engine.request('preflight', { offerId }, signal),
    { about: 'nothing' },
  );
  const start = () => void startOffer(offerId, { agentChannel, glossary, retryFailed });
  const ready = found !== null && canStart(found);
  return (
    <Sheet
      title={t('preflight.title', { title: isolated(offer.title) })}
      onClose={declineOffer}
      actions={
        <>
          <Button onClick={declineOffer}>{t('preflight.cancel')}</Button>
          {!found && !error && <Button onClick={start}>{t('preflight.startNow')}</Button>}
          {ready && (
            <Button kind="primary" focused onClick={start}>
              {t(hasWork(found, retryFailed) ? 'preflight.start' : 'preflight.open')} <kbd>↵</kbd>
            </Button>
          )}
        </>
      }
    >
      {/* Enter starts from every field of it. */}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) start();
        }}
      >
        <button type="submit" hidden />
        {error && <ErrorNote error={error} />}
        {startError && <ErrorNote error={startError} />}
        {!error && <PreflightCount looked={looked} found={found} />}
        {found && (
          <>
            <PreflightVerdict found={found} />
            <PreflightFacts found={found} />
            <RejectedFiles found={found} />
            {found.failedBefore > 0 && (
              <Check
                label={t('preflight.retry', figuresOf(i18n.language).counted(found.failedBefore))}
                checked={retryFailed}
                onChange={setRetryFailed}
              />
            )}
            {found.recordings > found.upToDate && (
              <AgentChoice found={found} chosen={agentChannel} onChange={setAgentChannel} />
            )}
            {found.recordings > 0 && <GlossaryChoice found={found} chosen={glossary} onChange={setGlossary} />}
            <DuplicateFiles found={found} />
          </>
        )}
      </form>
    </Sheet>
  );
}

function canStart({ recordings, modelError, freeBytes, leastFreeBytes }: PreflightSummary): boolean {
  return recordings > 0 && modelError === null && freeBytes >= leastFreeBytes;
}

function hasWork({ recordings, upToDate, failedBefore }: PreflightSummary, retryFailed: boolean): boolean {
  return recordings - upToDate - (retryFailed ? 0 : failedBefore) > 0;
}
