// The main process: a shell around the engine. No call's text passes through it.
import { join } from 'node:path';
import { app, nativeTheme, safeStorage, session } from 'electron';
import { serve } from '../shared/ipc/rpc.ts';
import { shellContract } from '../shared/ipc/shell-contract.ts';
import { openLog } from './platform/log.ts';
import { nodeIn } from './platform/node-executable.ts';
import { portToPage } from './platform/port-to-page.ts';
import { profileFolder } from './platform/profile-folder.ts';
import { busySigns, raise } from './shell/busy.ts';
import { connectWindow } from './shell/connect.ts';
import { openCredentials } from './shell/credentials/credential-keeper.ts';
import { openKeychain } from './shell/credentials/keychain.ts';
import { engineNode } from './shell/engine-process.ts';
import { shellHandlers } from './shell/handlers.ts';
import { licencesFile, openFolder, saveReport, showFile } from './shell/help.ts';
import { keepEngine } from './shell/kept-engine.ts';
import { mediaProtocol } from './shell/media-protocol.ts';
import { setMenu } from './shell/menu.ts';
import { listenForOpenings } from './shell/openings.ts';
import { askAboutPage } from './shell/page-gone.ts';
import { pageNews } from './shell/page-news.ts';
import { pageProtocol } from './shell/page-protocol.ts';
import { openMemory } from './shell/preferences.ts';
import { programFolder } from './shell/program-folder.ts';
import { pauseOnQuit } from './shell/quit.ts';
import { reviveWindow } from './shell/revive.ts';
import { secureContents, secureSession } from './shell/security.ts';
import { prepare } from './shell/start-up.ts';
import { openWindow } from './shell/window.ts';

const root = app.getAppPath();
const program = programFolder();
const profile = profileFolder();
prepare(app, profile);
const openings = listenForOpenings(app, root);

if (app.requestSingleInstanceLock({ startedIn: process.cwd() })) {
  secureContents(app);
  void app.whenReady().then(run);
} else {
  // The first one was handed our arguments.
  app.quit();
}

function run(): void {
  const logFolder = join(profile, 'logs');
  const { log } = openLog(join(logFolder, 'window.log'));
  const memory = openMemory(join(profile, 'window.json'), app.getLocale(), (detail) =>
    log.error({ detail }, 'the window’s memory cannot be written'),
  );
  nativeTheme.themeSource = memory.state().preferences.theme;
  const outputFolder = {
    byItself: () => process.env.NABRA_OUTPUT ?? join(app.getPath('documents'), 'Nabra'),
    current: () => memory.state().resultsFolder ?? outputFolder.byItself(),
  };
  const news = pageNews();

  secureSession(session.defaultSession);
  const { protocol } = session.defaultSession;
  protocol.handle('app', pageProtocol(join(root, 'dist', 'renderer')));

  const window = openWindow(memory);
  const signs = busySigns(window, memory);
  const start = (resume: boolean) => ({
    entry: join(program, 'dist', 'engine', 'index.js'),
    argument: JSON.stringify({
      profileFolder: profile,
      outputFolder: outputFolder.current(),
      analyzerEntry: join(program, 'dist', 'analyzer', 'index.js'),
      topicThreadEntry: join(program, 'dist', 'topic-thread', 'index.js'),
      resume,
    }),
    node: engineNode(nodeIn(program)),
  });

  const keychain = openKeychain(safeStorage, process.platform);
  const credentials = openCredentials(join(profile, 'aws-keys.json'), keychain, (keys) => {
    void engine.client().request('useCredentials', { keys });
  });
  const engine = keepEngine(start, {
    keys: credentials.keys,
    news,
    log,
    onBusy: signs.show,
    onEnded: signs.tellEnd,
    onReplaced: () => handPorts(),
  });
  protocol.handle('media', mediaProtocol(engine.client));
  const help = { app, window, memory, logFolder, facts: engine.facts, engineDeaths: () => engine.givenUp() ?? [] };
  const handlers = shellHandlers({
    window,
    memory,
    outputFolder,
    logFolder,
    profileFolder: profile,
    documentsFolder: app.getPath('documents'),
    samplesFolder: join(program, 'resources', 'samples', 'calls'),
    log,
    engine: engine.client,
    makeOffer: engine.makeOffer,
    news,
    engineDeaths: engine.givenUp,
    startEngine: engine.startAgain,
    saveReport: () => saveReport(help),
    credentials,
    onPreferences: () => showMenu(),
  });
  const handPorts = connectWindow(window, {
    engine: engine.process,
    serveShell(port) {
      const emit = serve(shellContract, handlers, portToPage(port));
      news.connected(emit);
      port.onClose(() => {
        if (news.isConnected(emit)) news.connected(null);
      });
    },
    onDropped: (paths) => (paths ? engine.offer(paths) : news.noticed('tooMuchDropped')),
  });
  const { askAndQuit } = pauseOnQuit(app, { window, memory, isRunning: signs.isRunning, end: engine.end });
  const licences = licencesFile(root);
  const showMenu = () =>
    setMenu(memory.state().preferences, {
      command: news.command,
      quit: askAndQuit,
      openLogs: () => openFolder(logFolder),
      saveReport: () => void saveReport(help),
      showLicences: licences === null ? null : () => showFile(licences),
    });
  showMenu();
  openings(({ paths, link }, late) => {
    if (late) raise(window);
    if (link) news.linked(link);
    engine.offer(paths);
  });
  reviveWindow(window, log, news, () => askAboutPage({ window, memory, saveReport: () => saveReport(help), app }));
  app.on('window-all-closed', () => app.quit());
}
