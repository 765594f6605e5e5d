import type { Bottleneck } from '../../../shared/domain/bottleneck.ts';
import { STAGES } from '../../../shared/domain/job.ts';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';

/** What the machine did during a run, on average but for the memory. All in percent, 0..100. */
export interface MachineLoad {
  readonly ownCpuPercent: number;
  readonly systemCpuPercent: number;
  readonly peakMemoryPercent: number;
}

/** As much of a run as tells what held it back. */
export interface MeasuredRun extends Pick<BatchSummary, 'stagesS' | 'wallS' | 'analyzers'> {
  readonly counts: Pick<BatchSummary['counts'], 'analysed'>;
}

/**
 * Names the one thing that is worth changing first. The order is that of how much each spoils the figures behind it: short
 * memory slows everything, other programs take what we would use, and only then do our own stages count. `load` is null
 * when the machine was not watched.
 */
export function findBottleneck(summary: MeasuredRun, load: MachineLoad | null): Bottleneck {
  const { stagesS, wallS, analyzers } = summary;
  // Topics are found beside the analyzers, and hold none of them up.
  const spentS = STAGES.reduce((sum, stage) => sum + (stagesS[stage] ?? 0), 0);
  if (summary.counts.analysed === 0 || spentS <= 0) return { kind: 'nothing_analysed', percent: 0 };
  const sharePercent = (stage: string) => ((stagesS[stage] ?? 0) / spentS) * 100;
  if (load !== null) {
    const { ownCpuPercent, systemCpuPercent, peakMemoryPercent } = load;
    if (peakMemoryPercent >= 95) return { kind: 'memory', percent: peakMemoryPercent };
    const otherPercent = systemCpuPercent - ownCpuPercent;
    if (systemCpuPercent >= 85 && otherPercent >= 35) return { kind: 'other_programs', percent: otherPercent };
    // Decoding is quick work: when it takes long and the cores rest, it waits for bytes.
    if (sharePercent('decode') >= 40 && ownCpuPercent < 50) {
      return { kind: 'slow_source', percent: sharePercent('decode') };
    }
    if (ownCpuPercent < 50) return { kind: 'idle_cores', percent: ownCpuPercent };
  }
  // Analyzers that were busy less than half of the time were loading models, or waiting for files to be found and hashed.
  const idlePercent = (1 - spentS / (wallS * analyzers)) * 100;
  if (idlePercent > 50) return { kind: 'engine', percent: idlePercent };
  const kind = STAGES.toSorted((a, b) => sharePercent(b) - sharePercent(a))[0] ?? 'asr';
  return { kind, percent: sharePercent(kind) };
}
