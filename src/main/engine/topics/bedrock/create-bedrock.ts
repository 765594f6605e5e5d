import { setTimeout as sleep } from 'node:timers/promises';
import { mayRunAnywhere } from '../../../../shared/domain/model-reach.ts';
import type { TopicTrouble } from '../../../../shared/domain/topic-trouble.ts';
import type { CallSummary, FoundTopic, Glossary, TopicTurn } from '../../../../shared/domain/topics.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type { Settings } from '../../../../shared/settings/schema.ts';
import type { Log } from '../../../platform/log.ts';
import type { AnswerFault } from './answer.ts';
import { type AttemptEnd, type Attempted, type AttemptRoom, attempt } from './attempt.ts';
import type { BedrockCredentials } from './aws-client.ts';
import { backoffMs } from './backoff.ts';
import { createConverseDoor } from './converse-door.ts';
import { converseRequest, TEST_ENTRIES, testRequest } from './converse-request.ts';
import { createCostMeter } from './cost-meter.ts';
import type { EgressLedger, EgressRequest } from './egress-ledger.ts';
import { createRedactedGlossaries, type RedactTurns } from './redacted-glossary.ts';
import { CANCELLED, createRequestGate } from './request-gate.ts';
import { createRetryBudget } from './retry-budget.ts';

/** Requests for one call, retries and questions asked again together. */
const MOST_TRIES = 4;
const MOST_ASKED_AGAIN = 2;

/** What Bedrock is used with. One per batch: the ceiling and the retries are counted for it. */
export interface BedrockOptions {
  readonly settings: Pick<
    Settings,
    | 'networkAllowed'
    | 'bedrockModel'
    | 'bedrockRegion'
    | 'bedrockProfile'
    | 'bedrockEndpoint'
    | 'bedrockGlobalAllowed'
    | 'bedrockMaxCostUsd'
    | 'bedrockInputUsdPerMillion'
    | 'bedrockOutputUsdPerMillion'
    | 'bedrockConcurrency'
    | 'bedrockTimeoutS'
    | 'topicThreshold'
  >;
  /** Keys of the keychain; null: AWS's own order (environment, profile, SSO …), without the metadata service. */
  readonly credentials: BedrockCredentials | null;
  readonly ledger: EgressLedger;
  /** Hides what must not leave; everything that is sent of calls and glossaries passes it. */
  readonly redact: RedactTurns;
  readonly log: Log;
  /** What the same batch has cost before, in another life of the engine; 0 when left out. */
  readonly spentBeforeUsd?: number;
  /** Waits and time limits are divided by it; 1 when left out. */
  readonly timeScale?: number;
}

/** A call to be judged. Its turns are those of the transcript: they are redacted here. One without words, or an empty glossary, is not sent. */
export interface BedrockRequest {
  readonly callId: string | null;
  readonly turns: readonly TopicTurn[];
  readonly glossary: Glossary;
}

/** Topics and summaries by a language model on AWS Bedrock. */
export interface BedrockTopics {
  /**
   * Classifies and summarises one call. Errors: every `TopicTroubleCode`; with `switched_off`, `profile_refused` and
   * `ceiling_reached` nothing was sent. Rejects only when the ledger cannot be written.
   */
  classify(
    request: BedrockRequest,
    signal: AbortSignal,
  ): Promise<Result<{ topics: readonly FoundTopic[]; summary: CallSummary }, TopicTrouble>>;
  /** US dollars since the batch began; a request of unknown outcome counts as the most it can have cost. */
  spentUsd(): number;
  /** Sends one tiny request that holds nothing of any call. Errors as `classify`; `ms`: how long the answer took. */
  test(signal: AbortSignal): Promise<Result<{ model: string; ms: number }, TopicTrouble>>;
  /** Ends what is under way (`cancelled`) and closes the connections. */
  close(): void;
}

