import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { CommandId } from '../../shared/commands.ts';
import type { Language } from '../../shared/language.ts';

const WORDS = {
  fr: {
    file: 'Fichier',
    open: 'Ouvrir un dossier d’appels…',
    export: 'Écrire les résultats en CSV',
    quit: 'Quitter',
    edit: 'Édition',
    view: 'Affichage',
    back: 'Retour à la liste',
    window: 'Fenêtre',
  },
  ar: {
    file: 'ملف',
    open: 'فتح مجلد مكالمات…',
    export: 'كتابة النتائج في ملف CSV',
    quit: 'خروج',
    edit: 'تحرير',
    view: 'عرض',
    back: 'الرجوع إلى القائمة',
    window: 'نافذة',
  },
  en: {
    file: 'File',
    open: 'Open a folder of calls…',
    export: 'Write the results as CSV',
    quit: 'Quit',
    edit: 'Edit',
    view: 'View',
    back: 'Back to the list',
    window: 'Window',
  },
} as const satisfies Record<Language, object>;

/** Sets the menu of the application: every command with its key, the system's own by their roles. */
export function setMenu(language: Language, command: (name: CommandId) => void): void {
  const words = WORDS[language];
  const item = (label: string, accelerator: string, name: CommandId): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => command(name),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: words.file,
      submenu: [
        item(words.open, 'CmdOrCtrl+O', 'chooseFolder'),
        item(words.export, 'CmdOrCtrl+E', 'export'),
        { type: 'separator' },
        { role: 'quit', label: words.quit },
      ],
    },
    { role: 'editMenu', label: words.edit },
    {
      label: words.view,
      submenu: [
        item(words.back, 'Alt+Left', 'back'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu', label: words.window },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
