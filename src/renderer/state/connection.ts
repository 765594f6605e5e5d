import { create } from 'zustand';
import type { Connection } from '../bridge/connect.ts';

/** The connection of the moment; null until the first one is there. */
interface ConnectionState {
  readonly connection: Connection | null;
  /** Counts what makes calls and batches out of date: while a batch runs, every second. */
  readonly revision: number;
  /** Counts what makes settings, models and folders out of date: what a person does, and the end of a batch. */
  readonly houseRevision: number;
}

/** See `ConnectionState`. */
export const useConnection = create<ConnectionState>(() => ({ connection: null, revision: 0, houseRevision: 0 }));

/** Says that calls or batches have changed, so that what is shown of them is asked for again. */
export function outdate(): void {
  useConnection.setState(({ revision }) => ({ revision: revision + 1 }));
}

/** Says that settings, models or folders have changed. */
export function outdateHouse(): void {
  useConnection.setState(({ houseRevision }) => ({ houseRevision: houseRevision + 1 }));
}

/** The connection; throws when there is none: views are drawn only with one. */
export function connected(): Connection {
  const { connection } = useConnection.getState();
  if (!connection) throw new Error('not connected yet');
  return connection;
}
