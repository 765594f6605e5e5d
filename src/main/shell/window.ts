import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { PAGE_ORIGIN } from '../../shared/ipc/bridge.ts';
import type { ShellMemory } from './preferences.ts';
import { visibleBounds } from './visible-bounds.ts';

/** Smallest size at which every view is whole. */
const SMALLEST = { width: 960, height: 600 } as const;
/** `--ground` of the two themes, so that nothing flashes before the page is drawn. */
const GROUND = { light: '#f6f5f2', dark: '#17171a' } as const;

/** Opens the one window, where it was left. It is shown when it has something to show. */
export function openWindow(memory: ShellMemory): BrowserWindow {
  const { bounds, maximized } = memory.state();
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...((bounds && visibleBounds(bounds, workAreas)) ?? { width: 1440, height: 900 }),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: app.getName(),
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload: join(app.getAppPath(), 'dist', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      // The spelling checker would download its dictionaries.
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${PAGE_ORIGIN}/index.html`);
  return window;
}
