import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyzerContract, type StageResult } from '../../shared/ipc/analyzer-contract.ts';
import { type Client, createClient } from '../../shared/ipc/rpc.ts';
import { childPort } from '../platform/child-port.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CALL = join(ROOT, 'resources/samples/calls/20261102-091204_agent01_B2C_20001.wav');
const SETTINGS = {
  asrModel: 'moonshine-tiny-en',
  vadModel: 'silero-vad-v6',
  chunkDurationS: 25,
  overlapS: 1,
  mergeGapS: 0.5,
  minDurationS: 0.5,
};

const folder = mkdtempSync(join(tmpdir(), 'nabra-pipeline-'));
let child: ChildProcess;
let client: Client<typeof analyzerContract>;
const stages = new Map<string, StageResult[]>();
const shares = new Map<string, number[]>();

beforeAll(async () => {
  child = fork(join(import.meta.dirname, 'index.ts'), [], { serialization: 'advanced', stdio: 'inherit' });
  client = createClient(analyzerContract, childPort(child), (error) => {
    throw new Error(error.detail);
  });
  client.on('stageDone', ({ callId, stage }) => stages.set(callId, [...(stages.get(callId) ?? []), stage]));
  client.on('progress', ({ callId, share }) => shares.set(callId, [...(shares.get(callId) ?? []), share]));
  const opened = await client.request('open', {
    modelFolders: [join(ROOT, 'models')],
    asrModel: SETTINGS.asrModel,
    vadModel: SETTINGS.vadModel,
    classifiers: { textAgent: null, textClient: null, acousticAgent: null, acousticClient: null, labelMappings: {} },
    threads: 1,
    batchSize: 16,
    ffmpegPath: null,
  });
  expect(opened).toEqual({ ok: true, value: { provider: 'cpu' } });
}, 60_000);

afterAll(() => {
  child.kill();
  rmSync(folder, { recursive: true, force: true });
});

function analyze(callId: string, path: string, known: StageResult[] = [], signal?: AbortSignal) {
  const { size, mtimeMs } = statSync(path);
  const file = { path, pathBytes: null, sizeBytes: size, modifiedMs: mtimeMs };
  return client.request('analyze', { callId, ...file, settings: SETTINGS, agentChannel: 'left', known }, signal);
}

