// A catalog of a hundred thousand calls, made through the engine's own writer, to try the window on.
//   node bench/make-catalog.ts FOLDER [CALLS [SOUND]]     then: NABRA_HOME=FOLDER npm start
import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FedFile } from '../src/main/engine/batch/feed.ts';
import { registerFile } from '../src/main/engine/batch/register-file.ts';
import {
  analysisSettings,
  modelsText,
  NO_CLASSIFIERS,
  saveSnapshot,
  stageVersions,
} from '../src/main/engine/batch/settings-snapshot.ts';
import { analysedAudioS, beginBatch, countBatch, endBatch } from '../src/main/engine/catalog/batches.ts';
import type { Catalog } from '../src/main/engine/catalog/catalog.ts';
import { openCatalog } from '../src/main/engine/catalog/open.ts';
import { prepareTopics } from '../src/main/engine/catalog/testing/made-topics.ts';
import { type IdentifiedRecording, identify } from '../src/main/engine/intake/identify.ts';
import { openQueue } from '../src/main/engine/queue/job-queue.ts';
import { CALL_FLAGS } from '../src/shared/domain/call.ts';
import { type LaneJudgement, summarise } from '../src/shared/domain/lane-judgement.ts';
import { MODALITIES, type SentimentProbabilities } from '../src/shared/domain/sentiment.ts';
import type { GlossaryName } from '../src/shared/domain/topics.ts';
import type { LaneTranscript } from '../src/shared/domain/transcript.ts';
import { appError } from '../src/shared/errors.ts';
import { err, ok, type Result } from '../src/shared/result.ts';
import { settingsSchema } from '../src/shared/settings/schema.ts';

/** Calls written in one transaction: waiting for the disk after each would take most of the time. */
const CALLS_A_TRANSACTION = 1000;
const AGENTS = 40;
const DAYS = 22;
const SETTINGS = settingsSchema.parse({});
const MODELS = {
  asr: { id: SETTINGS.asrModel, version: '1', sizeBytes: 1 },
  vad: { id: SETTINGS.vadModel, version: '1', sizeBytes: 1 },
  ...NO_CLASSIFIERS,
};
const AGENT_SAYS = [
  'bonjour et bienvenue, que puis-je faire pour vous',
  'السلام عليكم، معك خدمة الزبناء، كيفاش نقدر نعاونك',
  'je vérifie votre dossier, un instant s’il vous plaît',
  'واخا، غادي نشوف المشكل دابا ونرد عليك',
];
const CLIENT_SAYS = [
  'bonjour je voudrais savoir où en est ma demande',
  'السلام عليكم ختي، جاتني لفاتورة ديال هاد الشهر غالية',
  'ma fibre ne marche plus depuis hier soir',
  'الكونيكسيون كتقطع كل نهار فالليل',
  'je souhaite résilier mon contrat professionnel',
  'salam bghit nbedel l’offre dyali',
  'chokran, kolchi mzyan daba',
];

/** What a catalog is made of. */
export interface CatalogPlan {
  /** Calls in all, over as many batches as `batches`; the newest has the most. */
  readonly calls: number;
  /** A recording that the first call of the newest batch can be heard with. */
  readonly sound?: string;
}

/** Numbers that look like chance and are the same every time (mulberry32, public domain, Tommy Ettinger). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Makes a catalog in a profile folder: a small batch and a large one, lines of business, agents, flags, transcripts in two
 * languages, sentiments, topics, calls that failed and files that were rejected. The same plan gives the same calls.
 */
