import type { Settings } from '../../../shared/settings/schema.ts';
import type { Log } from '../../platform/log.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { createEgressLedger, spentSince } from '../catalog/egress-ledger.ts';
import { redactTurns } from '../redaction/redact-turns.ts';
import type { BedrockCredentials } from './bedrock/aws-client.ts';
import { type BedrockTopics, createBedrock } from './bedrock/create-bedrock.ts';
import type { RemoteTopics } from './remote-topics.ts';

/** Bedrock as an engine uses it. */
export interface BedrockOffice {
  /** For a run that began at `since`: what was spent from then on counts towards its ceiling. */
  open(settings: Settings, since: string): RemoteTopics & Pick<BedrockTopics, 'test'>;
  /** Keys out of the system's keychain; null: AWS's own order. For what is opened from then on. */
  useCredentials(credentials: BedrockCredentials | null): void;
}

/** Lends Bedrock with the redactor before it and the ledger beside it: there is no other way to it. */
export function openBedrockOffice(catalog: Catalog, log: Log): BedrockOffice {
  let credentials: BedrockCredentials | null = null;
  const ledger = createEgressLedger(catalog);
  return {
    open(settings, since) {
      const spentBeforeUsd = spentSince(catalog, since);
      const bedrock = createBedrock({ settings, credentials, ledger, redact: redactTurns, log, spentBeforeUsd });
      return { ...bedrock, classifier: `bedrock ${settings.bedrockModel}` };
    },
    useCredentials(given) {
      credentials = given;
    },
  };
}
