import type { Settings } from '../../../shared/settings/schema.ts';
import type { Engine } from '../index.ts';
import type { ModelShelf } from '../models/model-shelf.ts';
import type { BatchRunner } from './batch-runner.ts';
import type { Offers } from './offers.ts';

/** What the handlers of windows and shell work with. */
export interface WindowRoom {
  readonly engine: Engine;
  readonly runner: BatchRunner;
  readonly offers: Offers;
  readonly shelf: ModelShelf;
  readonly settings: Settings;
  readonly profileFolder: string;
  /** Where result files go. */
  readonly outputFolder: string;
}
