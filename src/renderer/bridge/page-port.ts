import type { MessagePort as ContractPort } from '../../shared/ipc/rpc.ts';

/** A message port of the page as the contracts want it. */
export function pagePort(port: MessagePort): ContractPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => port.addEventListener('close', () => listener(), { once: true }),
  };
}
