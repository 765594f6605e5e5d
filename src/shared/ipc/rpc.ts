import { z } from 'zod';
import { type AppError, appError, appErrorSchema } from '../errors.ts';
import { err, ok, type Result } from '../result.ts';
import { isLargerThan } from './message-size.ts';

/** What one side of a port may ask of the other, and what it is told without asking. */
export interface Contract {
  readonly requests: Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

/** Keeps the exact type of a contract. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract;
}

type Input<C extends Contract, K extends keyof C['requests']> = z.input<C['requests'][K]['input']>;
type Parsed<C extends Contract, K extends keyof C['requests']> = z.output<C['requests'][K]['input']>;
type Output<C extends Contract, K extends keyof C['requests']> = z.output<C['requests'][K]['output']>;
type EventOf<C extends Contract, K extends keyof C['events']> = z.output<C['events'][K]>;

/** One function per request. A handler that is missing, or gives what the asking side cannot read as output, does not compile. */
export type HandlersOf<R extends Contract['requests']> = {
  readonly [K in keyof R]: (
    input: z.output<R[K]['input']>,
    signal: AbortSignal,
  ) => Promise<Result<z.input<R[K]['output']>, AppError>>;
};

/** The handlers of a whole contract; see `HandlersOf`. */
export type Handlers<C extends Contract> = HandlersOf<C['requests']>;

/** The other end as a set of functions. */
export interface Client<C extends Contract> {
  /** Asks; aborting the signal sends `cancel` and the handler decides how it ends. Never rejects. */
  request<K extends keyof C['requests'] & string>(
    name: K,
    input: Input<C, K>,
    signal?: AbortSignal,
  ): Promise<Result<Output<C, K>, AppError>>;
  /** Listens to an event of the other end. */
  on<K extends keyof C['events'] & string>(name: K, listener: (payload: EventOf<C, K>) => void): void;
}

/** As much of a port as the contract needs; see `platform/port.ts`. */
export interface MessagePort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

/**
 * Requests of a window are questions: one of more than this is a mistake, or an attack, and is not looked at. Answers may be larger,
 * and so may what the engine gives its own analyzers to go on from.
 */
const MOST_ASKED_BYTES = 2 ** 20;

const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.strictObject({ kind: z.literal('cancel'), id: z.int() }),
  z.strictObject({ kind: z.literal('value'), id: z.int(), value: z.unknown() }),
  z.strictObject({ kind: z.literal('error'), id: z.int(), error: appErrorSchema }),
  z.strictObject({ kind: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);

function parseMessage(raw: unknown): z.infer<typeof messageSchema> | null {
  const parsed = messageSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

/**
 * Answers the requests of a contract on a port. A handler that throws becomes `internal` and the server lives.
 * Gives back a function that emits events to the other end.
 */
export function serve<const C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  port: MessagePort,
  mostAskedBytes: number = MOST_ASKED_BYTES,
): <K extends keyof C['events'] & string>(name: K, payload: EventOf<C, K>) => void {
  const running = new Map<number, AbortController>();
  port.onClose(() => {
    for (const controller of running.values()) controller.abort();
  });
  port.onMessage((raw) => {
    const message = parseMessage(raw);
    if (message?.kind === 'request' && isLargerThan(message.input, mostAskedBytes)) {
      const error = appError('internal', `${message.name}: more than ${mostAskedBytes} bytes`);
      return port.post({ kind: 'error', id: message.id, error });
    }
    if (message?.kind === 'cancel') running.get(message.id)?.abort();
    if (message?.kind !== 'request') return;
    const { id, name } = message;
    const controller = new AbortController();
    running.set(id, controller);
    void answer(contract, handlers, name, message.input, controller.signal).then((result) => {
      running.delete(id);
      port.post(result.ok ? { kind: 'value', id, value: result.value } : { kind: 'error', id, error: result.error });
    });
  });
  return (name, payload) => port.post({ kind: 'event', name, payload });
}

async function answer<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  name: string,
  rawInput: unknown,
  signal: AbortSignal,
): Promise<Result<unknown, AppError>> {
  const request = Object.hasOwn(contract.requests, name) ? contract.requests[name] : undefined;
  const handler = handlers[name as keyof C['requests']];
  if (!request || !handler) return err(appError('internal', `no such request: ${name}`));
  const input = request.input.safeParse(rawInput);
  if (!input.success) return err(appError('internal', `${name}: bad input: ${z.prettifyError(input.error)}`));
  try {
    return await handler(input.data as Parsed<C, keyof C['requests']>, signal);
  } catch (error) {
    return err(appError('internal', `${name}: ${error instanceof Error ? error.message : String(error)}`));
  }
}

/**
 * Speaks a contract as its asking side. Answers that do not fit the contract become `internal`. So does an event, or a
 * message of no known kind, and no request waits for those: `onRefused` is told, for what they carried is lost.
 */
export function createClient<const C extends Contract>(
  contract: C,
  port: MessagePort,
  onRefused: (error: AppError) => void,
): Client<C> {
  const waiting = new Map<number, (result: Result<unknown, AppError>) => void>();
  const listeners = new Map<string, ((payload: never) => void)[]>();
  let nextId = 1;
  let closed = false;
  port.onClose(() => {
    closed = true;
    for (const settle of waiting.values()) settle(err(appError('worker_crashed', 'the other process is gone')));
    waiting.clear();
  });
  port.onMessage((raw) => {
    const message = parseMessage(raw);
    if (!message) return onRefused(appError('internal', 'a message of no known kind'));
    if (message.kind === 'value') waiting.get(message.id)?.(ok(message.value));
    if (message.kind === 'error') waiting.get(message.id)?.(err(message.error));
    if (message.kind !== 'event') return;
    const { name } = message;
    const schema = Object.hasOwn(contract.events, name) ? contract.events[name] : undefined;
    if (!schema) return onRefused(appError('internal', `no such event: ${name}`));
    const payload = schema.safeParse(message.payload);
    if (!payload.success)
      return onRefused(appError('internal', `${name}: bad event: ${z.prettifyError(payload.error)}`));
    for (const listener of listeners.get(name) ?? []) listener(payload.data as never);
  });
  return {
    request(name, input, signal) {
      if (closed) return Promise.resolve(err(appError('worker_crashed', 'the other process is gone')));
      const id = nextId++;
      const cancel = () => port.post({ kind: 'cancel', id });
      return new Promise((resolve) => {
        waiting.set(id, (result) => {
          waiting.delete(id);
          signal?.removeEventListener('abort', cancel);
          if (!result.ok) return resolve(result);
          const output = contract.requests[name]?.output.safeParse(result.value);
          if (output?.success) return resolve(ok(output.data as never));
          resolve(err(appError('internal', `${name}: bad output: ${output ? z.prettifyError(output.error) : ''}`)));
        });
        signal?.addEventListener('abort', cancel, { once: true });
        port.post({ kind: 'request', id, name, input });
        if (signal?.aborted) cancel();
      });
    },
    on(name, listener) {
      const known = listeners.get(name) ?? [];
      listeners.set(name, [...known, listener as (payload: never) => void]);
    },
  };
}
