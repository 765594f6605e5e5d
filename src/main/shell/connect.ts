import { type BrowserWindow, type IpcMainEvent, ipcMain, MessageChannelMain } from 'electron';
import { z } from 'zod';
import { CHANNELS } from '../../shared/ipc/bridge.ts';
import { messagePort } from '../platform/message-port.ts';
import type { Port } from '../platform/port.ts';
import type { EngineProcess } from './engine-process.ts';
import { isOwnPage } from './security.ts';

/** Whom a window is connected to. */
export interface Ends {
  engine(): EngineProcess;
  /** Serves a window; the port closes when the window connects again. */
  serveShell(port: Port): void;
  /** Paths were dropped on the window; null: more than can be taken. */
  onDropped(paths: readonly string[] | null): void;
}

/** Paths from the preload script: few and of sane length. */
const droppedSchema = z.array(z.string().min(1).max(32_768)).min(1).max(10_000);

/** Answers the preload script of a window, and no other frame. Gives a function that hands the page new ports. */
export function connectWindow(window: BrowserWindow, ends: Ends): () => void {
  const { webContents } = window;
  const isPage = ({ senderFrame }: IpcMainEvent) =>
    senderFrame !== null && senderFrame === webContents.mainFrame && isOwnPage(senderFrame.url);
  const hand = () => {
    if (window.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    ends.serveShell(messagePort(port1));
    webContents.postMessage(CHANNELS.ports, null, [ends.engine().connect('window'), port2]);
  };
  let connected = false;
  ipcMain.on(CHANNELS.connect, (event) => {
    if (!isPage(event)) return;
    connected = true;
    hand();
  });
  ipcMain.on(CHANNELS.dropped, (event, raw: unknown) => {
    if (!isPage(event)) return;
    const paths = droppedSchema.safeParse(raw);
    if (paths.success) ends.onDropped(paths.data);
    else if (Array.isArray(raw) && raw.length > 0) ends.onDropped(null);
  });
  return () => {
    if (connected) hand();
  };
}
