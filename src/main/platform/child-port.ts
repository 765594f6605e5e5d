import type { ChildProcess } from 'node:child_process';
import process from 'node:process';
import type { Port } from './port.ts';

/**
 * The parent's end of a forked child with an IPC channel. It counts as closed as soon as the channel or the process
 * is gone, and nothing is posted from then on.
 */
export function childPort(child: ChildProcess): Port {
  const closing = onceClosed();
  child.once('exit', closing.close);
  child.once('disconnect', closing.close);
  // A message that can no longer be sent is reported here; `exit` and `disconnect` follow and say all there is to say.
  child.on('error', () => {});
  return {
    post(message) {
      if (!closing.closed() && child.connected) child.send(message as object, () => {});
    },
    onMessage(listener) {
      child.on('message', (message) => {
        if (!closing.closed()) listener(message);
      });
    },
    onClose: closing.onClose,
  };
}

/** The child's end: this process as it was forked. Throws when it was not forked with an IPC channel. */
export function parentProcessPort(): Port {
  if (!process.send) throw new Error('this program is started by another one, not by hand');
  const closing = onceClosed();
  process.once('disconnect', closing.close);
  return {
    post(message) {
      if (!closing.closed() && process.connected) process.send?.(message, undefined, undefined, () => {});
    },
    onMessage(listener) {
      process.on('message', listener);
    },
    onClose: closing.onClose,
  };
}

function onceClosed() {
  const listeners: (() => void)[] = [];
  let closed = false;
  return {
    closed: () => closed,
    close() {
      if (closed) return;
      closed = true;
      for (const listener of listeners) listener();
    },
    onClose(listener: () => void) {
      if (closed) listener();
      else listeners.push(listener);
    },
  };
}
