import { batchEvents, batchRequests } from './engine/batch-requests.ts';
import { callRequests } from './engine/call-requests.ts';
import { glossaryEvents, glossaryRequests } from './engine/glossary-requests.ts';
import { ledgerRequests } from './engine/ledger-requests.ts';
import { listRequests } from './engine/list-requests.ts';
import { modelEvents, modelRequests } from './engine/model-requests.ts';
import { sentimentRequests } from './engine/sentiment-requests.ts';
import { settingsRequests } from './engine/settings-requests.ts';
import { topicRequests } from './engine/topic-requests.ts';
import { defineContract } from './rpc.ts';

/**
 * What a window asks of the engine, by subject. A window never names a path: it holds the id of an offer (made by the
 * shell of what a person dropped or chose), of a batch or of a call.
 */
export const engineContract = defineContract({
  requests: {
    ...batchRequests,
    ...listRequests,
    ...callRequests,
    ...sentimentRequests,
    ...settingsRequests,
    ...modelRequests,
    ...topicRequests,
    ...glossaryRequests,
    ...ledgerRequests,
  },
  events: { ...batchEvents, ...modelEvents, ...glossaryEvents },
});
