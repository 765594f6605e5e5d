import { Worker } from 'node:worker_threads';
import { type AppError, appError } from '../../../../shared/errors.ts';
import { type Client, createClient } from '../../../../shared/ipc/rpc.ts';
import { err, type Result } from '../../../../shared/result.ts';
import type { Log } from '../../../platform/log.ts';
import { topicThreadContract } from './contract.ts';
import { threadPort } from './thread-port.ts';

/** The thread for topics, started when it is first needed and again after it died. */
export interface TopicThread {
  /**
   * Asks it; see `topicThreadContract`. Further errors: `worker_crashed`; `cancelled`, at once: what the thread has begun it ends, and
   * nobody hears of it.
   */
  readonly ask: Client<typeof topicThreadContract>['request'];
  /** Starts it if need be, and says the how manieth it is: what was fitted in one before is gone. */
  generation(): number;
  /** Ends it for good. */
  close(): Promise<void>;
}

/** Lends a thread whose entry file is `entry`. */
export function openTopicThread(entry: string, log: Log): TopicThread {
  let running: { readonly worker: Worker; readonly client: Client<typeof topicThreadContract> } | null = null;
  let generation = 0;
  let asked = 0;
  let closed = false;
  const started = () => {
    if (running) return running;
    generation += 1;
    // It needs nothing of what the machine's environment says, and may hold secrets from nobody.
    const worker = new Worker(entry, { env: {} });
    // A thread that dies ends what it was asked with `worker_crashed`: there is nothing to do here.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (running?.worker === worker) running = null;
    });
    worker.unref();
    running = {
      worker,
      client: createClient(topicThreadContract, threadPort(worker), (error) => log.warn({ error }, 'refused')),
    };
    return running;
  };
  return {
    async ask(name, input, signal) {
      if (closed) return err(appError('cancelled', 'the engine ends'));
      const { worker, client } = started();
      // The program may end when nothing is asked, and not before it has its answer.
      asked += 1;
      worker.ref();
      try {
        return await untilStopped(client.request(name, input, signal), signal);
      } finally {
        asked -= 1;
        if (asked === 0) worker.unref();
      }
    },
    generation() {
      started();
      return generation;
    },
    async close() {
      closed = true;
      const { worker } = running ?? {};
      running = null;
      await worker?.terminate();
    },
  };
}

async function untilStopped<T>(
  answer: Promise<Result<T, AppError>>,
  signal: AbortSignal | undefined,
): Promise<Result<T, AppError>> {
  if (!signal) return answer;
  const stopped = Promise.withResolvers<Result<T, AppError>>();
  const stop = () => stopped.resolve(err(appError('cancelled', 'stopped before the thread answered')));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([answer, stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