/** A stereo WAV of 16-bit samples. */
function writeWav(name: string, rateHz: number, left: Int16Array, right: Int16Array): string {
  const data = Buffer.alloc(44 + left.length * 4);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + left.length * 4, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(2, 22);
  data.writeUInt32LE(rateHz, 24);
  data.writeUInt32LE(rateHz * 4, 28);
  data.writeUInt16LE(4, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(left.length * 4, 40);
  left.forEach((sample, frame) => {
    data.writeInt16LE(sample, 44 + frame * 4);
    data.writeInt16LE(right[frame], 46 + frame * 4);
  });
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
}

/** The sample call (WAV, A-law) as linear samples per channel; ITU-T G.711. */
function sampleLanes(): readonly [Int16Array, Int16Array] {
  const file = readFileSync(CALL);
  const start = file.indexOf('data') + 8;
  const frames = Math.floor((file.length - start) / 2);
  const linear = (code: number) => {
    const bits = code ^ 0x55;
    const exponent = (bits & 0x70) >> 4;
    const mantissa = ((bits & 0x0f) << 4) + 8;
    const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
    return bits & 0x80 ? size : -size;
  };
  const lane = (channel: number) =>
    Int16Array.from({ length: frames }, (_, at) => linear(file[start + 2 * at + channel]));
  return [lane(0), lane(1)];
}

const noise = (length: number) => Int16Array.from({ length }, (_, at) => Math.round(4 * Math.sin(at * at)));
const textOf = (stage: StageResult | undefined) =>
  stage?.stage === 'asr' ? stage.result.map(({ segments }) => segments.map(({ text }) => text).join(' ')) : null;

it('takes a call through its stages in order, and its progress only rises', async () => {
  const ended = await analyze('first', CALL);
  expect(ended).toMatchObject({ ok: true });
  expect(stages.get('first')?.map(({ stage }) => stage)).toEqual(['decode', 'vad', 'asr', 'text', 'acoustic']);
  const [left, right] = textOf(stages.get('first')?.[2]) ?? [];
  expect(left).toMatch(/message as soon as the line is back/i);
  expect(right).toMatch(/light is red/i);
  const heard = shares.get('first') ?? [];
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(heard.at(-1)).toBeCloseTo(1);
});

it('does known stages not again, and comes to the same result', async () => {
  const [decode, vad, asr, text, acoustic] = stages.get('first') ?? [];
  expect(await analyze('from-vad', CALL, [decode])).toMatchObject({ ok: true });
  expect(stages.get('from-vad')).toEqual([vad, asr, text, acoustic]);
  expect(await analyze('from-asr', CALL, [decode, vad])).toMatchObject({ ok: true, value: { times: { vadS: 0 } } });
  expect(stages.get('from-asr')).toEqual([asr, text, acoustic]);
  const known = await analyze('all-known', CALL, [decode, vad, asr, text, acoustic]);
  expect(known).toMatchObject({ ok: true, value: { times: { vadS: 0, asrS: 0 } } });
  expect(stages.get('all-known')).toBeUndefined();
});

it('gives calls side by side the same words as one alone', async () => {
  const path = writeWav('other.wav', 8000, ...sampleLanes());
  const ended = await Promise.all([analyze('beside-1', CALL), analyze('beside-2', path), analyze('beside-3', CALL)]);
  expect(ended.map(({ ok }) => ok)).toEqual([true, true, true]);
  const alone = stages.get('first');
  expect(stages.get('beside-1')).toEqual(alone);
  expect(stages.get('beside-3')).toEqual(alone);
  expect(textOf(stages.get('beside-2')?.[2])).toEqual(textOf(alone?.[2]));
});

it('gives no words where nobody speaks', async () => {
  const path = writeWav('silence.wav', 8000, noise(8 * 8000), noise(8 * 8000).toReversed());
  expect(await analyze('silence', path)).toMatchObject({ ok: true });
  expect(stages.get('silence')?.[2]).toMatchObject({ stage: 'asr' });
  expect(textOf(stages.get('silence')?.[2])?.join('')).toBe('');
});

it('says all of a call of three minutes, block after block', async () => {
  const [left, right] = sampleLanes();
  const gap = 30_011;
  const length = 3 * 60 * 8000;
  const long = [noise(length), noise(length)] as const;
  for (let at = 0; at + left.length <= length; at += left.length + gap) {
    long[0].set(left, at);
    long[1].set(right, at);
  }
  const path = writeWav('long.wav', 8000, ...long);
  expect(await analyze('long', path)).toMatchObject({ ok: true });
  const [, vad, asr] = stages.get('long') ?? [];
  const said = textOf(asr) ?? [];
  expect(said[1].match(/light is red/gi)).toHaveLength(4);
  const inSpeech = asr?.stage === 'asr' && vad?.stage === 'vad' ? { asr: asr.result, vad: vad.result } : null;
  for (const [lane, { segments }] of inSpeech?.asr.entries() ?? []) {
    const spans = inSpeech?.vad[lane].speech ?? [];
    // Every detected span is inside a segment, and segments come one after the other.
    for (const span of spans)
      expect(segments.some(({ startS, endS }) => startS <= span.startS + 1e-3 && endS >= span.endS - 1e-3)).toBe(true);
    for (const [index, { startS }] of segments.entries())
      expect(startS).toBeGreaterThanOrEqual(segments[index - 1]?.endS ?? 0);
  }
});

it('stops when it is asked to, and the process goes on with the next call', async () => {
  const path = join(folder, 'long.wav');
  const stop = new AbortController();
  const cancelled = analyze('cancelled', path, [], stop.signal);
  const others = analyze('goes-on', CALL);
  await new Promise((done) => setTimeout(done, 500));
  const start = performance.now();
  stop.abort();
  expect(await cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(performance.now() - start).toBeLessThan(5000);
  expect(await others).toMatchObject({ ok: true });
  expect(stages.get('goes-on')).toEqual(stages.get('first'));
});

it('says what is wrong with a file, and holds up nobody', async () => {
  const { size, mtimeMs } = statSync(CALL);
  const changed = { path: CALL, pathBytes: null, sizeBytes: size + 1, modifiedMs: mtimeMs };
  const failed = client.request('analyze', {
    callId: 'changed',
    ...changed,
    settings: SETTINGS,
    agentChannel: 'left',
    known: [],
  });
  const [answer, other] = await Promise.all([failed, analyze('beside-changed', CALL)]);
  expect(answer).toMatchObject({ ok: false, error: { code: 'changed_during_read' } });
  expect(other).toMatchObject({ ok: true });
});