export async function makeCatalog(profileFolder: string, plan: CatalogPlan): Promise<void> {
  mkdirSync(profileFolder, { recursive: true });
  const opened = openCatalog(join(profileFolder, 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  opened.value.catalog.database.pragma('cache_size = -262144');
  const sound = plan.sound === undefined ? null : await identified(plan.sound);
  const few = Math.min(500, Math.floor(plan.calls / 10));
  fillBatch(opened.value.catalog, opened.value.epoch, { calls: few, firstSeed: 1, day: '2026-10-30', sound: null });
  const calls = plan.calls - few;
  fillBatch(opened.value.catalog, opened.value.epoch, { calls, firstSeed: 1 + few, day: '2026-11-22', sound });
  opened.value.close();
}

async function identified(path: string): Promise<FedFile> {
  const fileName = '20261122-080000_agent01_B2B_00000.wav';
  const { size, mtimeMs } = statSync(path);
  const candidate = { path, fileName, pathBytes: null, sizeBytes: size, modifiedMs: mtimeMs };
  const found = await identify(candidate, { minDurationS: 0, ffmpegPath: null }, new AbortController().signal);
  return { position: 0, path, pathBytes: Buffer.from(path), fileName, identified: found };
}

interface BatchPlan {
  readonly calls: number;
  readonly firstSeed: number;
  readonly day: string;
  readonly sound: FedFile | null;
}

function fillBatch(catalog: Catalog, epoch: number, plan: BatchPlan): void {
  const startedAt = `${plan.day}T18:00:00.000Z`;
  // Each function's own transaction is a part of ours.
  const within: Catalog = { ...catalog, transaction: (work) => work(), quickTransaction: (work) => work() };
  const queue = openQueue(within, epoch, 2);
  const giveTopics = prepareTopics(catalog);
  const settingsId = saveSnapshot(catalog, analysisSettings(SETTINGS), MODELS);
  const batchId = beginBatch(catalog, { paths: [`/calls/${plan.day}`], recursive: true }, SETTINGS, startedAt);
  const versions = stageVersions(MODELS);
  const rules = {
    batchId,
    settingsId,
    versions,
    redo: [],
    retryable: null,
    takeDone: () => false,
    agentChannelOf: () => 'left' as const,
    overrideOf: () => undefined,
  };
  const scope = { batchId, models: modelsText(MODELS), versions, redo: [] };
  for (let from = 0; from < plan.calls; from += CALLS_A_TRANSACTION) {
    catalog.transaction(() => {
      for (let position = from; position < Math.min(plan.calls, from + CALLS_A_TRANSACTION); position++) {
        const random = chance(plan.firstSeed + position);
        const file = position === 0 && plan.sound ? plan.sound : makeFile(plan, position, random);
        if (registerFile(within, rules, file).kind !== 'queued') continue;
        const call = queue.claim(scope, false, Number.POSITIVE_INFINITY);
        if (!call || !file.identified.ok) throw new Error('what was registered can be claimed');
        analyse(call.callId, file.fileName.includes('_B2B_') ? 'B2B' : 'B2C', file.identified.value, random);
      }
    });
  }
  const counts = countBatch(catalog, batchId);
  const audioS = analysedAudioS(catalog, batchId);
  const times = { startedAt, endedAt: `${plan.day}T23:00:00.000Z`, wallS: 18_000, stagesS: {}, onnxS: 0 };
  const summary = { batchId, ...times, counts, audioS, analyzers: 2, peakRssBytes: 0, cancelled: false, topics: null };
  endBatch(catalog, summary, 'done');

  function analyse(callId: string, glossary: GlossaryName, found: IdentifiedRecording, random: () => number): void {
    const fate = random();
    if (fate < 0.01) {
      queue.fail(callId, appError('corrupt_audio', 'made to fail', 'decode'), versions);
      return;
    }
    const durationS = found.claimedS ?? 1;
    const { channels, sampleRateHz, codec, findings } = found;
    const laneChannels = fate < 0.05 ? [0] : [0, 1];
    const decoded = { durationS, channels, sampleRateHz, codec, laneChannels, findings: [...findings] };
    queue.commitStage(callId, { stage: 'decode', result: decoded }, versions);
    const speech = [{ startS: 0, endS: durationS }];
    queue.commitStage(callId, { stage: 'vad', result: laneChannels.map((channel) => ({ channel, speech })) }, versions);
    const lanes = laneChannels.map((channel) => transcript(channel, durationS, random));
    queue.commitStage(callId, { stage: 'asr', result: lanes }, versions);
    for (const stage of MODALITIES) {
      queue.commitStage(callId, { stage, result: lanes.map((lane) => judgement(lane, durationS, random)) }, versions);
    }
    queue.finish(callId, { decodeS: 0.1, vadS: 0.2, asrS: 1, textS: 0, acousticS: 0 });
    giveTopics(callId, glossary, lanes, random);
  }
}

/** Each modality is of its own mind: more of them disagree than would in real calls. */
function judgement(lane: LaneTranscript, durationS: number, random: () => number): LaneJudgement {
  const spans = lane.segments.map(({ startS, endS }) => ({ startS, endS, probabilities: anyProbabilities(random) }));
  return {
    channel: lane.channel,
    judgedAs: lane.channel === 0 ? 'agent' : 'client',
    model: 'chance',
    unsureBelow: 0.5,
    summary: summarise(spans, durationS),
    segments: spans.map(({ probabilities }, position) => ({ position, probabilities, cues: null })),
  };
}

function anyProbabilities(random: () => number): SentimentProbabilities {
  const [negative, neutral, positive] = [random() ** 3, random(), random() ** 3];
  const sum = negative + neutral + positive;
  return { negative: negative / sum, neutral: neutral / sum, positive: positive / sum };
}

function makeFile(plan: BatchPlan, position: number, random: () => number): FedFile {
  // Recorders name files by their time, and a scan goes by names: the calls of three weeks, one after the other.
  const share = (position / plan.calls) * DAYS;
  const seconds = 8 * 3600 + Math.floor((share % 1) * 10 * 3600);
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two);
  const day = two(1 + Math.floor(share));
  const agent = `agent${two(1 + Math.floor(random() * AGENTS))}`;
  const line = random() < 0.3 ? 'B2B' : 'B2C';
  const id = String(plan.firstSeed + position).padStart(6, '0');
  const fileName = `202611${day}-${hour}${minute}${second}_${agent}_${line}_${id}.ogg`;
  const path = `/calls/${plan.day}/${fileName}`;
  return { position, path, pathBytes: Buffer.from(path), fileName, identified: makeRecording(path, random) };
}

function makeRecording(path: string, random: () => number): FedFile['identified'] {
  if (random() < 0.005) return err(appError('too_short', 'made to be rejected'));
  // Most calls take minutes, few a quarter of an hour.
  const claimedS = Math.round((20 + 900 * random() ** 3) * 100) / 100;
  const flag = CALL_FLAGS[Math.floor(random() * CALL_FLAGS.length)] ?? 'clipping';
  const recording: IdentifiedRecording = {
    sha256: createHash('sha256').update(path).digest('hex'),
    container: 'ogg',
    codec: 'vorbis',
    sampleRateHz: 8000,
    channels: 2,
    claimedS,
    findings: random() < 0.12 ? [{ flag, detail: 'made' }] : [],
    sizeBytes: Math.round(claimedS * 4000),
    modifiedMs: 1,
  };
  return ok(recording) satisfies Result<IdentifiedRecording, unknown>;
}

function transcript(channel: number, durationS: number, random: () => number): LaneTranscript {
  const says = channel === 0 ? AGENT_SAYS : CLIENT_SAYS;
  const turns = 1 + Math.floor(random() * 3);
  const turnS = durationS / (2 * turns);
  const segments = Array.from({ length: turns }, (_, turn) => {
    const text = says[Math.floor(random() * says.length)] ?? '';
    const startS = (2 * turn + channel) * turnS;
    const spoken = text.split(' ');
    const wordS = turnS / spoken.length;
    const words = spoken.map((word, n) => ({
      text: word,
      startS: startS + n * wordS,
      endS: startS + (n + 1) * wordS,
      confidence: 0.6 + 0.4 * random(),
    }));
    return { startS, endS: startS + turnS, text, rawText: text, confidence: 0.8, words };
  });
  return { channel, wordTiming: 'interpolated', cleaning: 1, segments };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

if (import.meta.main) {
  const [folder, calls = '100000', sound] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: node bench/make-catalog.ts FOLDER [CALLS [SOUND]]');
  const startMs = performance.now();
  await makeCatalog(folder, { calls: Number(calls), ...(sound === undefined ? {} : { sound }) });
  console.log(`${calls} calls in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
}
