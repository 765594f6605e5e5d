import type { AppError } from '../../shared/errors.ts';
import { type Bridge, PORTS_MESSAGE } from '../../shared/ipc/bridge.ts';
import { engineContract } from '../../shared/ipc/engine-contract.ts';
import { type Client, createClient } from '../../shared/ipc/rpc.ts';
import { shellContract } from '../../shared/ipc/shell-contract.ts';
import { pagePort } from './page-port.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly bridge: Bridge;
  }
}

/** The other processes, as the page reaches them. */
export interface Connection {
  readonly engine: Client<typeof engineContract>;
  readonly shell: Client<typeof shellContract>;
}

/** Connects, and connects again whenever the engine was started again. */
export function connect(onConnected: (connection: Connection) => void): void {
  window.addEventListener('message', ({ source, data, ports: [engine, shell] }) => {
    if (source !== window || data !== PORTS_MESSAGE || !engine || !shell) return;
    onConnected({
      engine: createClient(engineContract, pagePort(engine), noteRefused),
      shell: createClient(shellContract, pagePort(shell), noteRefused),
    });
  });
  window.bridge.connect();
}

/** A message that does not fit its contract is a bug of ours: nothing waits for it, and the console keeps it. */
function noteRefused({ detail }: AppError): void {
  console.error(`message refused: ${detail}`);
}
