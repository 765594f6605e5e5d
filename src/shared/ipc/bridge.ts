/** What the preload script and the main process call each other by, and what it gives the page. */

/** The origin the window's page is served from. Nothing else is ever loaded. */
export const PAGE_ORIGIN = 'app://local';

/** Channels between the preload script and the main process. */
export const CHANNELS = {
  /** The page is ready: the main process answers with ports. */
  connect: 'nabra:connect',
  /** Two message ports: to the engine and to the shell. Sent again when the engine was started again. */
  ports: 'nabra:ports',
  /** The paths of what was dropped. */
  dropped: 'nabra:dropped',
} as const;

/** The message with which the page receives its ports, `[engine, shell]`. */
export const PORTS_MESSAGE = 'nabra:ports';

/** What the page finds as `window.bridge`. */
export interface Bridge {
  /** Asks for ports; they come as `PORTS_MESSAGE`, again and again as the engine is started. */
  connect(): void;
  /** Offers dropped files and folders; the answer is the shell's event `offered`. The page never sees their paths. */
  offer(files: readonly unknown[]): void;
}
