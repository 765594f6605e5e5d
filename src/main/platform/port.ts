/**
 * A two-way message channel between two processes of ours, whatever hosts them: `process.send` under plain Node,
 * `parentPort` or a message port under Electron.
 */
export interface Port {
  /** Sends a structured-cloneable value. Does nothing once the port is closed. */
  post(message: unknown): void;
  /** Calls back for each message from the other end. */
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back once, when the other end is gone. */
  onClose(listener: () => void): void;
}
