import type { BatchCard } from '../../../shared/ipc/engine/batch-requests.ts';
import { useDismissed } from '../../state/dismissed.ts';
import { useRun } from '../../state/run.ts';
import { ErrorNote } from '../error-note.tsx';
import { EndCard } from '../run/end-card.tsx';
import { RunningStrip } from '../run/running-strip.tsx';
import { StoppedStrip } from '../run/stopped-strip.tsx';

/** Above the table: how the run goes, or how this batch was stopped or ended. */
export function RunStrip({ batch }: { readonly batch: BatchCard }) {
  const isRunning = useRun(({ running }) => running !== null);
  const trouble = useRun((state) => (state.trouble?.batchId === batch.id ? state.trouble.error : null));
  const read = useDismissed(({ batchIds }) => batchIds.includes(batch.id));
  if (isRunning) return <RunningStrip shownId={batch.id} />;
  const { state, summary } = batch;
  const canGoOn = state !== 'done' && state !== 'running';
  // A batch that only waits has no end to tell of yet.
  const hasEnded = state === 'done' || state === 'cancelled';
  return (
    <>
      {canGoOn && <StoppedStrip batch={batch} />}
      {trouble && <ErrorNote error={trouble} />}
      {hasEnded && summary && !read && <EndCard batch={batch} summary={summary} />}
    </>
  );
}
