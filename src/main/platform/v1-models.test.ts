import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mapWithModels } from './v1-models.ts';

const root = mkdtempSync(join(tmpdir(), 'nabra-v1-models-'));
const models = join(root, 'models');
afterAll(() => rmSync(root, { recursive: true, force: true }));

function install(id: string, architecture: string, kind: string, roles: readonly string[]): void {
  const file = { sha256: '0'.repeat(64), sizeBytes: 1 };
  const files = roles.map((role) => ({ ...file, role, source: `${role}.onnx` }));
  const said = { version: '1', languages: [], licence: 'unknown', sampleRateHz: 16000 };
  mkdirSync(join(models, id), { recursive: true });
  writeFileSync(join(models, id, 'model.json'), JSON.stringify({ id, name: id, kind, architecture, ...said, files }));
}

beforeAll(() => {
  const text = ['model', 'config', 'tokenizer'];
  install('marbert-agent', 'sequence-classifier', 'text-sentiment', text);
  install('client-sentiment', 'sequence-classifier', 'text-sentiment', text);
  install('client_acoustic_svm', 'acoustic-functionals', 'acoustic-sentiment', ['model']);
  for (const [folder, name] of [
    ['exported', 'model.onnx'],
    ['weights', 'model.safetensors'],
  ] as const) {
    mkdirSync(join(root, folder));
    writeFileSync(join(root, folder, 'config.json'), '{}');
    writeFileSync(join(root, folder, name), '');
  }
});

const mapped = (values: Readonly<Record<string, string>>) =>
  mapWithModels(
    Object.entries(values).map(([key, value], index) => ({ key, value, line: index + 1 })),
    [models],
  );

it('puts models that were converted and imported into the slots of their sides, scalers inside', async () => {
  expect(
    await mapped({
      agent_text_model_path: '/srv/v1/models/MARBERT Agent/',
      // Both sides had a model of this name: conversion put the side before it.
      client_text_model_path: 'C:\\models\\client\\sentiment',
      client_acoustic_model_path: '/srv/v1/client_acoustic_svm.joblib',
      client_acoustic_scaler_path: '/srv/v1/client_acoustic_scaler.joblib',
    }),
  ).toEqual({
    ok: true,
    value: {
      settings: {
        textAgentModel: 'marbert-agent',
        textClientModel: 'client-sentiment',
        acousticClientModel: 'client_acoustic_svm',
      },
      notes: [
        {
          note: 'classifier_installed',
          keys: ['agent_text_model_path', 'client_text_model_path', 'client_acoustic_model_path'],
        },
        { note: 'scaler_inside', keys: ['client_acoustic_scaler_path'] },
      ],
    },
  });
});

it('says to import an ONNX folder, and to convert what is none', async () => {
  expect(
    await mapped({
      transcription_model: join(root, 'weights'),
      agent_text_model_path: join(root, 'exported'),
      client_text_model_path: join(root, 'weights'),
      agent_acoustic_model_path: '/srv/v1/forest.joblib',
      agent_acoustic_scaler_path: '/srv/v1/scaler.joblib',
    }),
  ).toEqual({
    ok: true,
    value: {
      settings: {},
      notes: [
        { note: 'recogniser_unusable', keys: ['transcription_model'] },
        { note: 'classifier_importable', keys: ['agent_text_model_path'] },
        { note: 'text_sentiment', keys: ['client_text_model_path'] },
        { note: 'acoustic_sentiment', keys: ['agent_acoustic_model_path', 'agent_acoustic_scaler_path'] },
      ],
    },
  });
});

it('takes no model of another kind for one of that name', async () => {
  expect(await mapped({ agent_text_model_path: '/srv/client_acoustic_svm' })).toMatchObject({
    value: { settings: {}, notes: [{ note: 'text_sentiment' }] },
  });
});
