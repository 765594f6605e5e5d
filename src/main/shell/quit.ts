import { type App, BrowserWindow, dialog } from 'electron';
import type { ShellMemory } from './preferences.ts';
import { SHELL_WORDS } from './words.ts';

/** What quitting has to know of. */
export interface QuitRoom {
  readonly window: BrowserWindow;
  readonly memory: ShellMemory;
  isRunning(): boolean;
  /** Ends the other processes; quitting waits for it. */
  end(): Promise<void>;
}

/**
 * Makes quitting a clean pause: the engine closes its batch, which goes on at the next start. A person who closes the window
 * while a batch runs is asked first; a system that shuts down is not kept waiting by a question.
 */
export function pauseOnQuit(app: App, { window, memory, isRunning, end }: QuitRoom): { askAndQuit(): void } {
  let leaving = false;
  let ended = false;
  const askAndQuit = () => {
    void mayQuit().then((may) => {
      if (may) app.quit();
    });
  };
  const mayQuit = async (): Promise<boolean> => {
    const { preferences } = memory.state();
    if (!isRunning() || !preferences.confirmQuit) return true;
    const words = SHELL_WORDS[preferences.language];
    const { response, checkboxChecked } = await dialog.showMessageBox(window, {
      type: 'question',
      message: words.quitTitle,
      detail: words.quitDetail,
      buttons: [words.quitNow, words.stay],
      defaultId: 1,
      cancelId: 1,
      checkboxLabel: words.doNotAsk,
      noLink: true,
    });
    if (response === 0 && checkboxChecked) memory.keep({ preferences: { ...preferences, confirmQuit: false } });
    return response === 0;
  };
  window.on('close', (event) => {
    if (leaving) return;
    event.preventDefault();
    askAndQuit();
  });
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    // Begun before anything else, and followed by the end whatever comes of it: nobody could quit a second time.
    const ending = end();
    if (!window.isDestroyed()) memory.keep({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    const leave = () => {
      ended = true;
      for (const open of BrowserWindow.getAllWindows()) open.destroy();
      app.quit();
    };
    void ending.then(leave, leave);
  });
  return { askAndQuit };
}
