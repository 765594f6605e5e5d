import type { TopicTrouble } from '../../../shared/domain/topic-trouble.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Log } from '../../platform/log.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { createEgressLedger, spentBy } from '../catalog/egress-ledger.ts';
import { redactTurns } from '../redaction/redact-turns.ts';
import type { BedrockCredentials } from './bedrock/aws-client.ts';
import { type BedrockTopics, createBedrock } from './bedrock/create-bedrock.ts';
import type { RemoteTopics } from './remote-topics.ts';

/** Bedrock as an engine uses it. */
export interface BedrockOffice {
  /** For a run: what it spent before counts towards its ceiling. Null: for a try, which belongs to none. */
  open(settings: Settings, runId: string | null): RemoteTopics & Pick<BedrockTopics, 'test'>;
  /** Keys out of the system's keychain; null: AWS's own order. For what is opened from then on. */
  useCredentials(credentials: BedrockCredentials | null): void;
  /**
   * Whether anything may leave by now. `false` cuts what is under way at once, whatever settings it was opened with; until it is said, those
   * settings alone decide.
   */
  allow(allowed: boolean): void;
}

const CUT: TopicTrouble = { code: 'switched_off', detail: 'the network is not allowed any more' };

/** Lends Bedrock with the redactor before it and the ledger beside it: there is no other way to it. */
export function openBedrockOffice(catalog: Catalog, log: Log): BedrockOffice {
  let credentials: BedrockCredentials | null = null;
  let cut = new AbortController();
  const uncut = async <T>(stop: AbortSignal, ask: (signal: AbortSignal) => Promise<Result<T, TopicTrouble>>) => {
    const { signal } = cut;
    if (signal.aborted) return err(CUT);
    const answer = await ask(AbortSignal.any([stop, signal]));
    return !answer.ok && signal.aborted && !stop.aborted ? err(CUT) : answer;
  };
  return {
    open(settings, runId) {
      const spentBeforeUsd = runId === null ? 0 : spentBy(catalog, runId);
      const ledger = createEgressLedger(catalog, runId);
      const bedrock = createBedrock({ settings, credentials, ledger, redact: redactTurns, log, spentBeforeUsd });
      return {
        ...bedrock,
        classifier: `bedrock ${settings.bedrockModel}`,
        classify: (request, stop) => uncut(stop, (signal) => bedrock.classify(request, signal)),
        test: (stop) => uncut(stop, (signal) => bedrock.test(signal)),
      };
    },
    useCredentials(given) {
      credentials = given;
    },
    allow(allowed) {
      if (!allowed) cut.abort();
      else if (cut.signal.aborted) cut = new AbortController();
    },
  };
}
