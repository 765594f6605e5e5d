import type { TopicTrouble, TopicTroubleCode } from '../../../../shared/domain/topic-trouble.ts';
import type { Told } from './circuit.ts';
import { type Exchange, MOST_RESPONSE_BYTES, PlainTextRefused } from './converse-door.ts';

/** What an exchange without an output means. */
export interface ExchangeTrouble {
  readonly trouble: TopicTrouble;
  /** Whether the same request may succeed a little later. */
  readonly again: boolean;
  readonly told: Told;
}

/**
 * Reads what went wrong. Everything the service or the SDK says is matched, never repeated: their texts may hold the request, the
 * account or a path. `timedOut`: our own time was over. Source of codes: "Troubleshooting Amazon Bedrock API error codes".
 */
export function troubleOf(exchange: Exchange, timedOut: boolean): ExchangeTrouble {
  const { httpStatus, left, whole, error } = exchange;
  const name = nameOf(error);
  if (timedOut)
    return strained('timed_out', httpStatus === null ? 'no answer in time' : `HTTP ${httpStatus}, cut in time`);
  if (!left) return beforeLeaving(error, name);
  if (httpStatus === null) return onTheWay(codeOf(error), name);
  const said = `HTTP ${httpStatus}`;
  if (exchange.bytesReceived > MOST_RESPONSE_BYTES) return strained('unavailable', `${said}, an answer without end`);
  if (!whole) return strained('unreachable', `${said}, connection cut`);
  if (httpStatus < 300) return strained('unavailable', `${said}, not an answer of the service`);
  return refusal(httpStatus, name, `${said}, ${name}`, messageOf(error));
}

function beforeLeaving(error: unknown, name: string): ExchangeTrouble {
  if (error instanceof PlainTextRefused) return refuses('unreachable', 'the address is not https:');
  if (/^(EndpointError|TypeError)$/.test(name) || /region|endpoint|url/i.test(messageOf(error))) {
    if (!/credential|token|profile/i.test(`${name} ${messageOf(error)}`)) {
      return refuses('unreachable', `no address for this region: ${name}`);
    }
  }
  return refuses('no_credentials', `nothing was sent: ${name}`);
}

const PASSING = /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/;

function onTheWay(code: string, name: string): ExchangeTrouble {
  const detail = code === '' ? name : code;
  if (PASSING.test(code) || name === 'TimeoutError') return strained('unreachable', detail);
  // A name that no server knows, a certificate that is not the service's: the same in a minute.
  return refuses('unreachable', detail);
}

/** Whether a request that was handed to the network never got to anybody, so that nothing was sent and nothing is paid. */
export function neverConnected({ httpStatus, error }: Exchange): boolean {
  if (httpStatus !== null) return false;
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ERR_PROXY_.*|CERT_.*|.*_CERT_.*|.*_CERT)$/.test(
    codeOf(error),
  );
}

function refusal(status: number, name: string, detail: string, message: string): ExchangeTrouble {
  if (name === 'ModelNotReadyException') return strained('unavailable', detail);
  if (status === 429 || name === 'ThrottlingException') return strained('throttled', detail);
  if (status === 408) return strained('timed_out', detail);
  if (status === 424 || status >= 500) return strained('unavailable', detail);
  if (status < 400 || status === 407) return refuses('unreachable', detail);
  if (status === 401 || /Expired|UnrecognizedClient|Signature|ClientTokenId|AuthenticationToken/.test(name)) {
    const clock = /signature (expired|not yet current)/i.test(message);
    return refuses('no_credentials', clock ? `${detail}, the clock of this computer is off` : detail);
  }
  if (status === 403) return refuses('access_denied', detail);
  if (status === 404) return refuses('model_unknown', detail);
  if (name === 'ServiceQuotaExceededException') return refuses('throttled', detail);
  if (/model identifier|on-demand throughput|model id/i.test(message)) return refuses('model_unknown', detail);
  if (/too long|too large|too many (input )?tokens|maximum context/i.test(message)) {
    // Of this call, and nothing against the others.
    const trouble: TopicTrouble = { code: 'request_refused', detail: `${detail}, input too long` };
    return { trouble, again: false, told: { kind: 'nothing' } };
  }
  const tools = /toolchoice|tool_choice|tool use|toolconfig/i.test(message);
  return refuses('request_refused', tools ? `${detail}, tools not supported` : detail);
}

function strained(code: TopicTroubleCode, detail: string): ExchangeTrouble {
  const trouble = { code, detail };
  return { trouble, again: true, told: { kind: 'strained', trouble } };
}

function refuses(code: TopicTroubleCode, detail: string): ExchangeTrouble {
  const trouble = { code, detail };
  return { trouble, again: false, told: { kind: 'refuses', trouble } };
}

/** The kind of an error: of letters only, so that it can hold nothing else. */
function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return /^[A-Za-z]{1,60}$/.test(name) ? name : 'an error of unknown kind';
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
