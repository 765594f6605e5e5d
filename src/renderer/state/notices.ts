import { create } from 'zustand';
import type { Notice } from '../../shared/ipc/notice.ts';
import type { EngineGone } from '../../shared/ipc/shell-contract.ts';
import type { Connection } from '../bridge/connect.ts';
import { connected } from './connection.ts';
import { followLink } from './place.ts';

/** What happened by itself, newest last, until it is dismissed; and whether there is an engine. */
interface Notices {
  readonly notices: readonly Notice[];
  readonly engineGone: EngineGone | null;
}

/** See `Notices`. */
export const useNotices = create<Notices>(() => ({ notices: [], engineGone: null }));

/** Listens to what the shell tells by itself. Called before anything is awaited, so that nothing is missed. */
export function followNotices({ shell }: Connection): void {
  shell.on('noticed', note);
  shell.on('linked', followLink);
  shell.on('engineGone', (engineGone) => useNotices.setState({ engineGone }));
  void shell.request('pending', null).then((pending) => {
    if (!pending.ok) return;
    const { notices, link, engineGone } = pending.value;
    for (const notice of notices) note(notice);
    if (link) followLink(link);
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

function note(notice: Notice): void {
  useNotices.setState(({ notices }) => ({ notices: [...notices.filter((one) => one !== notice), notice] }));
}
