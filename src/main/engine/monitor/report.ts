import { bottleneckText } from '../../../shared/bottleneck-text.ts';
import type { BottleneckKind } from '../../../shared/domain/bottleneck.ts';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/language.ts';
import { findBottleneck, type MachineLoad } from './bottleneck.ts';
import type { Sample } from './sample.ts';

/** What `performance_report_….json` holds. Percentages are 0..100, of all cores where they are of the processor. */
export interface PerformanceReport {
  readonly schema: 1;
  readonly batchId: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly cancelled: boolean;
  readonly counts: BatchSummary['counts'];
  readonly speed: {
    readonly wallS: number;
    readonly audioS: number;
    readonly filesPerHour: number;
    readonly audioHoursPerHour: number;
  };
  /** Seconds in each stage, summed over analyzers, and its share of all stages. */
  readonly stages: Readonly<Record<string, { readonly seconds: number; readonly sharePercent: number }>>;
  /** Time inside ONNX Runtime, summed over analyzers. */
  readonly onnx: { readonly seconds: number; readonly sharePercent: number };
  readonly analyzers: number;
  readonly errors: {
    readonly failedPercent: number;
    readonly rejectedPercent: number;
    readonly byCode: Readonly<Partial<Record<ErrorCode, number>>>;
  };
  readonly memory: {
    readonly peakRssBytes: number;
    readonly peakHeapBytes: number | null;
    readonly peakSystemPercent: number | null;
    readonly systemTotalBytes: number | null;
  };
  readonly cpu: {
    readonly cores: number;
    readonly ownMeanPercent: number;
    readonly ownPeakPercent: number;
    readonly systemMeanPercent: number;
  } | null;
  readonly gpu: {
    readonly meanPercent: number;
    readonly peakPercent: number;
    readonly peakUsedBytes: number;
    readonly totalBytes: number;
  } | null;
  readonly bottleneck: { readonly kind: BottleneckKind; readonly sentence: string };
}

/** What a report is made from. `samples` is empty when it is made again later, from the catalog alone. */
export interface ReportInput {
  readonly summary: BatchSummary;
  readonly errorCodes: readonly ErrorCode[];
  readonly samples: readonly Sample[];
  readonly cores: number;
  readonly language: Language;
}

/** Works a run's figures out. Pure. */
export function performanceReport({ summary, errorCodes, samples, cores, language }: ReportInput): PerformanceReport {
  const { counts, wallS, audioS, stagesS, onnxS } = summary;
  const spentS = Object.values(stagesS).reduce((sum, seconds) => sum + seconds, 0);
  const load = machineLoad(samples, cores);
  const bottleneck = findBottleneck(summary, load);
  return {
    schema: 1,
    batchId: summary.batchId,
    startedAt: summary.startedAt,
    endedAt: summary.endedAt,
    cancelled: summary.cancelled,
    counts,
    speed: {
      wallS,
      audioS,
      filesPerHour: ratio(counts.analysed * 3600, wallS),
      audioHoursPerHour: ratio(audioS, wallS),
    },
    stages: Object.fromEntries(
      Object.entries(stagesS).map(([stage, seconds]) => [
        stage,
        { seconds, sharePercent: ratio(seconds * 100, spentS) },
      ]),
    ),
    onnx: { seconds: onnxS, sharePercent: ratio(onnxS * 100, spentS) },
    analyzers: summary.analyzers,
    errors: {
      failedPercent: ratio(counts.failed * 100, counts.found),
      rejectedPercent: ratio(counts.rejected * 100, counts.found),
      byCode: countBy(errorCodes),
    },
    memory: {
      peakRssBytes: Math.max(summary.peakRssBytes, ...samples.map(({ ownRssBytes }) => ownRssBytes)),
      peakHeapBytes: max(samples.map(({ heapBytes }) => heapBytes)),
      peakSystemPercent: load?.peakMemoryPercent ?? null,
      systemTotalBytes: samples[0]?.systemTotalBytes ?? null,
    },
    cpu: load && {
      cores,
      ownMeanPercent: load.ownCpuPercent,
      ownPeakPercent: max(samples.map(({ ownCpuPercent }) => ownCpuPercent / cores)) ?? 0,
      systemMeanPercent: load.systemCpuPercent,
    },
    gpu: gpuUse(samples),
    bottleneck: { kind: bottleneck.kind, sentence: bottleneckText(bottleneck, language) },
  };
}

/** What the machine did while it was watched; null when it was not. `cores` are those the percentages are of. */
export function machineLoad(samples: readonly Sample[], cores: number): MachineLoad | null {
  if (samples.length === 0) return null;
  return {
    ownCpuPercent: mean(samples.map(({ ownCpuPercent }) => ownCpuPercent / cores)),
    systemCpuPercent: mean(samples.map(({ systemCpuPercent }) => systemCpuPercent)),
    peakMemoryPercent:
      max(samples.map(({ systemUsedBytes, systemTotalBytes }) => (systemUsedBytes / systemTotalBytes) * 100)) ?? 0,
  };
}

function gpuUse(samples: readonly Sample[]): PerformanceReport['gpu'] {
  const loads = samples.flatMap(({ gpu }) => gpu ?? []);
  const [first] = loads;
  if (!first) return null;
  return {
    meanPercent: mean(loads.map(({ usedPercent }) => usedPercent)),
    peakPercent: Math.max(...loads.map(({ usedPercent }) => usedPercent)),
    peakUsedBytes: Math.max(...loads.map(({ usedBytes }) => usedBytes)),
    totalBytes: first.totalBytes,
  };
}

function countBy(codes: readonly ErrorCode[]): Partial<Record<ErrorCode, number>> {
  const counts: Partial<Record<ErrorCode, number>> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const max = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
