import { type ChildProcess, fork } from 'node:child_process';
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { sharedChannelSchema } from '../platform/connections.ts';

/** A running engine. */
export interface EngineProcess {
  /** A new connection: the port is to be handed on, or to be used here. It closes when the engine is gone. */
  connect(to: 'window' | 'shell'): MessagePortMain;
  /** Lets the engine close its catalog and waits until it is gone; after `patienceMs` it is ended. */
  end(patienceMs: number): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): void;
  /** Settles with how it ended, in words for support. */
  readonly gone: Promise<string>;
}

/** How the engine is started. */
export interface EngineStart {
  readonly entry: string;
  readonly argument: string;
  /** A Node to run it on; null: a utility process of Electron itself. */
  readonly node: string | null;
}

/** better-sqlite3 needs this Node-API; an older Electron cannot run the engine in a process of its own kind. */
const ENGINE_NODE_API = 10;

/** The Node the engine needs beside this Electron: null where Electron's own will do. */
export function engineNode(nodeBeside: string): string | null {
  return Number(process.versions.napi) >= ENGINE_NODE_API ? null : nodeBeside;
}

// Whatever the engine starts could inherit from it: what programs need to run, and no more.
const PASSED_ON = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'XDG_DATA_HOME'];

// For Bedrock, which the engine asks; analyzers and tools get a list of their own. On Windows AWS's files are looked for in USERPROFILE; an
// office names its proxy, and the certificate of one that opens TLS.
const FOR_AWS = ['USERPROFILE', 'NODE_EXTRA_CA_CERTS', ...['HTTPS_PROXY', 'NO_PROXY'].flatMap(bothCases)];

function bothCases(name: string): string[] {
  return [name, name.toLowerCase()];
}

function environment(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  const given = [...PASSED_ON, ...FOR_AWS, ...names].flatMap((name): [string, string][] => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

/** Starts the engine in the host that the setting names. */
export function startEngine(start: EngineStart): EngineProcess {
  return start.node === null ? startUtility(start) : startForked(start, start.node);
}

function startUtility({ entry, argument }: EngineStart): EngineProcess {
  const child = utilityProcess.fork(entry, [argument], { serviceName: 'engine', env: environment(), stdio: 'inherit' });
  // A fatal error of V8 is told apart from the exit that follows it, and would throw here if nobody listened.
  child.on('error', () => {});
  let isGone = false;
  const gone = new Promise<string>((resolve) => void child.once('exit', (code) => resolve(`exit code ${code}`))).then(
    (how) => {
      isGone = true;
      return how;
    },
  );
  const kill = () => {
    // `child.kill` asks politely, which one that is stuck does not hear.
    if (child.pid !== undefined && !isGone) process.kill(child.pid, 'SIGKILL');
  };
  return {
    gone,
    kill,
    connect(to) {
      const { port1, port2 } = new MessageChannelMain();
      // Posting to one that is gone would leave the asker without an answer for ever.
      if (isGone) port1.close();
      else child.postMessage({ to }, [port1]);
      return port2;
    },
    async end(patienceMs) {
      if (!isGone) child.postMessage({ to: 'end' });
      const timer = setTimeout(kill, patienceMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

function startForked({ entry, argument }: EngineStart, node: string): EngineProcess {
  const child = fork(entry, [argument], {
    execPath: node,
    execArgv: [],
    env: environment(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  });
  const relays = new Map<number, MessagePortMain>();
  let nextConnection = 1;
  const send = (message: object) => {
    if (child.connected) child.send(message, () => {});
  };
  // `exit` and `disconnect` say all there is to say.
  child.on('error', () => {});
  child.on('message', (raw) => {
    const parsed = sharedChannelSchema.safeParse(raw);
    if (parsed.success && parsed.data.kind === 'message') {
      relays.get(parsed.data.connection)?.postMessage(parsed.data.message);
    }
  });
  let isGone = false;
  const gone = whenGone(child).then((how) => {
    isGone = true;
    for (const port of relays.values()) port.close();
    return how;
  });
  return {
    gone,
    kill: () => void child.kill('SIGKILL'),
    connect(to) {
      const { port1, port2 } = new MessageChannelMain();
      // Whoever asks over it learns at once that nobody answers.
      if (isGone) {
        port1.close();
        return port2;
      }
      const connection = nextConnection++;
      relays.set(connection, port1);
      send({ kind: 'open', connection, to });
      port1.on('message', ({ data }) => send({ kind: 'message', connection, message: data }));
      port1.on('close', () => {
        relays.delete(connection);
        send({ kind: 'close', connection });
      });
      port1.start();
      return port2;
    },
    async end(patienceMs) {
      // The engine closes its catalog when the channel is gone.
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

function whenGone(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
    child.once('error', (error) => {
      if (child.pid === undefined) resolve(`not started: ${'code' in error ? String(error.code) : error.name}`);
    });
  });
}
