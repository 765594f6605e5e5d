import type { AppError } from '../../shared/errors.ts';
import { type BatchEnd, engineShellContract, type SupportFacts } from '../../shared/ipc/engine-shell-contract.ts';
import { type Client, createClient } from '../../shared/ipc/rpc.ts';
import type { Log } from '../platform/log.ts';
import { messagePort } from '../platform/message-port.ts';
import type { Busy } from './busy.ts';
import type { EngineProcess, EngineStart } from './engine-process.ts';
import type { PageNews } from './page-news.ts';
import { superviseEngine } from './processes.ts';
import { watchForSilence } from './silence.ts';

/** The engine as the shell knows it, whichever process it is in at the moment. */
export interface KeptEngine {
  process(): EngineProcess;
  client(): Client<typeof engineShellContract>;
  /** Offers paths to the page; while no engine lives they wait for the next one. */
  offer(paths: readonly string[]): void;
  /** Null: there is no engine to ask. */
  facts(): Promise<SupportFacts | null>;
  /** See `Supervisor`. */
  givenUp(): readonly string[] | null;
  startAgain(): void;
  end(): Promise<void>;
}

/** Who is told what the engine does. */
export interface EngineListener {
  readonly news: PageNews;
  readonly log: Log;
  onBusy(busy: Busy): void;
  onEnded(end: BatchEnd): void;
  /** Another process serves from now on: the page needs new ports. */
  onReplaced(): void;
}

/** Starts the engine, connects to it, and does so again as often as it dies. */
export function keepEngine(start: (resume: boolean) => EngineStart, listener: EngineListener): KeptEngine {
  const { news, log } = listener;
  let waiting: readonly string[] = [];
  let stopWatching = () => {};
  const supervisor = superviseEngine(start, {
    onStart() {
      client = connect();
      listener.onReplaced();
      news.noticed('engineBack');
      offer(waiting);
    },
    onDeath(how) {
      log.error({ how }, 'the engine died');
      listener.onBusy({ running: false, share: 0 });
    },
    onGivenUp: (deaths) => news.engineGone(deaths),
  });
  const connect = () => {
    const process = supervisor.engine();
    const port = messagePort(process.connect('shell'));
    const made = createClient(engineShellContract, port, (error: AppError) =>
      log.error({ error }, 'message of the engine refused'),
    );
    made.on('busy', listener.onBusy);
    made.on('ended', listener.onEnded);
    made.on('noticed', news.noticed);
    stopWatching();
    stopWatching = watchForSilence(
      () => made.request('alive', null),
      () => {
        log.error('the engine is silent and is ended');
        process.kill();
      },
    );
    return made;
  };
  const offer = (paths: readonly string[]) => {
    waiting = [];
    if (paths.length === 0) return;
    void client.request('offer', { paths: [...paths] }).then((offered) => {
      if (offered.ok) news.offered(offered.value);
      else if (offered.error.code === 'worker_crashed') waiting = paths;
    });
  };
  let client = connect();
  return {
    process: supervisor.engine,
    client: () => client,
    offer,
    async facts() {
      if (supervisor.givenUp()) return null;
      const facts = await client.request('supportFacts', null);
      return facts.ok ? facts.value : null;
    },
    givenUp: supervisor.givenUp,
    startAgain: supervisor.startAgain,
    end() {
      stopWatching();
      return supervisor.end();
    },
  };
}
