import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createFaultDraw, type Fault, type FaultShares } from './faults.ts';
import {
  type AnswerContent,
  everyTopicAnswer,
  obeyingAnswer,
  offListAnswer,
  plausibleAnswer,
  textAnswer,
  type UnderstoodRequest,
  understand,
} from './model-answers.ts';

/** A request as it came in. */
export interface SeenRequest {
  readonly body: string;
  readonly model: string;
  /** The fault it met; null: it was answered as it should be. */
  readonly fault: Fault | 'malformed' | 'unsigned' | null;
  /** What the answer's usage said; null: it said nothing, or did not come through. */
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | null;
  /** Requests under way with it, itself among them. */
  readonly underWay: number;
  readonly atMs: number;
}

/** How the server behaves. */
export interface ServerOptions {
  readonly shares?: FaultShares;
  readonly seed?: number;
  /** The fault of each request in turn instead of chance; the last one stays. */
  readonly script?: readonly (Fault | null)[];
  /** Whether the model behind it does what callers say; `every_topic`: what one says who asks for the whole list. */
  readonly obeying?: boolean | 'every_topic';
  readonly retryAfter?: string;
  /** How long an answer takes; 0 when left out. */
  readonly latencyMs?: number;
}

/** A server on the loopback that speaks the wire format of Bedrock Runtime's Converse, and keeps everything it was sent. */
export interface BedrockServer {
  readonly endpoint: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

/** Starts the server on a free port. */
export async function startBedrockServer(options: ServerOptions = {}): Promise<BedrockServer> {
  const seen: SeenRequest[] = [];
  const draw = createFaultDraw(options.shares ?? {}, options.seed ?? 1);
  let underWay = 0;
  const faultOfNext = () =>
    options.script ? (options.script[Math.min(seen.length, options.script.length - 1)] ?? null) : draw();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    const body = await text(request);
    const model = decodeURIComponent(/^\/model\/([^/]+)\/converse$/.exec(request.url ?? '')?.[1] ?? '');
    const understood = model === '' ? null : understand(body);
    const signed = /^(AWS4-HMAC-SHA256 Credential=.+SignedHeaders=.+Signature=[0-9a-f]{64}|Bearer .+)$/.test(
      request.headers.authorization ?? '',
    );
    const fault = signed ? (understood ? faultOfNext() : 'malformed') : 'unsigned';
    const content = understood ? contentOf(understood, fault, options.obeying ?? false, seen.length) : [];
    const reply = JSON.stringify(replyOf(body, content));
    const { usage } = replyOf(body, content);
    const through = fault === null || fault === 'off_list' || fault === 'no_tool';
    seen.push({ body, model, fault, usage: through ? usage : null, underWay, atMs: performance.now() });
    if (options.latencyMs) await new Promise((resolve) => setTimeout(resolve, options.latencyMs));
    send(response, fault, reply, body, options.retryAfter);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function contentOf(
  understood: UnderstoodRequest,
  fault: SeenRequest['fault'],
  obeying: boolean | 'every_topic',
  asked: number,
): AnswerContent {
  if (fault === 'off_list') return offListAnswer(understood);
  if (fault === 'no_tool') return textAnswer();
  if (obeying === 'every_topic') return everyTopicAnswer(understood);
  return obeying ? obeyingAnswer(understood, asked) : plausibleAnswer(understood);
}

function replyOf(body: string, content: AnswerContent) {
  const inputTokens = Math.ceil(Buffer.byteLength(body) / 4);
  const outputTokens = Math.ceil(Buffer.byteLength(JSON.stringify(content)) / 4);
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: 'tool_use',
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
    metrics: { latencyMs: 1 },
  };
}

function send(
  response: ServerResponse,
  fault: SeenRequest['fault'],
  reply: string,
  body: string,
  retryAfter: string | undefined,
): void {
  switch (fault) {
    case 'hang':
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(reply) });
      response.write(reply.slice(0, reply.length / 2), () => response.socket?.destroy());
      return;
    case 'stall':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(reply) });
      response.write(reply.slice(0, reply.length / 2));
      return;
    case 'flood':
      response.writeHead(200, { 'content-type': 'application/json' }).end(`{"more":"${'x'.repeat(2_000_000)}"}`);
      return;
    case 'bad_json':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"output": {"message": <html>');
      return;
    case 'throttled':
      refuse(response, 429, 'ThrottlingException', 'Too many requests, please wait.', retryAfter);
      return;
    case 'unavailable':
      refuse(response, 503, 'ServiceUnavailableException', 'Service is unavailable.', retryAfter);
      return;
    case 'denied':
      refuse(response, 403, 'AccessDeniedException', "You don't have access to the model.");
      return;
    case 'unknown_model':
      refuse(response, 404, 'ResourceNotFoundException', 'Could not resolve the foundation model.');
      return;
    case 'unsigned':
      refuse(response, 403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
      return;
    case 'rejected':
    case 'malformed':
      // As services do: with what they did not like.
      refuse(response, 400, 'ValidationException', `Malformed input request: ${body}`);
      return;
    default:
      response.writeHead(200, { 'content-type': 'application/json' }).end(reply);
  }
}

function refuse(response: ServerResponse, status: number, type: string, message: string, retryAfter?: string): void {
  const headers = {
    'content-type': 'application/json',
    'x-amzn-errortype': `${type}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  };
  response.writeHead(status, headers).end(JSON.stringify({ message }));
}
