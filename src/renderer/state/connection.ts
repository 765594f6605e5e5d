import { create } from 'zustand';
import type { Connection } from '../bridge/connect.ts';

/** The connection of the moment; null until the first one is there. `revision` counts what makes lists out of date. */
interface ConnectionState {
  readonly connection: Connection | null;
  readonly revision: number;
}

/** See `ConnectionState`. */
export const useConnection = create<ConnectionState>(() => ({ connection: null, revision: 0 }));

/** Says that what the engine holds has changed, so that what is shown is asked for again. */
export function outdate(): void {
  useConnection.setState(({ revision }) => ({ revision: revision + 1 }));
}

/** The connection; throws when there is none: views are drawn only with one. */
export function connected(): Connection {
  const { connection } = useConnection.getState();
  if (!connection) throw new Error('not connected yet');
  return connection;
}
