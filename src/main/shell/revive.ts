import type { BrowserWindow } from 'electron';
import type { Log } from '../platform/log.ts';
import type { PageNews } from './page-news.ts';

/** A page that dies more often than this within `WITHIN_MS` is not loaded again by itself: it would die of the same. */
const MOST_DEATHS = 5;
const WITHIN_MS = 60_000;

/** What is needed of the window. */
export type RevivedWindow = Pick<BrowserWindow, 'isDestroyed' | 'reload'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on'>;
};

/**
 * Loads a page that crashed again; it asks for new ports, and the engine noticed nothing. `ask`: says that it keeps crashing, and settles
 * with whether to try once more.
 */
export function reviveWindow(window: RevivedWindow, log: Log, news: PageNews, ask: () => Promise<boolean>): void {
  let deaths: number[] = [];
  const load = () => {
    if (window.isDestroyed()) return;
    news.connected(null);
    news.noticed('pageBack');
    window.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error({ reason, exitCode }, 'the page died');
    const now = performance.now();
    deaths = [...deaths.filter((at) => now - at < WITHIN_MS), now];
    if (deaths.length <= MOST_DEATHS) return load();
    void ask().then((again) => {
      if (!again) return;
      deaths = [];
      load();
    });
  });
}
