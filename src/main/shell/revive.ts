import type { BrowserWindow } from 'electron';
import type { Log } from '../platform/log.ts';
import type { PageNews } from './page-news.ts';

/** A page that dies more often than this within `WITHIN_MS` is not loaded again: it would die of the same. */
const MOST_DEATHS = 5;
const WITHIN_MS = 60_000;

/** Loads a page that crashed again; it asks for new ports, and the engine noticed nothing. */
export function reviveWindow(window: BrowserWindow, log: Log, news: PageNews): void {
  let deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error({ reason, exitCode }, 'the page died');
    const now = performance.now();
    deaths = [...deaths.filter((at) => now - at < WITHIN_MS), now];
    if (deaths.length > MOST_DEATHS) return;
    news.connected(null);
    news.noticed('pageBack');
    window.reload();
  });
}
