import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type CommandId, keysOf } from '../../shared/commands.ts';
import type { Preferences } from '../../shared/ipc/shell-contract.ts';
import { accelerator } from './accelerator.ts';
import { MENU_COMMANDS, MENU_WORDS, type MenuCommand, type MenuTitle } from './menu-words.ts';

/** What the menu does beside commands of the page. */
export interface MenuDeeds {
  command(name: CommandId): void;
  quit(): void;
  openLogs(): void;
  saveReport(): void;
  /** Null: no list of licences comes with this build. */
  readonly showLicences: (() => void) | null;
}

const LINE = { type: 'separator' } as const;
const isMac = process.platform === 'darwin';

/** Sets the menu of the application, in the language and with the keys of the moment. */
export function setMenu({ language, keys }: Preferences, deeds: MenuDeeds): void {
  const words = MENU_WORDS[language];
  const command = (name: MenuCommand): MenuItemConstructorOptions => {
    const [key] = keysOf(name, keys);
    // Where the system would take a bare key away from whoever types (a Mac), only keys with Command are shown.
    const shown = key !== undefined && (!isMac || key.startsWith('Ctrl+')) ? { accelerator: accelerator(key) } : {};
    // The page obeys keys itself: it knows whether somebody is typing.
    return { id: name, label: words[name], ...shown, registerAccelerator: false, click: () => deeds.command(name) };
  };
  const commands = (names: readonly (MenuCommand | null)[]) => names.map((name) => (name ? command(name) : LINE));
  const role = (title: MenuTitle, name: NonNullable<MenuItemConstructorOptions['role']>) => ({
    label: words[title],
    role: name,
  });
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: words.file,
      submenu: [
        ...commands(MENU_COMMANDS.file),
        command('pause'),
        LINE,
        { label: words.quit, accelerator: 'CmdOrCtrl+Q', click: deeds.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        role('undo', 'undo'),
        role('redo', 'redo'),
        LINE,
        role('cut', 'cut'),
        role('copyText', 'copy'),
        role('paste', 'paste'),
        role('selectAll', 'selectAll'),
        LINE,
        ...commands(MENU_COMMANDS.edit),
      ],
    },
    {
      label: words.view,
      submenu: [
        ...commands(MENU_COMMANDS.view),
        LINE,
        role('largerText', 'zoomIn'),
        role('smallerText', 'zoomOut'),
        role('actualSize', 'resetZoom'),
        role('fullScreen', 'togglefullscreen'),
        ...(app.isPackaged ? [] : [LINE, role('devTools', 'toggleDevTools')]),
      ],
    },
    { label: words.call, submenu: commands(MENU_COMMANDS.call) },
    // Its usual key is one of our commands.
    { label: words.window, submenu: [{ ...role('minimize', 'minimize'), registerAccelerator: isMac }] },
    {
      label: words.help,
      role: 'help',
      submenu: [
        command('keys'),
        LINE,
        { label: words.logs, click: deeds.openLogs },
        { label: words.report, click: deeds.saveReport },
        LINE,
        ...(deeds.showLicences ? [{ label: words.licences, click: deeds.showLicences }] : []),
        { label: words.about, click: () => app.showAboutPanel() },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
