import { randomUUID } from 'node:crypto';
import type { AppError } from '../../shared/errors.ts';
import {
  type BatchEnd,
  engineShellContract,
  type Offer,
  type SupportFacts,
} from '../../shared/ipc/engine-shell-contract.ts';
import { type Client, createClient } from '../../shared/ipc/rpc.ts';
import type { AwsKeys } from '../../shared/ipc/shell/credential-requests.ts';
import type { Result } from '../../shared/result.ts';
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
  /** Makes an offer that stays when the engine dies: the next one knows it by the same id. */
  makeOffer(paths: readonly string[]): Promise<Result<Offer, AppError>>;
  /** Null: there is no engine to ask, or it does not answer. */
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
  /** Whom Bedrock is to be asked as; null: AWS's own order. Asked at every start of an engine. */
  keys(): Promise<AwsKeys | null>;
  onBusy(busy: Busy): void;
  onEnded(end: BatchEnd): void;
  /** Another process serves from now on: the page needs new ports. */
  onReplaced(): void;
}

/** A person who saves a report is not kept waiting by an engine that may be stuck. */
const FACTS_PATIENCE_MS = 3000;
/** A window has one sheet open; a few more for what was put away a moment ago. */
const MOST_OFFERS = 10;

/** Starts the engine, connects to it, and does so again as often as it dies. */
export function keepEngine(start: (resume: boolean) => EngineStart, listener: EngineListener): KeptEngine {
  const { news, log } = listener;
  let waiting: readonly string[] = [];
  const offers = new Map<string, readonly string[]>();
  let stopWatching = () => {};
  const supervisor = superviseEngine(start, {
    onStart() {
      client = connect();
      // First the offers: a page with an open sheet asks for its own as soon as it has the new ports.
      void offerAgain(client).then(listener.onReplaced);
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
    void listener.keys().then((keys) => made.request('useCredentials', { keys }));
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
  const makeOffer = (paths: readonly string[]) => {
    const offerId = randomUUID();
    offers.set(offerId, paths);
    const oldest = offers.keys().next().value;
    if (offers.size > MOST_OFFERS && oldest !== undefined) offers.delete(oldest);
    return client.request('offer', { offerId, paths: [...paths] });
  };
  const offerAgain = (to: typeof client) =>
    Promise.all([...offers].map(([offerId, paths]) => to.request('offer', { offerId, paths: [...paths] })));
  const offer = (paths: readonly string[]) => {
    if (paths.length === 0) return;
    waiting = [];
    void makeOffer(paths).then((offered) => {
      if (offered.ok) news.offered(offered.value);
      else if (offered.error.code === 'worker_crashed') waiting = paths;
    });
  };
  let client = connect();
  return {
    process: supervisor.engine,
    client: () => client,
    offer,
    makeOffer,
    async facts() {
      if (supervisor.givenUp()) return null;
      const { promise: patience, resolve } = Promise.withResolvers<null>();
      const timer = setTimeout(resolve, FACTS_PATIENCE_MS, null);
      const facts = await Promise.race([client.request('supportFacts', null), patience]);
      clearTimeout(timer);
      return facts?.ok ? facts.value : null;
    },
    givenUp: supervisor.givenUp,
    startAgain: supervisor.startAgain,
    end() {
      stopWatching();
      return supervisor.end();
    },
  };
}
