import { availableParallelism } from 'node:os';
import type { Settings } from '../../../shared/settings/schema.ts';
import { type ModelSet, modelSetBytes } from './settings-snapshot.ts';
import { usableMemoryBytes } from './usable-memory.ts';

/** How the machine is divided. */
export interface Sizing {
  readonly analyzers: number;
  /** Threads inside one model operator, per analyzer. */
  readonly threads: number;
  readonly ioWorkers: number;
  /** Memory at which batches shrink, in bytes. */
  readonly memoryLimitBytes: number;
}

/**
 * What an analyzer takes: itself with ffmpeg and the audio in flight, and its models, whose weights ONNX Runtime partly
 * holds a second time, packed for the processor. More analyzers than memory allows would only swap.
 */
const ANALYZER_BYTES = 300e6;
const PER_MODEL_BYTE = 1.5;
/** The rest is the system's, and what else is open on a desktop. */
const ANALYZERS_SHARE = 0.5;
/** Beyond this many, processes of more threads cost less memory for about the same speed. */
const MOST_ANALYZERS = 8;

/** Memory an analyzer takes whose models' files have `modelBytes`. */
function analyzerBytes(modelBytes: number): number {
  return ANALYZER_BYTES + PER_MODEL_BYTE * modelBytes;
}

/** Whether not even one analyzer of such models fits into the part of the memory that analyzers may take. */
export function isTight(memoryBytes: number, modelBytes: number): boolean {
  return analyzerBytes(modelBytes) > memoryBytes * ANALYZERS_SHARE;
}

/**
 * Divides the cores: processes of one thread first, because decoding and the rest of the work beside the models then
 * run beside each other too; what the settings say wins.
 * `memoryBytes` may be used (see `usableMemoryBytes`), `modelBytes` is the size of the models' files.
 */
export function divideMachine(
  settings: Settings,
  memoryBytes: number,
  modelBytes: number,
  cores: number = availableParallelism(),
): Sizing {
  const fitting = Math.max(1, Math.floor((memoryBytes * ANALYZERS_SHARE) / analyzerBytes(modelBytes)));
  const wanted = settings.threads === null ? cores : Math.floor(cores / settings.threads);
  const analyzers = settings.analyzers ?? Math.max(1, Math.min(wanted, fitting, MOST_ANALYZERS));
  return {
    analyzers,
    threads: settings.threads ?? Math.max(1, Math.floor(cores / analyzers)),
    ioWorkers: settings.ioWorkers ?? Math.max(2, cores),
    memoryLimitBytes: (memoryBytes * settings.memoryThresholdPercent) / 100,
  };
}

/** How this machine is divided for these models. */
export function sizeFor(settings: Settings, models: ModelSet): Sizing {
  return divideMachine(settings, usableMemoryBytes(settings.maxMemoryGb), modelSetBytes(models));
}
