import type { SettingKey } from '../../../shared/settings/change.ts';
import type { NumberKey } from '../../../shared/settings/facts.ts';

/** What a number counts; its sign stands behind the field. */
export type Unit = 'seconds' | 'gigabytes' | 'percent' | 'dollars' | 'none';

/** A number as it is asked for. */
export interface NumberSetting {
  readonly key: NumberKey;
  readonly unit: Unit;
  readonly step: number;
}

/** How a call is cut before it is recognised. */
export const CUTTING: readonly NumberSetting[] = [
  { key: 'chunkDurationS', unit: 'seconds', step: 1 },
  { key: 'overlapS', unit: 'seconds', step: 0.5 },
  { key: 'mergeGapS', unit: 'seconds', step: 0.1 },
  { key: 'minDurationS', unit: 'seconds', step: 0.1 },
];

/** How much of the machine is used. */
export const MACHINE: readonly NumberSetting[] = [
  { key: 'analyzers', unit: 'none', step: 1 },
  { key: 'threads', unit: 'none', step: 1 },
  { key: 'fileBatchSize', unit: 'none', step: 1 },
  { key: 'chunkBatchSize', unit: 'none', step: 1 },
  { key: 'ioWorkers', unit: 'none', step: 1 },
  { key: 'maxMemoryGb', unit: 'gigabytes', step: 1 },
  { key: 'memoryThresholdPercent', unit: 'percent', step: 5 },
];

/** The parts of the section, each with the settings that are taken back together. */
export const GROUPS = {
  agent: ['agentChannel', 'agentRules'],
  cutting: CUTTING.map(({ key }) => key),
  // The program that is run as ffmpeg is a person's own choice, taken back where it is shown.
  machine: MACHINE.map(({ key }) => key),
  csv: ['csvSeparator', 'csvOneLine'],
  commandLine: ['language'],
} as const satisfies Readonly<Record<string, readonly SettingKey[]>>;
/** See `GROUPS`. */
export type GroupId = keyof typeof GROUPS;
