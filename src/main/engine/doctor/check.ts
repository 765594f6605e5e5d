import type { AppError } from '../../../shared/errors.ts';

/** What is looked at, in the order in which it is told. */
export const TOPICS = [
  'node',
  'processor',
  'memory',
  'profile',
  'disk',
  'catalog',
  'models',
  'onnxRuntime',
  'gpu',
  'ffmpeg',
  'decoders',
  'containment',
] as const;
/** See `TOPICS`. */
export type Topic = (typeof TOPICS)[number];

/** What may have to be done; the words are in `doctor-text.ts`. */
export type Remedy =
  | 'useNode24'
  | 'moreMemory'
  | 'freeMemory'
  | 'freeDisk'
  | 'writableProfile'
  | 'localProfile'
  | 'repairOnnxRuntime'
  | 'installFfmpeg'
  | 'fullFfmpeg'
  | 'installUtilLinux';

/**
 * One finding about the machine. `good`: as it should be; `note`: works, but something is lost; `problem`: some or all
 * calls will fail.
 */
export interface Check {
  readonly topic: Topic;
  readonly state: 'good' | 'note' | 'problem';
  /** Figures, names and paths as found; words in English, as in `AppError.detail`. */
  readonly found: string;
  /** Null where there is nothing to do, or the remedy of `error` says it. */
  readonly remedy: Remedy | null;
  /** The failure behind it, when it is one of the closed list. */
  readonly error: AppError | null;
}

/** All is as it should be. */
export function good(topic: Topic, found: string): Check {
  return { topic, state: 'good', found, remedy: null, error: null };
}

/** It works, but something is lost that the remedy brings back. */
export function note(topic: Topic, found: string, remedy: Remedy): Check {
  return { topic, state: 'note', found, remedy, error: null };
}

/** Some or all calls will fail until the remedy is applied. */
export function problem(topic: Topic, found: string, remedy: Remedy): Check {
  return { topic, state: 'problem', found, remedy, error: null };
}

/** A failure of the closed list, with its own remedy or one that fits the machine better. */
export function failure(topic: Topic, error: AppError, remedy: Remedy | null = null): Check {
  return { topic, state: 'problem', found: error.detail, remedy, error };
}
