import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import type { BatchEnd } from '../../shared/ipc/engine-shell-contract.ts';
import type { ShellMemory } from './preferences.ts';
import { SHELL_WORDS, wordsOfEnd } from './words.ts';

/** Whether a batch runs, and the share 0..1 of it that is through. */
export interface Busy {
  readonly running: boolean;
  readonly share: number;
}

/** What is shown of a batch outside of the page. */
export interface BusySigns {
  show(busy: Busy): void;
  /** Tells of the end of a batch, unless the window is looked at or `wordsOfEnd` has nothing to say. */
  tellEnd(end: BatchEnd): void;
  isRunning(): boolean;
}

/** Makes the signs of a batch: the machine stays awake, the window's icon has a bar, and its end is told once. */
export function busySigns(window: BrowserWindow, memory: ShellMemory): BusySigns {
  let blocker: number | null = null;
  return {
    isRunning: () => blocker !== null,
    show({ running, share }) {
      if (running && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
      if (!running && blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
      if (!window.isDestroyed()) window.setProgressBar(running ? share : -1);
    },
    tellEnd(end) {
      const { notifications, language } = memory.state().preferences;
      const words = wordsOfEnd(SHELL_WORDS[language], end);
      if (words === null || !notifications || window.isDestroyed() || window.isFocused()) return;
      if (!Notification.isSupported()) return;
      const notification = new Notification(words);
      notification.on('click', () => raise(window));
      notification.show();
    },
  };
}

/** Brings the window before the others. */
export function raise(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
