import type { Port } from './port.ts';

/** As much of Electron's `MessagePortMain` as is needed: this room also runs where there is no Electron. */
export interface NodeMessagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A message port as a `Port`. Messages are held back until the first listener is there. */
export function messagePort(port: NodeMessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
  };
}
