import { dialog, nativeTheme, shell } from 'electron';
import type { AppError } from '../../shared/errors.ts';
import type { Offer } from '../../shared/ipc/engine-shell-contract.ts';
import type { Handlers } from '../../shared/ipc/rpc.ts';
import type { shellContract } from '../../shared/ipc/shell-contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Log } from '../platform/log.ts';
import type { CredentialKeeper } from './credentials/credential-keeper.ts';
import { type FolderRoom, folderHandlers } from './folder-handlers.ts';
import { glossaryDialogs } from './glossary-dialogs.ts';
import type { PageNews } from './page-news.ts';

/** What the handlers work with. */
export interface ShellRoom extends FolderRoom {
  readonly documentsFolder: string;
  readonly samplesFolder: string;
  /** What happened before the window could listen. */
  readonly news: PageNews;
  makeOffer(paths: readonly string[]): Promise<Result<Offer, AppError>>;
  /** How the engine ended each time, when it was left dead. */
  engineDeaths(): readonly string[] | null;
  startEngine(): void;
  saveReport(): Promise<boolean>;
  readonly credentials: CredentialKeeper;
  readonly log: Log;
  /** The preferences have changed. */
  onPreferences(): void;
}

/** Answers the window; see `shellContract`. */
export function shellHandlers(room: ShellRoom): Handlers<typeof shellContract> {
  const { memory } = room;
  return {
    ...folderHandlers(room),
    ...glossaryDialogs(room),
    preferences: async () => ok(memory.state().preferences),
    async setPreferences(preferences) {
      memory.keep({ preferences });
      nativeTheme.themeSource = preferences.theme;
      room.onPreferences();
      return ok(null);
    },
    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(room.window, {
        properties: ['openDirectory', 'multiSelections'],
      });
      return canceled || filePaths.length === 0 ? ok(null) : room.makeOffer(filePaths);
    },
    async chooseModel({ from }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(room.window, {
        properties: [from === 'folder' ? 'openDirectory' : 'openFile'],
        ...(from === 'zip' && { filters: [{ name: 'zip', extensions: ['zip'] }] }),
      });
      return canceled || filePaths.length === 0 ? ok(null) : room.makeOffer(filePaths);
    },
    offerSamples: () => room.makeOffer([room.samplesFolder]),
    async showResult(wanted) {
      const file = await room.engine().request('resultsFile', wanted);
      if (!file.ok) return file;
      shell.showItemInFolder(file.value.path);
      return ok(null);
    },
    pendingOffer: async () => ok(room.news.takeOffer()),
    async pending() {
      const deaths = room.engineDeaths();
      return ok({ ...room.news.takeRest(), engineGone: deaths && { deaths: [...deaths] } });
    },
    async startEngine() {
      room.startEngine();
      return ok(null);
    },
    credentials: async () => ok(await room.credentials.state()),
    keepCredentials: (keys) => room.credentials.keep(keys),
    forgetCredentials: () => room.credentials.forget(),
    saveReport: async () => ok(await room.saveReport()),
    async noteError(failure) {
      room.log.error(failure, 'a part of the page failed');
      return ok(null);
    },
  };
}
