import { type BrowserWindow, powerSaveBlocker } from 'electron';

/** Shows that a batch runs: keeps the machine awake and draws the progress on the window's icon. */
export function showBusy(window: BrowserWindow): (busy: { readonly running: boolean; readonly share: number }) => void {
  let blocker: number | null = null;
  return ({ running, share }) => {
    if (running && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!running && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    if (!window.isDestroyed()) window.setProgressBar(running ? share : -1);
  };
}
