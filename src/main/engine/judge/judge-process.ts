import { join } from 'node:path';
import type { z } from 'zod';
import type { JudgedSide } from '../../../shared/domain/sentiment.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { analyzerContract, type ClassifierSlots, type StageResult } from '../../../shared/ipc/analyzer-contract.ts';
import { createClient } from '../../../shared/ipc/rpc.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { appRoot } from '../../platform/app-root.ts';
import { childPort } from '../../platform/child-port.ts';
import { type ForkOptions, forkAnalyzer } from '../queue/fork-analyzer.ts';
import type { ClaimedCall } from '../queue/job-queue.ts';

type Requests = (typeof analyzerContract)['requests'];
/** See `analyzerContract`: null for a text without words. */
export type JudgedTexts = z.output<Requests['judgeTexts']['output']>;
/** See `analyzerContract`. */
export type JudgedClip = z.output<Requests['judgeClip']['output']>;

/**
 * Judges single texts, clips and calls beside the batches, in an analyzer process of its own with classifiers alone: started at
 * the first question, ended when none came for a while. Errors: those of the models, `bad_usage` for an empty slot,
 * `worker_crashed`.
 */
export interface Judge {
  texts(
    slots: ClassifierSlots,
    asked: { side: JudgedSide; texts: readonly string[]; explain: boolean },
    signal?: AbortSignal,
  ): Promise<Result<JudgedTexts, AppError>>;
  clip(slots: ClassifierSlots, asked: { side: JudgedSide; path: string }): Promise<Result<JudgedClip, AppError>>;
  /** The stages of a call that its `known` leaves open, which must be `text` and `acoustic` at most. */
  call(slots: ClassifierSlots, call: ClaimedCall): Promise<Result<readonly StageResult[], AppError>>;
  close(): void;
}

/** What a judge works with. */
export interface JudgeOptions {
  readonly fork: ForkOptions;
  readonly modelFolders: readonly string[];
  /** Asked when a process is started. */
  readonly ffmpegPath: () => string | null;
  /** Without a question for so long it ends: classifiers may take gigabytes. */
  readonly idleMs?: number;
  /** A question that takes so long is given up, and the process ended. */
  readonly patienceMs?: number;
}

/** The analyzer's entry file in a checkout. */
export const analyzerSource = () => join(appRoot(), 'src', 'main', 'analyzer', 'index.ts');

const IDLE_MS = 60_000;
/** Loading the largest classifiers and judging an hour's recording take less. */
const PATIENCE_MS = 300_000;

/** Makes a judge; it starts nothing yet. */
export function createJudge(options: JudgeOptions): Judge {
  const { fork, modelFolders, ffmpegPath, idleMs = IDLE_MS, patienceMs = PATIENCE_MS } = options;
  let open: OpenJudge | null = null;
  /** The open one, and others that still have questions to answer. */
  const alive = new Set<OpenJudge>();
  let idle: NodeJS.Timeout | null = null;

  function end(judge: OpenJudge): void {
    alive.delete(judge);
    judge.kill();
  }

  /** Nothing more is asked of the open one; what it was asked before is still answered. */
  function retire(): void {
    if (open?.asked === 0) end(open);
    open = null;
  }

  function openWith(slots: ClassifierSlots): OpenJudge {
    const key = JSON.stringify(slots);
    if (open?.key === key && open.isAlive()) return open;
    retire();
    const started = startJudge(fork, key);
    started.ready = started.client.request('openClassifiers', {
      modelFolders: [...modelFolders],
      classifiers: slots,
      threads: 1,
      ffmpegPath: ffmpegPath(),
    });
    open = started;
    alive.add(started);
    return started;
  }

  /** Asks a judge with these classifiers, and lets it rest afterwards. */
  async function ask<T>(
    slots: ClassifierSlots,
    question: (judge: OpenJudge) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    if (idle) clearTimeout(idle);
    const judge = openWith(slots);
    judge.asked += 1;
    // Killed, it answers everything with `worker_crashed`: a judge that hangs must not hold up the window.
    const patience = setTimeout(() => judge.kill(), patienceMs).unref();
    const ready = await judge.ready;
    const answer = ready.ok ? await question(judge) : ready;
    clearTimeout(patience);
    judge.asked -= 1;
    // A process that could not load its models is of no use, and the next one may find them.
    if (!ready.ok && open === judge) retire();
    if (open !== judge && judge.asked === 0) end(judge);
    if (open?.asked === 0) {
      if (idle) clearTimeout(idle);
      idle = setTimeout(retire, idleMs).unref();
    }
    return answer;
  }

  return {
    texts: (slots, { side, texts, explain }, signal) =>
      ask(slots, ({ client }) => client.request('judgeTexts', { side, texts: [...texts], explain }, signal)),
    clip: (slots, asked) => ask(slots, ({ client }) => client.request('judgeClip', asked)),
    call: (slots, call) =>
      ask(slots, async ({ client, stages }) => {
        stages.set(call.callId, []);
        const { callId, path, pathBytes, sizeBytes, modifiedMs, settings, agentChannel, known } = call;
        const request = { callId, path, pathBytes, sizeBytes, modifiedMs, settings, agentChannel, known: [...known] };
        const done = await client.request('analyze', request);
        const found = stages.get(callId) ?? [];
        stages.delete(callId);
        return done.ok ? ok(found) : done;
      }),
    close() {
      if (idle) clearTimeout(idle);
      alive.forEach(end);
    },
  };
}

interface OpenJudge {
  readonly key: string;
  /** Questions it has not answered yet. */
  asked: number;
  readonly client: ReturnType<typeof createClient<typeof analyzerContract>>;
  /** What came of the calls it is judging, by call. */
  readonly stages: Map<string, StageResult[]>;
  ready: Promise<Result<null, AppError>>;
  isAlive(): boolean;
  kill(): void;
}

function startJudge(fork: ForkOptions, key: string): OpenJudge {
  const child = forkAnalyzer(fork);
  // Nobody reads what it says, and a full pipe would hold it up.
  child.stderr?.resume();
  const client = createClient(analyzerContract, childPort(child), () => child.kill('SIGKILL'));
  const stages = new Map<string, StageResult[]>();
  client.on('stageDone', ({ callId, stage }) => stages.get(callId)?.push(stage));
  return {
    key,
    client,
    stages,
    asked: 0,
    ready: Promise.resolve(err(appError('internal', 'not asked yet'))),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: () => child.kill('SIGKILL'),
  };
}
