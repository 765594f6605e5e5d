import { mkdirSync } from 'node:fs';
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { engineShellContract } from '../../shared/ipc/engine-shell-contract.ts';
import type { Client, HandlersOf } from '../../shared/ipc/rpc.ts';
import type { folderRequests, ResultsFolder } from '../../shared/ipc/shell/folder-requests.ts';
import { ok } from '../../shared/result.ts';
import { openFolder } from './help.ts';
import type { ShellMemory } from './preferences.ts';

/** What the handlers work with. */
export interface FolderRoom {
  readonly window: BrowserWindow;
  readonly memory: ShellMemory;
  /** Where results are written now, and where they would be if nobody had chosen. */
  readonly outputFolder: { current(): string; byItself(): string };
  readonly logFolder: string;
  readonly profileFolder: string;
  engine(): Client<typeof engineShellContract>;
}

/** Answers the window about folders and files that a person points at; see `folderRequests`. */
export function folderHandlers(room: FolderRoom): HandlersOf<typeof folderRequests> {
  const { memory, outputFolder } = room;
  const results = (): ResultsFolder => ({
    path: outputFolder.current(),
    chosen: memory.state().resultsFolder !== null,
  });
  const point = async (properties: OpenDialogOptions['properties'] & {}, extensions?: string[]) => {
    const filters = extensions && { filters: [{ name: extensions.join(', '), extensions }] };
    const { canceled, filePaths } = await dialog.showOpenDialog(room.window, { properties, ...filters });
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    resultsFolder: async () => ok(results()),
    async chooseResultsFolder() {
      const path = await point(['openDirectory', 'createDirectory']);
      if (path === null) return ok(null);
      const used = await room.engine().request('useResultsFolder', { path });
      if (!used.ok) return used;
      memory.keep({ resultsFolder: path });
      return ok(results());
    },
    async resetResultsFolder() {
      const used = await room.engine().request('useResultsFolder', { path: outputFolder.byItself() });
      if (!used.ok) return used;
      memory.keep({ resultsFolder: null });
      return ok(results());
    },
    async openFolder({ which }) {
      // Nothing may have been written yet.
      if (which === 'results') mkdirSync(outputFolder.current(), { recursive: true });
      openFolder({ results: outputFolder.current(), logs: room.logFolder, profile: room.profileFolder }[which]);
      return ok(null);
    },
    async chooseFfmpeg() {
      const path = await point(['openFile']);
      return path === null ? ok(null) : room.engine().request('useFfmpeg', { path });
    },
    async chooseV1Config() {
      const path = await point(['openFile'], ['yaml', 'yml']);
      return path === null ? ok(null) : room.engine().request('readV1Config', { path });
    },
  };
}