/** See `BedrockTopics`. Loads and connects nothing before the first request. */
export function createBedrock(options: BedrockOptions): BedrockTopics {
  const { settings, log, timeScale = 1 } = options;
  const door = createConverseDoor({
    region: settings.bedrockRegion,
    profile: settings.bedrockProfile,
    endpoint: settings.bedrockEndpoint,
    credentials: options.credentials,
  });
  const room: AttemptRoom = {
    door,
    ledger: options.ledger,
    meter: createCostMeter(settings.bedrockMaxCostUsd, options.spentBeforeUsd),
    prices: {
      inputUsdPerMillion: settings.bedrockInputUsdPerMillion,
      outputUsdPerMillion: settings.bedrockOutputUsdPerMillion,
    },
    leastSure: settings.topicThreshold,
    timeoutMs: (settings.bedrockTimeoutS * 1000) / timeScale,
  };
  const gate = createRequestGate({ concurrency: settings.bedrockConcurrency, timeScale });
  const retries = createRetryBudget();
  const redactedGlossary = createRedactedGlossaries(options.redact);
  const closed = new AbortController();

  async function once(attempted: Attempted, signal: AbortSignal): Promise<AttemptEnd> {
    const pass = await gate.enter(signal);
    if (!pass.ok) {
      return { judged: null, trouble: pass.error, again: 'no', told: { kind: 'nothing' }, retryAfterMs: 0 };
    }
    let end: AttemptEnd | null = null;
    try {
      end = await attempt(room, attempted, signal);
      return end;
    } finally {
      pass.value.done(end?.told ?? { kind: 'nothing' }, end?.retryAfterMs);
    }
  }

  return {
    async classify({ callId, turns, glossary }, stop) {
      const refused = refusedBefore(settings) ?? nothingToAsk(turns, glossary);
      if (refused) return err(refused);
      const signal = AbortSignal.any([stop, closed.signal]);
      retries.grant();
      const hiddenTurns = options.redact(turns);
      if (hiddenTurns.length !== turns.length) throw new Error('the redactor lost a turn');
      const sent = hiddenTurns.map(
        ({ redacted }, turn): TopicTurn => ({ side: turns[turn]?.side ?? 'mixed', text: redacted }),
      );
      const spans = hiddenTurns.flatMap((hidden, turn) => hidden.spans.map((span) => ({ turn, ...span })));
      const sentGlossary = redactedGlossary(glossary);
      const about = aboutOf(settings, callId, 'topics', spans);
      let wrong: AnswerFault | null = null;
      let askedAgain = 0;
      for (let tries = 1; ; tries += 1) {
        const input = converseRequest(settings.bedrockModel, sentGlossary, sent, wrong);
        const attempted = { about, input, entries: glossary.entries, turnCount: turns.length };
        const { judged, trouble, again } = await once(attempted, signal);
        if (judged) return ok(judged);
        if (!trouble) throw new Error('neither an answer nor a trouble');
        log.info({ callId, tries, code: trouble.code, found: trouble.detail }, 'Bedrock gave no topics');
        if (again === 'no' || tries === MOST_TRIES || !retries.take()) return err(trouble);
        if (again === 'later') {
          if (!(await waited(backoffMs(tries) / timeScale, signal))) return err(CANCELLED);
          continue;
        }
        wrong = again;
        askedAgain += 1;
        if (askedAgain > MOST_ASKED_AGAIN) return err(trouble);
      }
    },
    spentUsd: () => room.meter.spentUsd(),
    async test(stop) {
      const refused = refusedBefore(settings);
      if (refused) return err(refused);
      const input = testRequest(settings.bedrockModel);
      const attempted = { about: aboutOf(settings, null, 'test', []), input, entries: TEST_ENTRIES, turnCount: 0 };
      const begun = performance.now();
      const { trouble } = await once(attempted, AbortSignal.any([stop, closed.signal]));
      return trouble ? err(trouble) : ok({ model: settings.bedrockModel, ms: Math.round(performance.now() - begun) });
    },
    close() {
      closed.abort();
      door.close();
    },
  };
}

/** What the settings alone forbid; nothing is loaded or sent then. */
function refusedBefore(settings: BedrockOptions['settings']): TopicTrouble | null {
  if (!settings.networkAllowed) return { code: 'switched_off', detail: 'the network is not allowed' };
  if (settings.bedrockMaxCostUsd === 0) return { code: 'ceiling_reached', detail: 'the ceiling is 0' };
  if (mayRunAnywhere(settings.bedrockModel) && !settings.bedrockGlobalAllowed) {
    return { code: 'profile_refused', detail: 'the model may run outside its part of the world' };
  }
  return null;
}

function nothingToAsk(turns: readonly TopicTurn[], glossary: Glossary): TopicTrouble | null {
  if (glossary.entries.length === 0) return { code: 'request_refused', detail: 'the glossary has no entry' };
  const said = turns.some(({ text }) => text.trim() !== '');
  return said ? null : { code: 'request_refused', detail: 'nothing was said' };
}

function aboutOf(
  settings: BedrockOptions['settings'],
  callId: string | null,
  purpose: 'topics' | 'test',
  spans: EgressRequest['spans'],
): Attempted['about'] {
  const { bedrockRegion: region, bedrockModel: model } = settings;
  return { callId, purpose, service: 'bedrock-runtime', region, model, spans };
}

async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal }).catch(() => false);
}
