import { create } from 'zustand';
import { type BatchProgress, NO_PROGRESS } from '../../shared/domain/batch-progress.ts';
import type { AppError } from '../../shared/errors.ts';
import type { BatchChoices } from '../../shared/ipc/engine/batch-requests.ts';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';
import type { Result } from '../../shared/result.ts';
import type { Connection } from '../bridge/connect.ts';
import { connected, outdate, outdateHouse } from './connection.ts';
import { notDismissed } from './dismissed.ts';
import { followLive } from './live.ts';
import { takeOffer } from './offers.ts';
import { showBatch } from './place.ts';
import { usePreferences } from './preferences.ts';
import { clearSelection } from './selection.ts';

/** The running batch, and what was offered and waits for a word. */
interface Run {
  readonly offer: Offer | null;
  /** What has been seen of the offer while it is looked at. */
  readonly looked: { readonly found: number; readonly rejected: number; readonly audioS: number } | null;
  readonly running: { readonly batchId: string; readonly progress: BatchProgress } | null;
  /** What the running batch was told and has not done yet. */
  readonly stopping: 'pause' | 'cancel' | null;
  /** The last thing that went wrong with a batch: it could not go on, or its files could not be written. */
  readonly trouble: { readonly batchId: string; readonly error: AppError } | null;
  readonly startError: AppError | null;
}

/** See `Run`. */
export const useRun = create<Run>(() => ({
  offer: null,
  looked: null,
  running: null,
  stopping: null,
  trouble: null,
  startError: null,
}));

/** How far a call is that is being analysed, 0..1; null when nothing is heard of it. Draws its caller again only when it changes. */
export function useCallShare(callId: string | null): number | null {
  return useRun(({ running }) => (callId === null ? null : (running?.progress.calls[callId] ?? null)));
}

/** Lists are asked for again at most this often while a batch runs. */
const REFRESH_MS = 1000;

/** Follows what the engine says of its batches. */
export async function followRun({ engine, shell }: Connection): Promise<void> {
  let refreshedAt = 0;
  engine.on('progress', (running) => {
    useRun.setState({ running });
    const now = performance.now();
    if (now - refreshedAt < REFRESH_MS) return;
    refreshedAt = now;
    outdate();
  });
  engine.on('ended', ({ batchId, error }) => {
    useRun.setState({ running: null, stopping: null, trouble: error && { batchId, error } });
    outdate();
    // What it took of the disk, and how fast its models were.
    outdateHouse();
  });
  engine.on('looked', ({ offerId, ...looked }) => {
    if (useRun.getState().offer?.offerId === offerId) useRun.setState({ looked });
  });
  followLive(engine);
  shell.on('offered', (offered) => takeOffer(offered) || offer(offered));
  const now = await engine.request('running', null);
  useRun.setState({ running: now.ok ? now.value : null, stopping: null });
  const waiting = await shell.request('pendingOffer', null);
  if (waiting.ok && waiting.value) offer(waiting.value);
  outdate();
}

/** Shows what a batch over these files would do. */
function offer(offered: Offer): void {
  useRun.setState({ offer: offered, looked: null, startError: null });
}

/** Puts what is offered away again. */
export function declineOffer(): void {
  useRun.setState({ offer: null, looked: null, startError: null });
}

/** Lets the analyst choose folders. */
export async function chooseFolder(): Promise<void> {
  const chosen = await connected().shell.request('chooseFolder', null);
  if (chosen.ok && chosen.value) offer(chosen.value);
}

/** Offers the calls that come with the program. */
export async function offerSamples(): Promise<void> {
  const offered = await connected().shell.request('offerSamples', null);
  if (offered.ok) offer(offered.value);
}

/** Starts what is offered, and shows it. */
export async function startOffer(offerId: string, choices: Omit<BatchChoices, 'language'>): Promise<void> {
  const { language } = usePreferences.getState();
  const started = await connected().engine.request('startBatch', { offerId, choices: { ...choices, language } });
  if (!started.ok) return useRun.setState({ startError: started.error });
  declineOffer();
  begun(started.value.batchId);
}

/** Goes on with a batch that was stopped. */
export async function resumeRun(batchId: string): Promise<void> {
  goOn(batchId, await connected().engine.request('resumeBatch', { batchId }));
}

/** Goes on with a batch and tries its failed calls again. */
export async function retryFailed(batchId: string): Promise<void> {
  goOn(batchId, await connected().engine.request('retryFailed', { batchId }));
}

/** Stops the running batch; its rest waits. */
export async function pauseRun(): Promise<void> {
  useRun.setState({ stopping: 'pause' });
  await connected().engine.request('pauseBatch', null);
}

/** Stops the running batch for good; what is done is written. */
export async function cancelRun(): Promise<void> {
  useRun.setState({ stopping: 'cancel' });
  await connected().engine.request('cancelBatch', null);
}

/** Stops a paused batch for good; what is done is written. */
export async function giveUpRun(batchId: string): Promise<void> {
  const given = await connected().engine.request('giveUpBatch', { batchId });
  useRun.setState({ trouble: given.ok ? null : { batchId, error: given.error } });
  outdate();
}

function goOn(batchId: string, started: Result<{ batchId: string }, AppError>): void {
  if (started.ok) begun(batchId);
  else useRun.setState({ trouble: { batchId, error: started.error } });
}

function begun(batchId: string): void {
  // Said before the engine's first word of it, so that how the batch ended the last time does not flash by.
  useRun.setState(({ running }) => ({ trouble: null, running: running ?? { batchId, progress: NO_PROGRESS } }));
  notDismissed(batchId);
  // Its files are numbered anew.
  clearSelection();
  showBatch(batchId);
  outdate();
}
