import type { engineContract } from '../../../shared/ipc/engine-contract.ts';
import type { Handlers } from '../../../shared/ipc/rpc.ts';
import { batchHandlers } from './batch-handlers.ts';
import { callHandlers } from './call-handlers.ts';
import { glossaryHandlers } from './glossary-handlers.ts';
import { ledgerHandlers } from './ledger-handlers.ts';
import { listHandlers } from './list-handlers.ts';
import { modelHandlers } from './model-handlers.ts';
import { sentimentHandlers } from './sentiment-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { topicHandlers } from './topic-handlers.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window; see `engineContract`. */
export function windowHandlers(room: WindowRoom): Handlers<typeof engineContract> {
  return {
    ...batchHandlers(room),
    ...listHandlers(room),
    ...callHandlers(room),
    ...sentimentHandlers(room),
    ...settingsHandlers(room),
    ...modelHandlers(room),
    ...topicHandlers(room),
    ...glossaryHandlers(room),
    ...ledgerHandlers(room),
  };
}
