// A small real analyzer process for tests: speaks the contract, gives texts made from the file's content, and does
// harm when it is told to. It loads no model, so that supervision can be tested in milliseconds.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type AgentChannel, sideOfLane } from '../../../../shared/domain/call.ts';
import { STAGES, type Stage } from '../../../../shared/domain/job.ts';
import { type AppError, appError } from '../../../../shared/errors.ts';
import { analyzerContract, type StageResult } from '../../../../shared/ipc/analyzer-contract.ts';
import { serve } from '../../../../shared/ipc/rpc.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { parentProcessPort } from '../../../platform/child-port.ts';

/** What is to go wrong, given as JSON in `NABRA_FAULT`. */
const faultSchema = z.object({
  kind: z.enum(['segv', 'kill', 'abort', 'exit0', 'exit1', 'throw', 'reject', 'oom', 'hang', 'stall', 'error', 'stop']),
  /** The files it happens on: a regular expression over the name. */
  on: z.string(),
  stage: z.enum(STAGES),
  /** A folder; given, it happens only once per file. */
  onceIn: z.string().optional(),
});

const fault = process.env.NABRA_FAULT ? faultSchema.parse(JSON.parse(process.env.NABRA_FAULT)) : null;
const stageMs = Number(process.env.NABRA_STAGE_MS ?? 2);
const openFault = process.env.NABRA_OPEN_FAULT;

const port = parentProcessPort();
port.onClose(() => process.exit());

const emit = serve(
  analyzerContract,
  {
    async open() {
      if (openFault === 'exit') process.exit(3);
      if (openFault === 'memory') return err(appError('out_of_memory', 'no room for the model'));
      if (openFault === 'missing') return err(appError('model_missing', 'no such model'));
      return ok({ provider: 'cpu' });
    },
    async openClassifiers() {
      return ok(null);
    },
    async judgeTexts({ texts }) {
      return ok(texts.map(() => ({ probabilities: EVEN, words: [] })));
    },
    async judgeClip() {
      return ok([{ channel: 0, probabilities: EVEN, cues: {} }]);
    },
    async setBatchSize() {
      return ok(null);
    },
    async analyze(
      { callId, path, pathBytes, agentChannel, known },
      signal,
    ): Promise<Result<{ times: ReturnType<typeof timesOf> }, AppError>> {
      const bytes = readFileSync(pathBytes === null ? path : Buffer.from(pathBytes, 'base64'));
      for (const stage of STAGES.filter((one) => known.every((done) => done.stage !== one))) {
        const left = await delay(stageMs, 'worked', { signal }).catch(() => 'cancelled');
        if (left === 'cancelled') return err(appError('cancelled', 'asked to stop', stage));
        const wrong = await harm(basename(path), stage);
        if (wrong) return err(wrong);
        emit('stageDone', { callId, stage: resultOf(stage, bytes, agentChannel) });
        emit('progress', { callId, share: (STAGES.indexOf(stage) + 1) / STAGES.length });
      }
      return ok({ times: timesOf() });
    },
  },
  port,
  // Calls come with what is known of them: hours of words.
  Number.POSITIVE_INFINITY,
);

setInterval(
  () => emit('heartbeat', { rssBytes: process.memoryUsage.rss(), onnxS: process.uptime() / 2, silentS: 0 }),
  50,
);

const EVEN = { negative: 0.25, neutral: 0.5, positive: 0.25 };

function timesOf() {
  const s = stageMs / 1000;
  return { decodeS: s, vadS: s, asrS: s, textS: s, acousticS: s };
}

function resultOf(stage: Stage, bytes: Buffer, agentChannel: AgentChannel): StageResult {
  const channels = bytes.readUInt16LE(22);
  const durationS = (bytes.length - 44) / (2 * channels) / 8000;
  const lanes = Array.from({ length: Math.min(2, channels) }, (_, channel) => channel);
  const text = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const span = { startS: 0, endS: durationS };
  switch (stage) {
    case 'decode':
      return {
        stage,
        result: { durationS, channels, sampleRateHz: 8000, codec: 'pcm_s16le', laneChannels: lanes, findings: [] },
      };
    case 'vad':
      return { stage, result: lanes.map((channel) => ({ channel, speech: [span] })) };
    case 'asr':
      return {
        stage,
        result: lanes.map((channel) => ({
          channel,
          wordTiming: 'interpolated',
          cleaning: 1,
          segments: [0, 1, 2].map((part) => ({
            startS: (part * durationS) / 3,
            endS: ((part + 1) * durationS) / 3,
            text: `${text} ${channel} ${part}`,
            rawText: `${text} ${channel} ${part}`,
            confidence: 0.5,
            words: [{ text, ...span, confidence: 0.5 }],
          })),
        })),
      };
    case 'text':
    case 'acoustic':
      return {
        stage,
        result: lanes.map((channel) => ({
          channel,
          judgedAs: sideOfLane(channel, lanes.length, agentChannel) === 'agent' ? 'agent' : 'client',
          model: 'even',
          unsureBelow: 0,
          summary: { overall: EVEN, first: EVEN, last: EVEN },
          segments: [0, 1, 2].map((position) => ({ position, probabilities: EVEN, cues: null })),
        })),
      };
  }
}

async function harm(name: string, stage: Stage): Promise<AppError | null> {
  if (!fault || stage !== fault.stage || !new RegExp(fault.on).test(name) || !firstTime(name)) return null;
  switch (fault.kind) {
    case 'segv':
      process.kill(process.pid, 'SIGSEGV');
      break;
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      break;
    case 'abort':
      process.abort();
      break;
    case 'exit0':
      process.exit(0);
      break;
    case 'exit1':
      process.exit(1);
      break;
    case 'throw':
      setImmediate(() => {
        throw new Error('thrown by the test');
      });
      break;
    case 'reject':
      void Promise.reject(new Error('rejected by the test'));
      break;
    case 'oom': {
      const hoard: number[][] = [];
      for (;;) hoard.push(new Array(100_000).fill(hoard.length));
    }
    case 'hang':
      for (;;);
    case 'stop':
      process.kill(process.pid, 'SIGSTOP');
      break;
    case 'stall':
      break;
    case 'error':
      return appError('corrupt_audio', 'said by the test', stage);
  }
  await new Promise(() => {});
  return null;
}

function firstTime(name: string): boolean {
  if (!fault?.onceIn) return true;
  try {
    closeSync(openSync(join(fault.onceIn, name), 'wx'));
    return true;
  } catch {
    return false;
  }
}
