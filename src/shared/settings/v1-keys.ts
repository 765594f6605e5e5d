import { z } from 'zod';
import type { ModelSlot } from './model-slots.ts';
import type { Settings } from './schema.ts';

/** What the value of a key must be: the check, and the same in words for who wrote it wrong. */
interface Value {
  readonly schema: z.ZodType;
  readonly expected: string;
}

/** Where a key of v1's config.yaml leads: a setting of ours, a note that says what it means now, or both. */
export interface V1Key extends Value {
  readonly setting?: keyof Settings;
  readonly note?: V1NoteId;
  /** The slot for the model that stands at the path; where none is installed, the note holds. */
  readonly slot?: ModelSlot;
  /** The key of the model that a scaler belongs to: conversion puts it inside. */
  readonly scalerOf?: string;
  /** Never shown, not even in a message about a wrong value. */
  readonly secret?: true;
}

/** The notes that stand for a key which is no setting, or not all of one; several keys may share one. See `v1-note-text.ts`. */
export const V1_NOTES = [
  'workers',
  'gpu_workers',
  'chunk_cache',
  'chunk_duration',
  'recogniser_installed',
  'recogniser_importable',
  'recogniser_unusable',
  'classifier_installed',
  'classifier_importable',
  'scaler_inside',
  'text_sentiment',
  'acoustic_sentiment',
  'database',
] as const;
/** See `V1_NOTES`. */
export type V1NoteId = (typeof V1_NOTES)[number];

const wholeNumber = (min: number, max: number): Value => ({
  schema: z.int().min(min).max(max),
  expected: `a whole number from ${min} to ${max}`,
});
const number = (min: number, max: number): Value => ({
  schema: z.number().min(min).max(max),
  expected: `a number from ${min} to ${max}`,
});
/** A key left empty counts as not given. */
const text: Value = { schema: z.string().nullable(), expected: 'text' };

/** The 23 keys of v1's config.yaml in its order. The ranges are those of `settingsSchema`. */
export const V1_KEYS = {
  max_workers: { ...wholeNumber(1, 1024), note: 'workers' },
  io_workers: { ...wholeNumber(1, 256), setting: 'ioWorkers' },
  gpu_workers: { ...wholeNumber(0, 64), note: 'gpu_workers' },
  max_memory_gb: { ...number(0.1, 100_000), setting: 'maxMemoryGb' },
  memory_threshold_percent: { ...number(10, 100), setting: 'memoryThresholdPercent' },
  chunk_cache_size: { ...wholeNumber(0, 1e9), note: 'chunk_cache' },
  file_batch_size: { ...wholeNumber(1, 64), setting: 'fileBatchSize' },
  chunk_batch_size: { ...wholeNumber(1, 256), setting: 'chunkBatchSize' },
  chunk_duration_sec: { ...number(1, 60), setting: 'chunkDurationS', note: 'chunk_duration' },
  overlap_sec: { ...number(0, 5), setting: 'overlapS' },
  transcription_model: { ...text, slot: 'asr', note: 'recogniser_unusable' },
  client_text_model_path: { ...text, slot: 'textClient', note: 'text_sentiment' },
  agent_text_model_path: { ...text, slot: 'textAgent', note: 'text_sentiment' },
  client_acoustic_model_path: { ...text, slot: 'acousticClient', note: 'acoustic_sentiment' },
  agent_acoustic_model_path: { ...text, slot: 'acousticAgent', note: 'acoustic_sentiment' },
  client_acoustic_scaler_path: { ...text, scalerOf: 'client_acoustic_model_path', note: 'acoustic_sentiment' },
  agent_acoustic_scaler_path: { ...text, scalerOf: 'agent_acoustic_model_path', note: 'acoustic_sentiment' },
  database_type: {
    schema: z.enum(['postgresql', 'sqlite']),
    expected: '"postgresql" or "sqlite"',
    note: 'database',
  },
  db_host: { ...text, note: 'database', secret: true },
  db_port: { ...wholeNumber(1, 65_535), note: 'database', secret: true },
  db_name: { ...text, note: 'database', secret: true },
  db_user: { ...text, note: 'database', secret: true },
  db_password: { ...text, note: 'database', secret: true },
} as const satisfies Readonly<Record<string, V1Key>>;
