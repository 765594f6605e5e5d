import { type App, type BrowserWindow, dialog } from 'electron';
import type { ShellMemory } from './preferences.ts';
import { SHELL_WORDS } from './words.ts';

/** What the last word about a page that keeps crashing needs. */
export interface PageGoneRoom {
  readonly window: BrowserWindow;
  readonly memory: ShellMemory;
  saveReport(): Promise<unknown>;
  readonly app: Pick<App, 'quit'>;
}

/** Says over the blank window that its page keeps crashing; gives whether to load it once more. After a report it asks again. */
export async function askAboutPage({ window, memory, saveReport, app }: PageGoneRoom): Promise<boolean> {
  const words = SHELL_WORDS[memory.state().preferences.language];
  const ask = () =>
    dialog.showMessageBox(window, {
      type: 'error',
      message: words.pageGoneTitle,
      detail: words.pageGoneDetail,
      buttons: [words.tryAgain, words.saveReport, words.quitNow],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    });
  let { response } = await ask();
  while (response === 1) {
    await saveReport();
    ({ response } = await ask());
  }
  // Not asked once more about a batch that runs: it pauses, and nobody could see it.
  if (response === 2) app.quit();
  return response === 0;
}
