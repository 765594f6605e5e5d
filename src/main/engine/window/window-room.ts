import type { Settings } from '../../../shared/settings/schema.ts';
import type { Engine } from '../index.ts';
import type { ModelShelf } from '../models/model-shelf.ts';
import type { Announcer } from './announcer.ts';
import type { BatchRunner } from './batch-runner.ts';
import type { LiveMonitor } from './live-monitor.ts';
import type { Offers } from './offers.ts';
import type { Reclassifications } from './reclassifications.ts';
import type { SettingsKeeper } from './settings-keeper.ts';

/** What the handlers of windows and shell work with. */
export interface WindowRoom {
  readonly engine: Engine;
  readonly runner: BatchRunner;
  readonly announcer: Announcer;
  readonly monitor: LiveMonitor;
  readonly offers: Offers;
  readonly shelf: ModelShelf;
  readonly keeper: SettingsKeeper;
  readonly reclassifications: Reclassifications;
  /** Those of the next batch: they change, so they are read when they are needed. */
  readonly settings: Settings;
  /** Resolved when the shell has said whom Bedrock is asked as. */
  readonly keysTold: PromiseWithResolvers<void>;
  readonly profileFolder: string;
  /** Where result files go: it changes too. */
  outputFolder: string;
  /** The folders of the tables that windows had written, by file name. */
  readonly exportedTo: Map<string, string>;
}
