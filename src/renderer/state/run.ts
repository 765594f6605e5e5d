import { create } from 'zustand';
import type { BatchProgress } from '../../shared/domain/batch-progress.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';
import type { Connection } from '../bridge/connect.ts';
import { connected, outdate } from './connection.ts';
import { isTaken } from './offers.ts';
import { showBatch } from './place.ts';

/** The running batch, and what was offered and waits for a word. */
interface Run {
  readonly offer: Offer | null;
  readonly running: { readonly batchId: string; readonly progress: BatchProgress } | null;
  readonly stopping: boolean;
  /** How the last batch of this window ended, until it is dismissed. */
  readonly ended: {
    readonly batchId: string;
    readonly progress: BatchProgress;
    readonly error: AppError | null;
  } | null;
  readonly startError: AppError | null;
}

/** See `Run`. */
export const useRun = create<Run>(() => ({
  offer: null,
  running: null,
  stopping: false,
  ended: null,
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
    useRun.setState(({ running }) => ({
      running: null,
      stopping: false,
      ended: running ? { batchId, progress: running.progress, error } : null,
    }));
    outdate();
  });
  shell.on('offered', (offer) => isTaken(offer) || useRun.setState({ offer, startError: null }));
  const now = await engine.request('running', null);
  useRun.setState({ running: now.ok ? now.value : null, stopping: false });
  const waiting = await shell.request('pendingOffer', null);
  if (waiting.ok && waiting.value) useRun.setState({ offer: waiting.value });
  outdate();
}

/** Lets the analyst choose folders. */
export async function chooseFolder(): Promise<void> {
  const chosen = await connected().shell.request('chooseFolder', null);
  if (chosen.ok && chosen.value) useRun.setState({ offer: chosen.value, startError: null });
}

/** Offers the calls that come with the program. */
export async function offerSamples(): Promise<void> {
  const offered = await connected().shell.request('offerSamples', null);
  if (offered.ok) useRun.setState({ offer: offered.value, startError: null });
}

/** Starts what is offered, and shows it. */
export async function startOffer(offerId: string): Promise<void> {
  const started = await connected().engine.request('startBatch', { offerId });
  if (!started.ok) return useRun.setState({ startError: started.error });
  useRun.setState({ offer: null, ended: null, startError: null });
  showBatch(started.value.batchId);
  outdate();
}

/** Stops the running batch; what is done is kept. */
export async function pauseRun(): Promise<void> {
  useRun.setState({ stopping: true });
  await connected().engine.request('cancelBatch', null);
}
