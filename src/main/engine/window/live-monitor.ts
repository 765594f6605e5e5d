import { availableParallelism } from 'node:os';
import type { BatchProgress } from '../../../shared/domain/batch-progress.ts';
import type { LivePoint } from '../../../shared/domain/live-point.ts';
import type { LiveState } from '../../../shared/ipc/engine/batch-requests.ts';
import { findBottleneck } from '../monitor/bottleneck.ts';
import { machineLoad } from '../monitor/report.ts';
import type { Sample } from '../monitor/sample.ts';
import { type Sampler, startSampler } from '../monitor/sampler.ts';
import type { Announcer } from './announcer.ts';

/** Watches the machine while a batch runs, for the windows and for the report at its end. */
export interface LiveMonitor {
  /** Begins anew with the processes that `pids` names at the time. */
  watch(pids: () => readonly number[]): Sampler;
  /** Takes over where the batch stands. */
  heard(progress: BatchProgress): void;
  /** All of the last watch; null before the first. */
  state(): LiveState | null;
}

/** Points a chart is drawn from; a longer run is shown with fewer a minute. */
const MOST_POINTS = 600;
/** Speed is measured over this long: over less it jumps with every call that ends. */
const SPEED_OVER_S = 20;

interface Watch {
  readonly sampler: Sampler;
  readonly pids: () => readonly number[];
  points: LivePoint[];
  everyNth: number;
  samples: number;
  progress: BatchProgress | null;
  /** Where the audio stood at the last samples after the scan. */
  marks: { readonly atS: number; readonly audioDoneS: number }[];
}

/** Makes one that tells windows every second. */
export function createLiveMonitor({ tell }: Pick<Announcer, 'tell'>): LiveMonitor {
  const cores = availableParallelism();
  let watch: Watch | null = null;
  const bottleneckOf = ({ sampler, progress, pids, points }: Watch) => {
    // Of a batch that goes on, what was analysed before tells nothing of now.
    if (!progress || Object.values(progress.perStage).every((seconds) => seconds === 0)) return null;
    const wallS = points.at(-1)?.atS ?? 0;
    const run = { stagesS: progress.perStage, wallS, analyzers: Math.max(1, pids().length) };
    return findBottleneck(
      { ...run, counts: { analysed: Math.max(1, progress.done) } },
      machineLoad(sampler.samples, cores),
    );
  };
  const take = (of: Watch, sample: Sample) => {
    const point = pointOf(of, sample, cores);
    of.samples += 1;
    if (of.samples % of.everyNth === 0) of.points.push(point);
    if (of.points.length > MOST_POINTS) {
      of.everyNth *= 2;
      of.points = of.points.filter((_, index) => index % 2 === 1);
    }
    if (watch === of) tell('live', { point, gpu: gpuOf(sample), stagesS: stagesOf(of), bottleneck: bottleneckOf(of) });
  };
  return {
    watch(pids) {
      const sampler = startSampler(pids, 1000, (sample) => take(begun, sample));
      const begun: Watch = { sampler, pids, points: [], everyNth: 1, samples: 0, progress: null, marks: [] };
      watch = begun;
      return sampler;
    },
    heard(progress) {
      if (watch) watch.progress = progress;
    },
    state() {
      if (!watch) return null;
      const last = watch.sampler.samples.at(-1);
      return {
        cores,
        systemMemoryBytes: last?.systemTotalBytes ?? 0,
        gpu: last ? gpuOf(last) : null,
        stagesS: stagesOf(watch),
        points: watch.points,
        bottleneck: bottleneckOf(watch),
      };
    },
  };
}

const stagesOf = ({ progress }: Watch) => ({ ...progress?.perStage });
const gpuOf = ({ gpu }: Sample) => gpu && { used: gpu.usedPercent / 100 };

function pointOf(watch: Watch, sample: Sample, cores: number): LivePoint {
  const atS = sample.atMs / 1000;
  return {
    atS,
    ownCpu: Math.min(1, sample.ownCpuPercent / cores / 100),
    systemCpu: sample.systemCpuPercent / 100,
    ownMemoryBytes: sample.ownRssBytes,
    systemMemoryBytes: sample.systemUsedBytes,
    speed: speedOf(watch, atS),
  };
}

/** While files are being found, what was analysed before the batch went on is still being counted in: the mean has to do. */
function speedOf(watch: Watch, atS: number): number {
  const { progress, marks } = watch;
  if (!progress || progress.phase === 'scanning') return progress?.audioHoursPerHour ?? 0;
  marks.push({ atS, audioDoneS: progress.audioDoneS });
  while ((marks[1]?.atS ?? atS) <= atS - SPEED_OVER_S) marks.shift();
  const [first] = marks;
  if (!first || first.atS >= atS) return progress.audioHoursPerHour;
  return Math.max(0, progress.audioDoneS - first.audioDoneS) / (atS - first.atS);
}
