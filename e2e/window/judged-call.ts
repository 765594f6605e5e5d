import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { analysisSettings, NO_CLASSIFIERS, saveSnapshot } from '../../src/main/engine/batch/settings-snapshot.ts';
import { beginBatch } from '../../src/main/engine/catalog/batches.ts';
import { savePeaks } from '../../src/main/engine/catalog/call-source.ts';
import type { Catalog } from '../../src/main/engine/catalog/catalog.ts';
import { openCatalog } from '../../src/main/engine/catalog/open.ts';
import { saveStage } from '../../src/main/engine/catalog/stage-results.ts';
import { type LaneJudgement, summarise } from '../../src/shared/domain/lane-judgement.ts';
import type { JudgedSide, Modality, SentimentProbabilities } from '../../src/shared/domain/sentiment.ts';
import { settingsSchema } from '../../src/shared/settings/schema.ts';
import { writeSilence } from './silent-wav.ts';

/** What one utterance is: when, on which channel, what is said, and what words and voice are judged to be. */
interface Utterance {
  readonly channel: number;
  readonly startS: number;
  readonly endS: number;
  readonly text: string;
  /** Negative, neutral, positive; null: not judged. */
  readonly words: readonly [number, number, number] | null;
  readonly voice: readonly [number, number, number] | null;
}

const [SAD, CALM, GLAD, TORN] = [
  [0.82, 0.13, 0.05],
  [0.08, 0.84, 0.08],
  [0.04, 0.14, 0.82],
  [0.4, 0.36, 0.24],
] as const;

/**
 * Two minutes in which everything happens: a client who gets angrier, polite words in an angry voice (0:46), an utterance that
 * nobody is sure of (1:04), one without words (1:12), one too short for the voice (1:20), and a good end for the agent.
 */
const UTTERANCES: readonly Utterance[] = [
  { channel: 0, startS: 4, endS: 11, text: 'bonjour, service client, à votre écoute', words: CALM, voice: CALM },
  {
    channel: 1,
    startS: 12,
    endS: 21,
    text: 'السلام عليكم، جاتني لفاتورة ديال هاد الشهر غالية بزاف',
    words: [0.3, 0.62, 0.08],
    voice: CALM,
  },
  {
    channel: 0,
    startS: 22,
    endS: 30,
    text: 'pas de souci monsieur, je vérifie avec vous votre facture',
    words: GLAD,
    voice: CALM,
  },
  {
    channel: 1,
    startS: 31,
    endS: 39,
    text: 'فيها 312 درهم hors forfait وأنا عمري ما فتت الباقة',
    words: [0.64, 0.3, 0.06],
    voice: [0.2, 0.72, 0.08],
  },
  { channel: 0, startS: 40, endS: 44, text: 'oui', words: CALM, voice: null },
  {
    channel: 1,
    startS: 46,
    endS: 55,
    text: 'merci beaucoup, vous êtes très gentil',
    words: GLAD,
    voice: SAD,
  },
  {
    channel: 0,
    startS: 57,
    endS: 63,
    text: 'je comprends tout à fait, j’ouvre une réclamation',
    words: CALM,
    voice: GLAD,
  },
  { channel: 1, startS: 64, endS: 71, text: 'bon, je ne sais pas', words: TORN, voice: TORN },
  { channel: 1, startS: 72, endS: 76, text: '', words: null, voice: [0.61, 0.3, 0.09] },
  { channel: 0, startS: 80, endS: 81, text: 'voilà', words: CALM, voice: null },
  { channel: 1, startS: 84, endS: 92, text: 'صافي عييت كل شهر نفس المشكل', words: SAD, voice: SAD },
  {
    channel: 0,
    startS: 94,
    endS: 103,
    text: 'un geste commercial de 100 dirhams est possible',
    words: GLAD,
    voice: GLAD,
  },
  {
    channel: 1,
    startS: 105,
    endS: 113,
    text: 'واخا، ولكن ما غاديش نعاود',
    words: [0.78, 0.17, 0.05],
    voice: [0.7, 0.24, 0.06],
  },
  { channel: 0, startS: 114, endS: 119, text: 'merci beaucoup, bonne journée', words: GLAD, voice: [0.1, 0.3, 0.6] },
];

const DURATION_S = 120;
const CLASSIFIERS: Readonly<Record<Modality, string>> = {
  text: 'nabra-text-sentiment',
  acoustic: 'a-voice-classifier',
};
const UNSURE_BELOW = 0.5;

/** How the call differs from the usual. */
interface JudgedCallOptions {
  /** Both voices on one channel. */
  readonly mixed?: boolean;
  /** No classifier was chosen for this side. */
  readonly without?: JudgedSide;
  /** Neither stage is done. */
  readonly unjudged?: boolean;
}

/**
 * Puts a call with sentiments into the catalog of a person's folder, as the engine would after its analysis; its recording is a
 * WAV of silence. Each call needs a `number` of its own; its id ends in it, its file is `…_agent07_B2C_4820<number>.wav`.
 */
