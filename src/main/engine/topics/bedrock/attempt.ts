import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { z } from 'zod';
import type { TopicTrouble } from '../../../../shared/domain/topic-trouble.ts';
import type { GlossaryEntry } from '../../../../shared/domain/topics.ts';
import { type AnswerFault, type JudgedCall, readAnswer } from './answer.ts';
import { retryAfterMs } from './backoff.ts';
import type { Told } from './circuit.ts';
import type { ConverseDoor, Exchange } from './converse-door.ts';
import { MOST_OUTPUT_TOKENS } from './converse-request.ts';
import { type CostMeter, costOf, mostTokensOf, type TokenPrices } from './cost-meter.ts';
import type { EgressEnd, EgressLedger, EgressRequest } from './egress-ledger.ts';
import { neverConnected, troubleOf } from './exchange-trouble.ts';
import { CANCELLED } from './request-gate.ts';

/** What one request is made with. */
export interface AttemptRoom {
  readonly door: ConverseDoor;
  readonly ledger: EgressLedger;
  readonly meter: CostMeter;
  readonly prices: TokenPrices;
  readonly timeoutMs: number;
  /** See `readAnswer`. */
  readonly leastSure: number | null;
}

/** A request and what its answer may be. */
export interface Attempted {
  readonly about: Omit<EgressRequest, 'payload' | 'sharedFrom' | 'reservedUsd'>;
  readonly input: ConverseCommandInput;
  /** The closed list, and how many turns there are to point at. */
  readonly entries: readonly GlossaryEntry[];
  readonly turnCount: number;
}

/** How one request ended. */
export interface AttemptEnd {
  /** Null: see `trouble`. */
  readonly judged: JudgedCall | null;
  readonly trouble: TopicTrouble | null;
  /** What to do about the trouble: nothing, send it again a little later, or ask again and say what was wrong. */
  readonly again: 'no' | 'later' | AnswerFault;
  readonly told: Told;
  readonly retryAfterMs: number;
}

/** Sends one request, written down in the ledger and paid from the meter. Rejects when the ledger cannot be written. */
export async function attempt(room: AttemptRoom, attempted: Attempted, signal: AbortSignal): Promise<AttemptEnd> {
  const { door, ledger, meter, prices, leastSure } = room;
  const reservedUsd = mostCostOf(attempted.input, prices);
  const reserved = await meter.reserve(reservedUsd, signal);
  if (!reserved) return ended(signal.aborted ? CANCELLED : CEILING_REACHED, 'no', { kind: 'nothing' });
  const timeout = AbortSignal.timeout(room.timeoutMs);
  const written: { row: number | null; failure: { readonly thrown: unknown } | null } = { row: null, failure: null };
  const writeDown = (payload: string) => {
    try {
      written.row = ledger.begin({
        ...attempted.about,
        payload,
        sharedFrom: sharedFrom(payload, attempted.input),
        reservedUsd,
      });
    } catch (thrown) {
      written.failure = { thrown };
      throw thrown;
    }
  };
  const sending = door.send(attempted.input, writeDown, AbortSignal.any([signal, timeout]));
  const exchange = await sending.catch((bug: unknown) => {
    reserved.settle(0);
    throw bug;
  });
  const paid = exchange.left ? paidFor(exchange, prices) : NOTHING;
  reserved.settle(paid.usd);
  // As it was thrown: a full disk is known by it.
  if (written.failure) throw written.failure.thrown;
  const end = read(exchange, attempted, leastSure, signal, timeout);
  if (written.row !== null) ledger.end(written.row, rowEnd(exchange, end.trouble, paid));
  return end;
}

const CEILING_REACHED: TopicTrouble = { code: 'ceiling_reached', detail: 'the request was not sent' };

// The SDK writes messages first; what is the system's, the glossary with it, goes on to the end with settings and the tool.
function sharedFrom(payload: string, { system }: ConverseCommandInput): number {
  const text = system?.[0]?.text;
  const place = text === undefined ? -1 : payload.lastIndexOf(JSON.stringify(text));
  return place < 0 ? payload.length : place;
}

// As long as the body, which lacks only the model.
function mostCostOf(input: ConverseCommandInput, prices: TokenPrices): number {
  return costOf(mostTokensOf(Buffer.byteLength(JSON.stringify(input))), MOST_OUTPUT_TOKENS, prices);
}

function ended(trouble: TopicTrouble, again: AttemptEnd['again'], told: Told, retryAfter = 0): AttemptEnd {
  return { judged: null, trouble, again, told, retryAfterMs: retryAfter };
}

const WRONG: Readonly<Record<AnswerFault, string>> = {
  no_tool_call: 'the answer does not call the tool',
  malformed: 'the answer does not follow the schema',
  off_list: 'the answer names a topic that is not of the glossary',
};

function read(
  exchange: Exchange,
  attempted: Attempted,
  leastSure: number | null,
  signal: AbortSignal,
  timeout: AbortSignal,
): AttemptEnd {
  if (exchange.output) {
    const answer = readAnswer(exchange.output.output?.message, attempted.entries, attempted.turnCount, leastSure);
    if (answer.ok) {
      return { judged: answer.value, trouble: null, again: 'no', told: { kind: 'works' }, retryAfterMs: 0 };
    }
    return ended({ code: 'answer_invalid', detail: WRONG[answer.error] }, answer.error, { kind: 'works' });
  }
  if (signal.aborted) return ended(CANCELLED, 'no', { kind: 'nothing' });
  const { trouble, again, told } = troubleOf(exchange, timeout.aborted);
  return ended(trouble, again ? 'later' : 'no', told, retryAfterMs(exchange.retryAfter, Date.now()));
}

/** Null: unknown. */
interface Paid {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly usd: number | null;
}

const usageSchema = z.object({ inputTokens: z.int().min(0), outputTokens: z.int().min(0) });
const NOTHING: Paid = { inputTokens: null, outputTokens: null, usd: 0 };

function paidFor(exchange: Exchange, prices: TokenPrices): Paid {
  const { output, httpStatus } = exchange;
  const usage = usageSchema.safeParse(output?.usage);
  if (usage.success) {
    const { inputTokens, outputTokens } = usage.data;
    return { inputTokens, outputTokens, usd: costOf(inputTokens, outputTokens, prices) };
  }
  // A refusal costs nothing. Where no answer came the model may have worked all the same.
  const free = (httpStatus !== null && httpStatus >= 300) || neverConnected(exchange);
  return free ? NOTHING : { ...NOTHING, usd: null };
}

function rowEnd(exchange: Exchange, trouble: TopicTrouble | null, paid: Paid): EgressEnd {
  return {
    outcome: outcomeOf(exchange, trouble),
    httpStatus: exchange.httpStatus,
    bytesSent: neverConnected(exchange) ? 0 : exchange.bytesSent,
    bytesReceived: exchange.bytesReceived,
    inputTokens: paid.inputTokens,
    outputTokens: paid.outputTokens,
    costUsd: paid.usd,
    answer: exchange.answer,
    durationMs: exchange.durationMs,
    trouble,
  };
}

function outcomeOf({ output, httpStatus }: Exchange, trouble: TopicTrouble | null): EgressEnd['outcome'] {
  if (output) return 'answered';
  if (trouble?.code === 'cancelled') return 'cancelled';
  return httpStatus !== null && httpStatus >= 300 && httpStatus < 500 ? 'refused' : 'failed';
}
