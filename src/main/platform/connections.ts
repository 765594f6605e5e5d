import { EventEmitter } from 'node:events';
import process from 'node:process';
import { z } from 'zod';
import { parentProcessPort } from './child-port.ts';
import { messagePort, type NodeMessagePort } from './message-port.ts';
import type { Port } from './port.ts';

/** What travels between a forked process and the shell: several connections share its one channel. */
export const sharedChannelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), connection: z.int(), to: z.string() }),
  z.strictObject({ kind: z.literal('message'), connection: z.int(), message: z.unknown() }),
  z.strictObject({ kind: z.literal('close'), connection: z.int() }),
]);

/** What a utility process of Electron is told: along with a port who it is for, or without one that it is to end. */
export const handedPortSchema = z.strictObject({ to: z.string() });

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: NodeMessagePort[] }) => void): unknown;
}

/**
 * Calls back for every connection the shell makes to this process, with what it is for. In a utility process of Electron
 * each comes with a message port of its own; in a forked process they share the channel. `onAlone`: the shell is gone.
 */
export function acceptConnections(accept: (to: string, port: Port) => void, onAlone: () => void): void {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort;
  if (parentPort) {
    parentPort.on('message', ({ data, ports: [port] }) => {
      const handed = handedPortSchema.safeParse(data);
      if (handed.success && port) accept(handed.data.to, messagePort(port));
      if (handed.success && !port) onAlone();
    });
    return;
  }
  const channel = parentProcessPort();
  const connections = new Map<number, EventEmitter>();
  channel.onClose(() => {
    for (const events of connections.values()) events.emit('close');
    onAlone();
  });
  channel.onMessage((raw) => {
    const parsed = sharedChannelSchema.safeParse(raw);
    if (!parsed.success) return;
    const { data } = parsed;
    if (data.kind === 'open') {
      const events = new EventEmitter();
      connections.set(data.connection, events);
      accept(data.to, {
        post: (message) => channel.post({ kind: 'message', connection: data.connection, message }),
        onMessage: (listener) => void events.on('message', listener),
        onClose: (listener) => void events.once('close', listener),
      });
    }
    if (data.kind === 'message') connections.get(data.connection)?.emit('message', data.message);
    if (data.kind === 'close') {
      connections.get(data.connection)?.emit('close');
      connections.delete(data.connection);
    }
  });
}
