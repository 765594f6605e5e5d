import type { Port } from '../../../platform/port.ts';

/** As much of a worker, or of its parent's port, as is needed. */
interface ThreadEnd {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit' | 'close', listener: () => void): unknown;
}

/** An end of a worker thread as a `Port`. */
export function threadPort(end: ThreadEnd): Port {
  return {
    post: (message) => end.postMessage(message),
    onMessage: (listener) => void end.on('message', listener),
    onClose(listener) {
      end.on('exit', listener);
      end.on('close', listener);
    },
  };
}
