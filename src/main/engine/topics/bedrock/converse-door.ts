import type { ConverseCommandInput, ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import { type AwsClientOptions, openAwsClient } from './aws-client.ts';

/** An answer has some kilobytes; whatever is longer is none, and is not read on. */
export const MOST_RESPONSE_BYTES = 1_000_000;

/** What went over the wire, and what came of it. */
export interface Exchange {
  /** The output of the SDK; null: there is none. */
  readonly output: ConverseCommandOutput | null;
  /** What the SDK threw when there is no output. Its text may repeat the request: never to be logged. */
  readonly error: unknown;
  /** Whether the request was handed to the network. */
  readonly left: boolean;
  /** Null: no response began. */
  readonly httpStatus: number | null;
  readonly retryAfter: string | undefined;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** The body of the response as far as it came, without the keys of the request, which refusals may repeat; null: none. */
  readonly answer: string | null;
  /** Whether the body came to its end. */
  readonly whole: boolean;
  /** From leaving, or from the beginning where nothing left. */
  readonly durationMs: number;
}

/** The one way out to Bedrock. */
export interface ConverseDoor {
  /**
   * Sends one HTTP request. `beforeLeaving` gets the body exactly as it will be sent when nothing but the sending is left to do; what
   * it throws keeps the request here and is the `error`. Rejects only when the SDK is not where it should be; ends soon after `signal` is
   * aborted.
   */
  send(input: ConverseCommandInput, beforeLeaving: (payload: string) => void, signal: AbortSignal): Promise<Exchange>;
  /** Closes connections that wait for more. */
  close(): void;
}

/** A door that opens, and loads the SDK, when something is first sent. */
export function createConverseDoor(options: AwsClientOptions): ConverseDoor {
  let opened: ReturnType<typeof openAwsClient> | null = null;
  return {
    async send(input, beforeLeaving, signal) {
      opened ??= openAwsClient(options);
      const { client, ConverseCommand } = await opened;
      const wire = newWire();
      try {
        const command = new ConverseCommand(input);
        // The innermost step: the request is signed and not changed any more, the response not read yet.
        command.middlewareStack.add(
          (next) => async (args) => {
            const payload = bodyOf(args.request);
            signal.throwIfAborted();
            beforeLeaving(payload);
            wire.left = true;
            wire.secrets = secretsOf(args.request);
            wire.begunMs = performance.now();
            wire.bytesSent = Buffer.byteLength(payload);
            const result = await next(args);
            await receive(result.response, wire);
            return result;
          },
          { step: 'deserialize', priority: 'low', name: 'ledger' },
        );
        // Credentials may be fetched by a program or from a server first, which no signal reaches.
        const output = await endingWith(client.send(command, { abortSignal: signal }), signal);
        return exchangeOf(wire, output, null);
      } catch (error) {
        return exchangeOf(wire, null, error);
      }
    },
    close() {
      opened?.then(({ client }) => client.destroy()).catch(() => {});
      opened = null;
    },
  };
}

interface Wire {
  begunMs: number;
  left: boolean;
  httpStatus: number | null;
  retryAfter: string | undefined;
  bytesSent: number;
  chunks: Buffer[];
  /** What a header of the request said of who asks: never to be kept. */
  secrets: readonly string[];
  bytesReceived: number;
  whole: boolean;
}

function newWire(): Wire {
  return {
    begunMs: performance.now(),
    left: false,
    httpStatus: null,
    retryAfter: undefined,
    bytesSent: 0,
    chunks: [],
    secrets: [],
    bytesReceived: 0,
    whole: false,
  };
}

function exchangeOf(wire: Wire, output: ConverseCommandOutput | null, error: unknown): Exchange {
  const { chunks, secrets, begunMs, ...rest } = wire;
  return {
    ...rest,
    answer: chunks.length > 0 ? withoutSecrets(Buffer.concat(chunks).toString(), secrets) : null,
    durationMs: Math.round(performance.now() - begunMs),
    output,
    error,
  };
}

/** The SDK's request, as far as it matters here. */
interface SentRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

// A signature that does not fit is answered with the whole request as the service read it, its session token too.
function secretsOf(request: unknown): readonly string[] {
  const { headers } = request as SentRequest;
  const said = Object.entries(headers).filter(([name]) => /^(authorization|x-amz-security-token)$/i.test(name));
  return said.flatMap(([, value]) =>
    [value, ...value.split(/\s+/), ...value.split(/[\s,=/]+/)].filter((part) => part.length >= SECRET_LETTERS),
  );
}

/** As many as an access key has; the words of a header are fewer, but for those that tell nothing. */
const SECRET_LETTERS = 20;

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '[…]'), text);
}

function bodyOf(request: unknown): string {
  const { protocol, hostname, body } = request as SentRequest;
  const own = ['localhost', '127.0.0.1', '[::1]', '::1'].includes(hostname);
  if (protocol !== 'https:' && !own) throw new PlainTextRefused();
  if (typeof body === 'string') return body;
  // A view, for the SDK's own kind of array takes a copy as a wish for a string.
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  throw new Error('a request without a body');
}

/** The address is not `https:`, and not on this computer. */
export class PlainTextRefused extends Error {
  override readonly name = 'PlainTextRefused';
}

/** The SDK's response, as far as it matters here. */
interface ReceivedResponse {
  statusCode: number;
  headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Buffer> | Uint8Array;
}

/** Reads the whole body, counted, and puts it back for the SDK to understand. */
async function receive(received: unknown, wire: Wire): Promise<void> {
  const response = received as ReceivedResponse;
  wire.httpStatus = response.statusCode;
  wire.retryAfter = response.headers['retry-after'];
  if (response.body instanceof Uint8Array) throw new Error('a body that was read already');
  for await (const chunk of response.body) {
    wire.bytesReceived += chunk.length;
    if (wire.bytesReceived > MOST_RESPONSE_BYTES) throw new Error('a response without end');
    wire.chunks.push(chunk);
  }
  wire.whole = true;
  response.body = Buffer.concat(wire.chunks);
}

async function endingWith<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
