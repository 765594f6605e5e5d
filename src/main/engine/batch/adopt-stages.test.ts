import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Stage } from '../../../shared/domain/job.ts';
import { ok } from '../../../shared/result.ts';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { beginBatch } from '../catalog/batches.ts';
import { openCatalog } from '../catalog/open.ts';
import { openQueue } from '../queue/job-queue.ts';
import { makeFolder } from '../queue/testing/make-folder.ts';
import { registerFile } from './register-file.ts';
import {
  analysisSettings,
  type ModelSet,
  modelsText,
  NO_CLASSIFIERS,
  saveSnapshot,
  stageVersions,
} from './settings-snapshot.ts';

const model = (id: string) => ({ id, version: '1', sizeBytes: 1 });
const MODELS: ModelSet = { asr: model('asr'), vad: model('vad'), ...NO_CLASSIFIERS };
const FILE = {
  position: 0,
  path: '/a.wav',
  pathBytes: Buffer.from('/a.wav'),
  fileName: 'a.wav',
  identified: ok({
    sha256: 'one',
    container: 'flac' as const,
    codec: 'pcm_s16le',
    sampleRateHz: 8000,
    channels: 1,
    claimedS: 10,
    findings: [],
    sizeBytes: 1000,
    modifiedMs: 5,
  }),
};
const EVEN = { negative: 0.25, neutral: 0.5, positive: 0.25 };
const JUDGED = {
  channel: 0,
  judgedAs: 'client' as const,
  model: 'm',
  unsureBelow: 0.5,
  summary: { overall: EVEN, first: EVEN, last: EVEN },
  segments: [{ position: 0, probabilities: EVEN, cues: { f0: 3 } }],
};

function room() {
  const opened = openCatalog(join(makeFolder(onTestFinished), 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(opened.value.close);
  const { catalog, epoch } = opened.value;
  const queue = openQueue(catalog, epoch, 2);
  /** Runs the file with these models; the stages that an analyzer was asked for. */
  return (
    models: ModelSet,
    change: { redo?: readonly Stage[]; mergeGapS?: number; agentChannel?: 'left' | 'right' } = {},
  ): readonly Stage[] => {
    const settings = settingsSchema.parse({
      textAgentModel: models.textAgent?.id ?? null,
      textClientModel: models.textClient?.id ?? null,
      acousticAgentModel: null,
      acousticClientModel: null,
      mergeGapS: change.mergeGapS ?? 0.5,
    });
    const versions = stageVersions(models);
    const redo = change.redo ?? [];
    const batchId = beginBatch(catalog, {}, settings, 'now');
    const registered = registerFile(
      catalog,
      {
        batchId,
        settingsId: saveSnapshot(catalog, analysisSettings(settings), models),
        versions,
        redo,
        retryable: null,
        takeDone: () => false,
        agentChannelOf: () => change.agentChannel ?? 'left',
        overrideOf: () => undefined,
      },
      FILE,
    );
    if (registered.kind !== 'queued') return [];
    const call = queue.claim({ batchId, models: modelsText(models), versions, redo }, true, 100);
    if (!call) throw new Error('what was registered can be claimed');
    const known = call.known.map(({ stage }) => stage);
    const asked: Stage[] = [];
    for (const result of RESULTS) {
      if (known.includes(result.stage)) continue;
      asked.push(result.stage);
      const judgedAs = change.agentChannel === 'right' ? ('client' as const) : ('agent' as const);
      const { stage } = result;
      const judged = stage === 'text' || stage === 'acoustic' ? { stage, result: [{ ...JUDGED, judgedAs }] } : result;
      queue.commitStage(call.callId, judged, versions);
    }
    expect(queue.finish(call.callId, null)).toBe(true);
    return asked;
  };
}

const RESULTS = [
  {
    stage: 'decode' as const,
    result: { durationS: 10, channels: 1, sampleRateHz: 8000, codec: 'c', laneChannels: [0, 1], findings: [] },
  },
  { stage: 'vad' as const, result: [{ channel: 0, speech: [{ startS: 0, endS: 2 }] }] },
  {
    stage: 'asr' as const,
    result: [
      {
        channel: 0,
        wordTiming: 'aligned' as const,
        cleaning: 1,
        segments: [{ startS: 0, endS: 2, text: 'allo', rawText: 'allo', confidence: 1, words: [] }],
      },
    ],
  },
  { stage: 'text' as const, result: [JUDGED] },
  { stage: 'acoustic' as const, result: [JUDGED] },
];

test('another classifier costs no recognition, and only its own stage', () => {
  const run = room();
  expect(run(MODELS)).toEqual(['decode', 'vad', 'asr', 'text', 'acoustic']);
  const judged = { ...MODELS, textClient: model('words') };
  expect(run(judged)).toEqual(['text']);
  expect(run(judged)).toEqual([]);
  expect(run({ ...judged, textClient: { ...model('words'), version: '2' } })).toEqual(['text']);
});

test('other cutting or another recogniser does again what rests on it', () => {
  const run = room();
  run(MODELS);
  expect(run(MODELS, { mergeGapS: 1 })).toEqual(['asr', 'text', 'acoustic']);
  expect(run({ ...MODELS, asr: model('other') })).toEqual(['asr', 'text', 'acoustic']);
  expect(run({ ...MODELS, vad: model('other') })).toEqual(['vad', 'asr', 'text', 'acoustic']);
});

test('stages that are asked for by name are done again, once, with what rests on them', () => {
  const run = room();
  run(MODELS);
  expect(run(MODELS, { redo: ['text', 'acoustic'] })).toEqual(['text', 'acoustic']);
  expect(run(MODELS, { redo: ['text'] })).toEqual(['text']);
  expect(run(MODELS, { redo: ['asr', 'text', 'acoustic'] })).toEqual(['asr', 'text', 'acoustic']);
  expect(run(MODELS)).toEqual([]);
});

test('who is the agent is another now: what the other side’s classifier judged is judged again, and nothing else', () => {
  const run = room();
  const apart = { ...MODELS, textAgent: model('words'), textClient: model('other') };
  run(apart);
  expect(run(apart)).toEqual([]);
  expect(run(apart, { agentChannel: 'right' })).toEqual(['text']);
  expect(run(apart, { agentChannel: 'right' })).toEqual([]);
  const both = { ...MODELS, textAgent: model('words'), textClient: model('words') };
  expect(run(both, { agentChannel: 'right' })).toEqual(['text']);
  expect(run(both, { agentChannel: 'left' })).toEqual([]);
});
