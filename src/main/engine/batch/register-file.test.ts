import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appError } from '../../../shared/errors.ts';
import { err, ok } from '../../../shared/result.ts';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { beginBatch } from '../catalog/batches.ts';
import { type OpenCatalog, openCatalog } from '../catalog/open.ts';
import { readOutcomes } from '../catalog/outcomes.ts';
import { openQueue } from '../queue/job-queue.ts';
import { makeFolder } from '../queue/testing/make-folder.ts';
import type { FedFile } from './feed.ts';
import { type RegisterRules, registerFile } from './register-file.ts';
import { analysisSettings, modelsText, NO_CLASSIFIERS, saveSnapshot, stageVersions } from './settings-snapshot.ts';

const MODELS = {
  asr: { id: 'asr', version: '1', sizeBytes: 1 },
  vad: { id: 'vad', version: '1', sizeBytes: 1 },
  ...NO_CLASSIFIERS,
};

function open(): OpenCatalog {
  const opened = openCatalog(join(makeFolder(onTestFinished), 'catalog.sqlite'));
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(opened.value.close);
  return opened.value;
}

function rulesFor({ catalog }: OpenCatalog, change: Partial<RegisterRules> & { asr?: string } = {}): RegisterRules {
  const settings = settingsSchema.parse({});
  const models = { ...MODELS, asr: { ...MODELS.asr, version: change.asr ?? '1' } };
  return {
    batchId: beginBatch(catalog, {}, settings, new Date().toISOString()),
    settingsId: saveSnapshot(catalog, analysisSettings(settings), models),
    versions: stageVersions(models),
    redo: [],
    retryable: null,
    takeDone: () => false,
    agentChannelOf: () => 'left',
    overrideOf: () => undefined,
    ...change,
  };
}

function file(position: number, name: string, content: string): FedFile {
  const path = `/calls/${name}`;
  const identified = ok({
    sha256: content,
    container: 'flac' as const,
    codec: 'pcm_s16le',
    sampleRateHz: 8000,
    channels: 2,
    claimedS: 10,
    findings: [],
    sizeBytes: 1000,
    modifiedMs: 5,
  });
  return { position, path, pathBytes: Buffer.from(path), fileName: name, identified };
}

const count = ({ catalog }: OpenCatalog, table: string) =>
  (catalog.database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

test('the same bytes under two names are one recording and one call', () => {
  const room = open();
  const rules = rulesFor(room);
  expect(registerFile(room.catalog, rules, file(0, 'a.wav', 'same'))).toMatchObject({ kind: 'queued' });
  expect(registerFile(room.catalog, rules, file(1, 'b.wav', 'same'))).toEqual({ kind: 'linked' });
  expect([count(room, 'files'), count(room, 'recordings'), count(room, 'calls')]).toEqual([2, 1, 1]);
});

test('the name of the first copy in the scan says which channel the agent is, in whatever order they are identified', () => {
  const copies = [file(0, 'a.wav', 'one'), file(1, 'right.wav', 'one'), file(2, 'c.wav', 'one')];
  for (const order of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
  ]) {
    const room = open();
    const rules = rulesFor(room, { agentChannelOf: (name) => (name === 'right.wav' ? 'right' : 'left') });
    for (const at of order) registerFile(room.catalog, rules, copies[at] ?? file(0, 'a.wav', 'one'));
    expect([...readOutcomes(room.catalog, rules.batchId)][0]?.agentChannel, order.join()).toBe('left');
  }
  const room = open();
  const rules = rulesFor(room, { agentChannelOf: (name) => (name === 'right.wav' ? 'right' : 'left') });
  for (const one of [file(1, 'b.wav', 'one'), file(0, 'right.wav', 'one')]) registerFile(room.catalog, rules, one);
  expect([...readOutcomes(room.catalog, rules.batchId)][0]?.agentChannel).toBe('right');
  // Two copies in order: the last registered does not win.
  registerFile(room.catalog, rules, file(2, 'c.wav', 'one'));
  expect([...readOutcomes(room.catalog, rules.batchId)][0]?.agentChannel).toBe('right');
});

test('registering the same place of a batch again changes nothing', () => {
  const room = open();
  const rules = rulesFor(room);
  const first = registerFile(room.catalog, rules, file(0, 'a.wav', 'one'));
  expect(registerFile(room.catalog, rules, file(0, 'a.wav', 'one'))).toEqual(first);
  expect([count(room, 'files'), count(room, 'calls'), count(room, 'batch_files')]).toEqual([1, 1, 1]);
});

test('a model with other content makes another call, and what a person said about the agent goes with it', () => {
  const room = open();
  registerFile(room.catalog, rulesFor(room, { overrideOf: () => 'right' }), file(0, 'a.wav', 'one'));
  const rules = rulesFor(room, { asr: '2' });
  registerFile(room.catalog, rules, file(0, 'a.wav', 'one'));
  expect(count(room, 'calls')).toBe(2);
  expect([...readOutcomes(room.catalog, rules.batchId)][0]?.agentChannel).toBe('right');
});

test('an older run keeps the content it saw, whatever lies at the path now', () => {
  const room = open();
  const [first, second, third] = [rulesFor(room), rulesFor(room), rulesFor(room)];
  registerFile(room.catalog, first, file(0, 'a.wav', 'one'));
  registerFile(room.catalog, second, { ...file(0, 'a.wav', ''), identified: err(appError('empty_file', '')) });
  registerFile(room.catalog, third, file(0, 'a.wav', 'two'));
  const seen = [first, second, third].map(({ batchId }) => [...readOutcomes(room.catalog, batchId)][0]?.sha256);
  expect(seen).toEqual(['one', null, 'two']);
});

test('a retry takes the failed call with the models it failed with', () => {
  const room = open();
  const before = rulesFor(room);
  const first = registerFile(room.catalog, before, file(0, 'a.wav', 'one'));
  if (first.kind !== 'queued') throw new Error(first.kind);
  const queue = openQueue(room.catalog, room.epoch, 2);
  const scope = { batchId: before.batchId, models: modelsText(MODELS), versions: stageVersions(MODELS), redo: [] };
  expect(queue.claim(scope, true, 100)?.callId).toBe(first.callId);
  queue.fail(first.callId, appError('corrupt_audio', 'so it is'), scope.versions);

  const gone = rulesFor(room, {
    asr: '2',
    retryable: new Map([[modelsText(MODELS), err(appError('model_missing', 'asr'))]]),
  });
  expect(registerFile(room.catalog, gone, file(0, 'a.wav', 'one'))).toEqual({ kind: 'answered', status: 'failed' });
  expect([...readOutcomes(room.catalog, gone.batchId)][0]?.error?.code).toBe('model_missing');
  expect(room.catalog.database.prepare('SELECT state, error FROM calls').get()).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('corrupt_audio'),
  });

  const retryable = new Map([[modelsText(MODELS), ok(MODELS)]]);
  const again = { kind: 'queued', callId: first.callId, models: modelsText(MODELS) };
  // Twice: the first may be stopped before it comes to the call.
  for (const name of ['moved.wav', 'a.wav']) {
    const retry = rulesFor(room, { asr: '2', retryable });
    expect(registerFile(room.catalog, retry, file(0, name, 'one'))).toMatchObject(again);
  }
});
