// The main process: a shell around the engine. No call's text passes through it.
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, protocol, session } from 'electron';
import type { AppError } from '../shared/errors.ts';
import { engineShellContract, type Offer } from '../shared/ipc/engine-shell-contract.ts';
import { type Client, createClient, serve } from '../shared/ipc/rpc.ts';
import { shellContract } from '../shared/ipc/shell-contract.ts';
import { openLog } from './platform/log.ts';
import { messagePort } from './platform/message-port.ts';
import { nodeIn } from './platform/node-executable.ts';
import { profileFolder } from './platform/profile-folder.ts';
import { showBusy } from './shell/busy.ts';
import { connectWindow } from './shell/connect.ts';
import { engineNode } from './shell/engine-process.ts';
import { shellHandlers } from './shell/handlers.ts';
import { mediaProtocol } from './shell/media-protocol.ts';
import { setMenu } from './shell/menu.ts';
import { pageProtocol } from './shell/page-protocol.ts';
import { pathsOfArguments } from './shell/paths-of-arguments.ts';
import { openMemory } from './shell/preferences.ts';
import { superviseEngine } from './shell/processes.ts';
import { programFolder } from './shell/program-folder.ts';
import { secureContents, secureSession } from './shell/security.ts';
import { openWindow } from './shell/window.ts';

const root = app.getAppPath();
const program = programFolder();
const profile = profileFolder();
// Before anything of Chromium's is written: all of it stays inside the profile.
app.setPath('userData', join(profile, 'window'));
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  {
    scheme: 'media',
    privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true, corsEnabled: true },
  },
]);

if (app.requestSingleInstanceLock({ startedIn: process.cwd() })) {
  // As root Chromium starts only without its sandbox (containers, tests); the two together would end every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  secureContents(app);
  void app.whenReady().then(run);
} else {
  // The first one was handed our arguments.
  app.quit();
}

function run(): void {
  const memory = openMemory(join(profile, 'window.json'), app.getLocale());
  nativeTheme.themeSource = memory.state().preferences.theme;
  const outputFolder = process.env.NABRA_OUTPUT ?? join(app.getPath('documents'), 'Nabra');
  const start = { profileFolder: profile, outputFolder, analyzerEntry: join(program, 'dist', 'analyzer', 'index.js') };
  const { log } = openLog(join(profile, 'logs', 'window.log'));
  const noteRefused = (error: AppError) => log.error({ error }, 'message of the engine refused');
  let engine: Client<typeof engineShellContract>;
  const reconnect = () => {
    engine = createClient(engineShellContract, messagePort(supervisor.engine().connect('shell')), noteRefused);
    engine.on('busy', (busy) => showsBusy(busy));
    handPorts();
  };
  const supervisor = superviseEngine(
    {
      entry: join(program, 'dist', 'engine', 'index.js'),
      argument: JSON.stringify(start),
      node: engineNode(nodeIn(program)),
    },
    reconnect,
    () => showsBusy({ running: false, share: 0 }),
  );

  secureSession(session.defaultSession);
  session.defaultSession.protocol.handle('app', pageProtocol(join(root, 'dist', 'renderer')));
  session.defaultSession.protocol.handle(
    'media',
    mediaProtocol(() => engine),
  );

  const window = openWindow(memory);
  const showsBusy = showBusy(window);
  let tell: ReturnType<typeof serve<typeof shellContract>> | null = null;
  let pending: Offer | null = null;
  const offer = async (paths: readonly string[]) => {
    if (paths.length === 0) return;
    const offered = await engine.request('offer', { paths: [...paths] });
    if (!offered.ok) return;
    if (tell) tell('offered', offered.value);
    else pending = offered.value;
  };
  const handPorts = connectWindow(window, {
    engine: supervisor.engine,
    serveShell(port) {
      const emit = serve(
        shellContract,
        shellHandlers({
          window,
          memory,
          outputFolder,
          samplesFolder: join(program, 'resources', 'samples', 'calls'),
          engine: () => engine,
          takePending() {
            const taken = pending;
            pending = null;
            return taken;
          },
          onPreferences: showMenu,
        }),
        port,
      );
      tell = emit;
      port.onClose(() => {
        if (tell === emit) tell = null;
      });
    },
    onDropped: (paths) => void offer(paths),
  });
  const showMenu = () => setMenu(memory.state().preferences.language, (name) => tell?.('command', name));
  showMenu();
  reconnect();
  void offer(pathsOfArguments(process.argv.slice(1), process.cwd(), root));

  app.on('second-instance', (_event, argv, _cwd, data) => {
    const { startedIn } = data as { startedIn: string };
    if (window.isMinimized()) window.restore();
    window.focus();
    void offer(pathsOfArguments(argv.slice(1), startedIn, root));
  });
  // A page that crashed is loaded again and asks for new ports; the engine noticed nothing.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  app.on('window-all-closed', () => app.quit());
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    // Quitting is a clean pause: the engine closes the batch, and the same folder goes on where it stopped.
    event.preventDefault();
    void supervisor.end().then(() => {
      ended = true;
      for (const open of BrowserWindow.getAllWindows()) open.destroy();
      app.quit();
    });
  });
}
