import { basename, extname, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { AppError } from '../../shared/errors.ts';
import type { engineShellContract, Offer } from '../../shared/ipc/engine-shell-contract.ts';
import type { Client, HandlersOf } from '../../shared/ipc/rpc.ts';
import type { glossaryFileRequests } from '../../shared/ipc/shell/glossary-files.ts';
import { ok, type Result } from '../../shared/result.ts';

/** What the dialogs work with. */
export interface GlossaryDialogRoom {
  readonly window: BrowserWindow;
  readonly documentsFolder: string;
  makeOffer(paths: readonly string[]): Promise<Result<Offer, AppError>>;
  engine(): Client<typeof engineShellContract>;
}

/** What no file system takes in a name, and what would make it a path. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;

/** Answers the window about the files of glossaries; see `glossaryFileRequests`. */
export function glossaryDialogs(room: GlossaryDialogRoom): HandlersOf<typeof glossaryFileRequests> {
  return {
    async chooseGlossary() {
      const { canceled, filePaths } = await dialog.showOpenDialog(room.window, {
        properties: ['openFile'],
        filters: [{ name: 'xlsx, csv', extensions: ['xlsx', 'xlsm', 'csv', 'tsv', 'txt'] }],
      });
      return canceled || filePaths.length === 0 ? ok(null) : room.makeOffer(filePaths);
    },
    async exportGlossary({ versionId, form, suggested }) {
      const name = `${suggested.replace(NOT_IN_NAMES, '-')}.${form}`;
      const { canceled, filePath } = await dialog.showSaveDialog(room.window, {
        defaultPath: join(room.documentsFolder, name),
        filters: [{ name: form, extensions: [form] }],
      });
      if (canceled || filePath === '') return ok(null);
      // Not every system's dialog adds the ending.
      const path = extname(filePath).toLowerCase() === `.${form}` ? filePath : `${filePath}.${form}`;
      const written = await room.engine().request('writeGlossary', { versionId, form, path });
      return written.ok ? ok({ fileName: basename(path) }) : written;
    },
  };
}
