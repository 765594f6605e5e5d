import { totalmem } from 'node:os';

/**
 * Memory that all our processes together may count on, in bytes: what the machine has, less where its control group or
 * the setting (in GB; null: none) allows less. The setting can never give more than there is.
 */
export function usableMemoryBytes(
  maxMemoryGb: number | null,
  machineBytes: number = totalmem(),
  constrainedBytes: number = process.constrainedMemory(),
): number {
  // Without a limit Node gives 0, or a number larger than the machine.
  const limitBytes = constrainedBytes > 0 ? constrainedBytes : Number.POSITIVE_INFINITY;
  return Math.min(machineBytes, limitBytes, maxMemoryGb === null ? Number.POSITIVE_INFINITY : maxMemoryGb * 2 ** 30);
}
