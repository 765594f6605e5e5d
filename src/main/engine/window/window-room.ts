import type { Settings } from '../../../shared/settings/schema.ts';
import type { Engine } from '../index.ts';
import type { BatchRunner } from './batch-runner.ts';
import type { Offers } from './offers.ts';

/** What the handlers of windows and shell work with. */
export interface WindowRoom {
  readonly engine: Engine;
  readonly runner: BatchRunner;
  readonly offers: Offers;
  readonly settings: Settings;
  /** Where result files go. */
  readonly outputFolder: string;
}
