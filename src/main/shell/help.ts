import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type BrowserWindow, dialog, shell } from 'electron';
import type { SupportFacts } from '../../shared/ipc/engine-shell-contract.ts';
import type { ShellMemory } from './preferences.ts';
import { reportText, writeReport } from './support-report.ts';
import { SHELL_WORDS } from './words.ts';

/** What helping needs. */
export interface HelpRoom {
  readonly app: App;
  readonly window: BrowserWindow;
  readonly memory: ShellMemory;
  readonly logFolder: string;
  /** Null: there is no engine to ask. */
  facts(): Promise<SupportFacts | null>;
  engineDeaths(): readonly string[];
}

/** Lets a person choose where a report goes and writes it there. False: they thought better of it, or it cannot be written. */
export async function saveReport({ app, window, memory, logFolder, facts, engineDeaths }: HelpRoom): Promise<boolean> {
  const words = SHELL_WORDS[memory.state().preferences.language];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.reportTitle,
    defaultPath: join(app.getPath('documents'), `nabra-report-${new Date().toISOString().slice(0, 10)}.txt`),
  });
  if (canceled || filePath === '') return false;
  const room = { version: app.getVersion(), logFolder, facts: await facts(), deaths: engineDeaths() };
  const refused = writeReport(filePath, reportText(room));
  if (refused === null) return true;
  dialog.showErrorBox(words.reportTitle, `${words.reportRefused} (${refused})`);
  return false;
}

/** The list of licences that comes with a build; null: none does. */
export function licencesFile(appFolder: string): string | null {
  const places = [join(process.resourcesPath, 'licences.html'), join(appFolder, 'resources', 'licences.html')];
  return places.find((place) => existsSync(place)) ?? null;
}

/** Shows a file where it lies: what opens it is the person's choice. */
export function showFile(file: string): void {
  shell.showItemInFolder(file);
}

/** Opens a folder in the system's file manager. */
export function openFolder(folder: string): void {
  void shell.openPath(folder);
}