export function makeJudgedCall(folder: string, number: number, options: JudgedCallOptions = {}): string {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const name = `20261122-10153${number}_agent07_B2C_4820${number}.wav`;
  const path = join(folder, name);
  writeSilence(path, DURATION_S);
  const opened = openCatalog(join(home, 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  const { catalog, close } = opened.value;
  const callId = `00000000-0000-4000-8000-00000000000${number}`;
  catalog.transaction(() => {
    insertCall(catalog, { callId, number, name, path });
    saveStages(catalog, callId, options);
  });
  const bins = (channel: number) => {
    const all = new Uint8Array(DURATION_S * 10).fill(3);
    for (const one of UTTERANCES.filter((said) => said.channel === channel || options.mixed))
      for (let n = one.startS * 10; n < one.endS * 10; n++) all[n] = 60 + ((n * 7919) % 97);
    return all;
  };
  savePeaks(catalog, number, { binsPerS: 10, channels: options.mixed ? [bins(0)] : [bins(0), bins(1)] });
  close();
  return callId;
}

function insertCall(
  catalog: Catalog,
  { callId, number, name, path }: { callId: string; number: number; name: string; path: string },
): void {
  const insert = (table: Parameters<typeof catalog.sql.insertInto>[0], row: Record<string, unknown>) =>
    catalog.run(catalog.sql.insertInto(table).values(row as never));
  const settings = settingsSchema.parse({});
  const batchId = beginBatch(catalog, { paths: [path] }, settings, new Date().toISOString());
  catalog.run(catalog.sql.updateTable('batches').set({ state: 'done' }));
  const recording = {
    id: number,
    sha256: String(number).repeat(64),
    codec: 'pcm_u8',
    sample_rate_hz: 8000,
    channels: 2,
  };
  insert('recordings', { ...recording, size_bytes: 44, claimed_s: DURATION_S });
  const seen = { id: number, path, path_bytes: Buffer.from(path), name, modified_ms: 0, size_bytes: 44 };
  const named = { recorded_at: `2026-11-22T10:15:3${number}`, agent: 'agent07', line_of_business: 'B2C' };
  insert('files', { ...seen, recording_id: number, ...named });
  const made = { id: 'made', version: '1', sizeBytes: 0 };
  const settings_id = saveSnapshot(catalog, analysisSettings(settings), { asr: made, vad: made, ...NO_CLASSIFIERS });
  const call = { id: callId, recording_id: number, settings_id, file_id: number, agent_channel: 'left', state: 'done' };
  insert('calls', { ...call, batch_id: batchId, duration_s: DURATION_S, channels: 2, created_at: '2026-11-22' });
  insert('batch_files', { batch_id: batchId, position: 0, file_id: number, call_id: callId, status: 'done' });
}

function saveStages(catalog: Catalog, callId: string, { mixed, without, unjudged }: JudgedCallOptions): void {
  const versions = { decode: '1', vad: '1', asr: '1', text: '1', acoustic: '1' };
  const laneChannels = mixed ? [0] : [0, 1];
  const saidOn = (channel: number) => UTTERANCES.filter((one) => mixed || one.channel === channel);
  const decoded = {
    durationS: DURATION_S,
    channels: 2,
    sampleRateHz: 8000,
    codec: 'pcm_u8',
    laneChannels,
    findings: [],
  };
  saveStage(catalog, callId, { stage: 'decode', result: decoded }, versions);
  const lanes = laneChannels.map((channel) => ({
    ...{ channel, wordTiming: 'aligned' as const, cleaning: 1 },
    segments: saidOn(channel).map(segmentOf),
  }));
  saveStage(catalog, callId, { stage: 'asr', result: lanes }, versions);
  if (unjudged) return;
  for (const stage of ['text', 'acoustic'] as const) {
    const result = laneChannels.map((channel) => {
      const judgedAs = mixed || channel === 1 ? 'client' : 'agent';
      return judgementOf(saidOn(channel), { channel, stage, judgedAs, none: without === judgedAs });
    });
    saveStage(catalog, callId, { stage, result }, versions);
  }
}

function judgementOf(
  said: readonly Utterance[],
  { channel, stage, judgedAs, none }: { channel: number; stage: Modality; judgedAs: JudgedSide; none: boolean },
): LaneJudgement {
  const spans = said.flatMap(({ startS, endS, words, voice }, position) => {
    const triple = none ? null : stage === 'text' ? words : voice;
    return triple ? [{ startS, endS, position, probabilities: probabilitiesOf(triple) }] : [];
  });
  return {
    ...{ channel, judgedAs, model: none ? null : CLASSIFIERS[stage], unsureBelow: UNSURE_BELOW },
    summary: summarise(spans, DURATION_S, said),
    segments: spans.map(({ position, probabilities }) => ({
      ...{ position, probabilities },
      cues: stage === 'acoustic' ? cuesOf(probabilities, position) : null,
    })),
  };
}

/** A voice that rises and speeds up with what it feels. */
function cuesOf({ negative, positive }: SentimentProbabilities, position: number): Record<string, number> {
  const wave = Math.sin(position * 2.4);
  return {
    pitchSt: 9 + 4 * negative + wave,
    pitchRangeSt: 5 + 3 * positive + wave / 2,
    loudnessDb: -24 + 8 * negative - wave,
    loudnessVariationDb: 4 + wave / 3,
    speakingRatePerS: 4 + negative + wave / 4,
    pauseRatio: 0.2 - wave / 20,
    vocalEffortDb: -14 + 6 * negative + wave,
    jitterSt: 0.2 + 0.1 * negative,
  };
}

function probabilitiesOf([negative, neutral, positive]: readonly [number, number, number]): SentimentProbabilities {
  return { negative, neutral, positive };
}

function segmentOf({ startS, endS, text }: Utterance) {
  const said = text === '' ? [] : text.split(' ');
  const stepS = (endS - startS) / Math.max(1, said.length);
  const words = said.map((word, n) => ({
    ...{ text: word, confidence: 0.9 },
    ...{ startS: startS + n * stepS, endS: startS + (n + 0.9) * stepS },
  }));
  return { startS, endS, text, rawText: text, confidence: text === '' ? 0 : 0.9, words };
}
