import { create } from 'zustand';
import type { CallLink } from '../../shared/call-link.ts';
import type { Notice } from '../../shared/ipc/notice.ts';
import type { EngineGone } from '../../shared/ipc/shell-contract.ts';
import type { Connection } from '../bridge/connect.ts';
import { connected } from './connection.ts';
import { openLinked } from './place.ts';

/** What the page itself has to say where no view is there to say it. */
export type PageNotice = 'unknownCall' | 'pausing' | 'nothingRuns';

/** What happened by itself, newest last, until it is dismissed; and whether there is an engine. */
interface Notices {
  readonly notices: readonly (Notice | PageNotice)[];
  readonly engineGone: EngineGone | null;
}

/** See `Notices`. */
export const useNotices = create<Notices>(() => ({ notices: [], engineGone: null }));

/** Listens to what the shell tells by itself. Called before anything is awaited, so that nothing is missed. */
export function followNotices({ shell, engine }: Connection): void {
  const followLink = async (link: CallLink) => {
    const batches = await engine.request('batchesOfCall', { callId: link.callId });
    if (!batches.ok && batches.error.code === 'not_found') note('unknownCall');
    // An engine that cannot answer now tells so in the call's view.
    else openLinked(link, batches.ok ? batches.value : []);
  };
  shell.on('noticed', note);
  shell.on('linked', (link) => void followLink(link));
  shell.on('engineGone', (engineGone) => useNotices.setState({ engineGone }));
  void shell.request('pending', null).then((pending) => {
    if (!pending.ok) return;
    const { notices, link, engineGone } = pending.value;
    for (const notice of notices) note(notice);
    if (link) void followLink(link);
    useNotices.setState({ engineGone });
  });
}

/** Takes the notices away. */
export function dismissNotices(): void {
  useNotices.setState({ notices: [] });
}

/** Starts the engine again after it was left dead. */
export async function startEngine(): Promise<void> {
  useNotices.setState({ engineGone: null });
  await connected().shell.request('startEngine', null);
}

/** Says something until it is dismissed. */
export function note(notice: Notice | PageNotice): void {
  useNotices.setState(({ notices }) => ({ notices: [...notices.filter((one) => one !== notice), notice] }));
}
