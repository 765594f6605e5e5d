import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { analysisSettings, NO_CLASSIFIERS, saveSnapshot } from '../../src/main/engine/batch/settings-snapshot.ts';
import { beginBatch } from '../../src/main/engine/catalog/batches.ts';
import { savePeaks } from '../../src/main/engine/catalog/call-source.ts';
import { openCatalog } from '../../src/main/engine/catalog/open.ts';
import { saveStage } from '../../src/main/engine/catalog/stage-results.ts';
import { type LaneJudgement, summarise } from '../../src/shared/domain/lane-judgement.ts';
import type { Modality } from '../../src/shared/domain/sentiment.ts';
import type { Span } from '../../src/shared/domain/transcript.ts';
import { settingsSchema } from '../../src/shared/settings/schema.ts';
import { writeSilence } from './silent-wav.ts';

const TURN_S = 2.4;
const WORDS = 'the customer says that invoice number seven was paid before noon and asks again'.split(' ');

const CALL_ID = '00000000-0000-4000-8000-000000000001';

const LONG_CALL = '20261101-080000_agent09_B2C_40001.wav';

/**
 * Puts a call of `turns` turns of seven words into the catalog of a person's folder, as the engine would after its analysis: its
 * recording is a WAV of silence as long as the call. Every tenth word is doubtful, every hundredth turn says "refund", and every
 * turn is judged by its words and its voice, which disagree in some.
 */
export function makeLongCall(folder: string, turns: number): void {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const durationS = turns * TURN_S;
  const path = join(folder, LONG_CALL);
  writeSilence(path, durationS);
  const opened = openCatalog(join(home, 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  const { catalog, close } = opened.value;
  const insert = (table: Parameters<typeof catalog.sql.insertInto>[0], row: Record<string, unknown>) =>
    catalog.run(catalog.sql.insertInto(table).values(row as never));
  const settings = settingsSchema.parse({});
  catalog.transaction(() => {
    const batchId = beginBatch(catalog, { paths: [path] }, settings, new Date().toISOString());
    catalog.run(catalog.sql.updateTable('batches').set({ state: 'done' }));
    const recording = { id: 1, sha256: '0'.repeat(64), codec: 'pcm_u8', sample_rate_hz: 8000, channels: 2 };
    insert('recordings', { ...recording, size_bytes: 44, claimed_s: durationS });
    const seen = { id: 1, path, path_bytes: Buffer.from(path), name: LONG_CALL, modified_ms: 0, size_bytes: 44 };
    const named = { recorded_at: '2026-11-01T08:00:00', agent: 'agent09', line_of_business: 'B2C' };
    insert('files', { ...seen, recording_id: 1, ...named });
    const made = { id: 'made', version: '1', sizeBytes: 0 };
    const settings_id = saveSnapshot(catalog, analysisSettings(settings), {
      asr: made,
      vad: made,
      ...NO_CLASSIFIERS,
    });
    const call = { id: CALL_ID, recording_id: 1, settings_id, file_id: 1, agent_channel: 'left', state: 'done' };
    insert('calls', { ...call, batch_id: batchId, duration_s: durationS, channels: 2, created_at: '2026-11-01' });
    insert('batch_files', { batch_id: batchId, position: 0, file_id: 1, call_id: CALL_ID, status: 'done' });
    const versions = { decode: '1', vad: '1', asr: '1', text: '1', acoustic: '1' };
    const laneChannels = [0, 1];
    const decoded = { durationS, channels: 2, sampleRateHz: 8000, codec: 'pcm_u8', laneChannels, findings: [] };
    saveStage(catalog, CALL_ID, { stage: 'decode', result: decoded }, versions);
    const lanes = laneChannels.map((channel) => ({
      ...{ channel, wordTiming: 'aligned' as const, cleaning: 1 },
      segments: Array.from({ length: turns }, (_, n) => n)
        .filter((n) => n % 2 === channel)
        .map(makeTurn),
    }));
    saveStage(catalog, CALL_ID, { stage: 'asr', result: lanes }, versions);
    for (const stage of ['text', 'acoustic'] as const) {
      const judged = lanes.map(({ channel, segments }) => judgementOf(channel, stage, segments));
      saveStage(catalog, CALL_ID, { stage, result: judged }, versions);
    }
  });
  const bins = new Uint8Array(Math.round(durationS * 10)).fill(90);
  savePeaks(catalog, 1, { binsPerS: 10, channels: [bins, bins] });
  close();
}

function judgementOf(channel: number, modality: Modality, segments: readonly Span[]): LaneJudgement {
  const judged = segments.map(({ startS, endS }, position) => {
    const spread = (n: number) => 0.1 + ((position * 7 + channel * 3 + n * (modality === 'text' ? 5 : 11)) % 10);
    const sum = spread(0) + spread(1) + spread(2);
    const probabilities = { negative: spread(0) / sum, neutral: spread(1) / sum, positive: spread(2) / sum };
    return { startS, endS, position, probabilities };
  });
  return {
    ...{ channel, judgedAs: channel === 0 ? 'agent' : 'client', model: 'made', unsureBelow: 0.45 },
    summary: summarise(judged, segments.at(-1)?.endS ?? 0),
    segments: judged.map(({ position, probabilities }) => ({
      ...{ position, probabilities },
      cues: modality === 'text' ? null : { pitchSt: 9 + (position % 5), loudnessDb: -24 + (position % 7) },
    })),
  };
}

function makeTurn(turn: number) {
  const startS = turn * TURN_S;
  const words = Array.from({ length: 7 }, (_, n) => ({
    text: turn % 100 === 50 && n === 3 ? 'refund' : (WORDS[(turn * 7 + n) % WORDS.length] ?? ''),
    startS: startS + n * 0.3,
    endS: startS + n * 0.3 + 0.25,
    confidence: (turn * 7 + n) % 10 === 0 ? 0.2 : 0.9,
  }));
  const text = words.map((word) => word.text).join(' ');
  return { startS, endS: startS + 2.2, text, rawText: text, confidence: 0.83, words };
}
