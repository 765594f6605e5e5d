// The engine as a process of its own, started by the shell: serves windows and the shell, and ends with the shell.
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { AppError } from '../../shared/errors.ts';
import { engineContract } from '../../shared/ipc/engine-contract.ts';
import { engineShellContract } from '../../shared/ipc/engine-shell-contract.ts';
import { type Contract, type Handlers, serve } from '../../shared/ipc/rpc.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { acceptConnections } from '../platform/connections.ts';
import { openLog } from '../platform/log.ts';
import { modelFolders } from '../platform/model-store.ts';
import type { Port } from '../platform/port.ts';
import { portToPage } from '../platform/port-to-page.ts';
import { type Engine, openEngine } from './index.ts';
import { createModelShelf } from './models/model-shelf.ts';
import { createAnnouncer } from './window/announcer.ts';
import { endForShell } from './window/batch-end.ts';
import { createBatchRunner } from './window/batch-runner.ts';
import { createLiveMonitor } from './window/live-monitor.ts';
import { createOffers } from './window/offers.ts';
import { createReclassifications } from './window/reclassifications.ts';
import { resumeInterrupted } from './window/resume.ts';
import { openSettings } from './window/settings-keeper.ts';
import { shellHandlers } from './window/shell-handlers.ts';
import { windowHandlers } from './window/window-handlers.ts';
import type { WindowRoom } from './window/window-room.ts';
import { writeResults } from './window/write-results.ts';

/** What the shell starts this process with, as its one argument. */
const startSchema = z.strictObject({
  profileFolder: z.string(),
  outputFolder: z.string(),
  analyzerEntry: z.string(),
  topicThreadEntry: z.string(),
  /** Whether a batch that was interrupted goes on by itself. */
  resume: z.boolean(),
});

/** A keychain that waits for a person does not hold up what needs none. */
const KEYS_PATIENCE_MS = 15_000;

const start = startSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { log, close: closeLog } = openLog(join(start.profileFolder, 'logs', 'nabra.log'));
async function openRoom(): Promise<Result<WindowRoom, AppError>> {
  const { profileFolder, analyzerEntry, topicThreadEntry } = start;
  const folders = modelFolders(profileFolder);
  let tellEngine: Engine['use'] = () => {};
  const keeper = await openSettings(join(profileFolder, 'settings.json'), folders, (next) => tellEngine(next));
  const engine = await openEngine({
    profileFolder,
    modelFolders: folders,
    settings: keeper.current(),
    ffmpegPath: null,
    analyzerEntry,
    topicThreadEntry,
    background: true,
    log,
  });
  if (!engine.ok) return engine;
  tellEngine = engine.value.use;
  tellEngine(keeper.next());
  const announcer = createAnnouncer();
  const monitor = createLiveMonitor(announcer);
  const runner = createBatchRunner({
    ...{ engine: engine.value, monitor },
    write: (summary, samples) => writeResults(engine.value, keeper.current(), opened.outputFolder, summary, samples),
  });
  const shelf = createModelShelf(profileFolder);
  const opened: WindowRoom = {
    engine: engine.value,
    runner,
    announcer,
    monitor,
    shelf,
    offers: createOffers(),
    keeper,
    reclassifications: createReclassifications(engine.value.topics, announcer),
    get settings() {
      return keeper.current();
    },
    keysTold: Promise.withResolvers(),
    profileFolder,
    outputFolder: start.outputFolder,
    exportedTo: new Map(),
  };
  return ok(opened);
}

let resumes = start.resume;
// Connections made meanwhile wait until somebody listens.
const room = await openRoom();
if (!room.ok) log.error({ error: room.error }, 'the engine cannot be opened');
acceptConnections(
  (to, port) => {
    const over = new AbortController();
    port.onClose(() => over.abort());
    if (to === 'window') serveWindow(port, over.signal);
    if (to === 'shell') serveShell(port, over.signal);
  },
  () => void shutDown(),
);

function serveWindow(port: Port, over: AbortSignal): void {
  const page = portToPage(port);
  if (!room.ok) return void serve(engineContract, refuse(engineContract, room.error), page);
  const emit = serve(engineContract, windowHandlers(room.value), page);
  room.value.shelf.work.listen((work) => emit('modelWork', work), over);
  room.value.announcer.listen(emit, over);
  room.value.runner.listen(
    {
      onProgress: (batchId, progress) => emit('progress', { batchId, progress }),
      onEnded: (batchId, error) => emit('ended', { batchId, error }),
    },
    over,
  );
}

function serveShell(port: Port, over: AbortSignal): void {
  if (!room.ok) return void serve(engineShellContract, refuse(engineShellContract, room.error), port);
  const emit = serve(engineShellContract, shellHandlers(room.value), port);
  room.value.runner.listen(
    {
      onProgress: (_, { audioDoneS, audioTotalS }) =>
        emit('busy', { running: true, share: audioTotalS > 0 ? Math.min(1, audioDoneS / audioTotalS) : 0 }),
      onEnded(_, error, summary) {
        emit('busy', { running: false, share: 1 });
        emit('ended', endForShell(error, summary));
      },
      onAnalyzerLost: () => emit('noticed', 'analyzerBack'),
    },
    over,
  );
  // Here and not before: now there is somebody to tell.
  if (!resumes) return;
  resumes = false;
  const { engine, runner, keysTold } = room.value;
  // A batch asks Bedrock as whoever it was at its start.
  void Promise.race([keysTold.promise, delay(KEYS_PATIENCE_MS, undefined, { ref: false })])
    .then(() => resumeInterrupted(engine, runner))
    .then((notice) => notice && emit('noticed', notice));
}

/** Answers everything with the reason why there is no engine. */
function refuse<C extends Contract>(contract: C, error: AppError): Handlers<C> {
  return Object.fromEntries(
    Object.keys(contract.requests).map((name) => [name, async () => err(error)]),
  ) as unknown as Handlers<C>;
}

async function shutDown(): Promise<void> {
  if (room.ok) await room.value.runner.end();
  closeLog();
  process.exit(0);
}
