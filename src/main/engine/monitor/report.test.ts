import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { bottleneckText } from '../../../shared/bottleneck-text.ts';
import type { BatchSummary } from '../../../shared/domain/outcome.ts';
import { LANGUAGES } from '../../../shared/language.ts';
import { findBottleneck } from './bottleneck.ts';
import { parseGpu } from './gpu.ts';
import { performanceReport } from './report.ts';
import type { Sample } from './sample.ts';
import { busyPercent, startSampler } from './sampler.ts';

const summary: BatchSummary = {
  batchId: 'b-1',
  startedAt: '2026-03-01T12:00:00.000Z',
  endedAt: '2026-03-01T12:01:00.000Z',
  counts: { found: 20, analysed: 10, failed: 4, rejected: 5, skipped: 1 },
  audioS: 600,
  wallS: 60,
  stagesS: { decode: 5, vad: 5, asr: 40 },
  onnxS: 44,
  analyzers: 1,
  peakRssBytes: 5e8,
  cancelled: false,
  topics: null,
};

const sample: Sample = {
  atMs: 1000,
  ownCpuPercent: 180,
  ownRssBytes: 7e8,
  heapBytes: 3e7,
  systemCpuPercent: 95,
  systemUsedBytes: 4e9,
  systemTotalBytes: 8e9,
  gpu: null,
};

describe('the performance report', () => {
  const report = performanceReport({
    summary,
    errorCodes: ['not_audio', 'timeout', 'not_audio'],
    samples: [sample, { ...sample, ownCpuPercent: 160, systemUsedBytes: 6e9 }],
    cores: 2,
    language: 'en',
  });

  it('gives speed, shares, errors and peaks', () => {
    expect(report).toMatchObject({
      speed: { filesPerHour: 600, audioHoursPerHour: 10 },
      stages: { decode: { seconds: 5, sharePercent: 10 }, asr: { seconds: 40, sharePercent: 80 } },
      onnx: { seconds: 44, sharePercent: 88 },
      errors: { failedPercent: 20, rejectedPercent: 25, byCode: { not_audio: 2, timeout: 1 } },
      memory: { peakRssBytes: 7e8, peakHeapBytes: 3e7, peakSystemPercent: 75, systemTotalBytes: 8e9 },
      cpu: { cores: 2, ownMeanPercent: 85, ownPeakPercent: 90, systemMeanPercent: 95 },
      gpu: null,
    });
  });

  it('names the bottleneck in one sentence', () => {
    expect(report.bottleneck).toEqual({
      kind: 'asr',
      sentence: 'Recognising speech took 80% of the time; a smaller model or more cores speed it up.',
    });
  });

  it('can be made again without samples, and of nothing', () => {
    const later = performanceReport({ summary, errorCodes: [], samples: [], cores: 2, language: 'fr' });
    expect(later).toMatchObject({ cpu: null, memory: { peakRssBytes: 5e8, peakHeapBytes: null } });
    const counts = { found: 0, analysed: 0, failed: 0, rejected: 0, skipped: 0 };
    const nothing = { ...summary, counts, audioS: 0, wallS: 0, stagesS: {}, onnxS: 0 };
    const empty = performanceReport({ summary: nothing, errorCodes: [], samples: [], cores: 2, language: 'ar' });
    expect(JSON.stringify(empty)).not.toMatch(/NaN|null,"sharePercent/);
    expect(empty.bottleneck.kind).toBe('nothing_analysed');
  });
});

describe('the bottleneck', () => {
  const load = { ownCpuPercent: 90, systemCpuPercent: 95, peakMemoryPercent: 50 };
  it.each([
    ['memory', summary, { ...load, peakMemoryPercent: 97 }],
    ['other_programs', summary, { ...load, ownCpuPercent: 40 }],
    [
      'slow_source',
      { ...summary, stagesS: { decode: 40, asr: 10 } },
      { ...load, ownCpuPercent: 20, systemCpuPercent: 25 },
    ],
    ['idle_cores', summary, { ...load, ownCpuPercent: 45, systemCpuPercent: 50 }],
    ['engine', { ...summary, wallS: 200 }, null],
    ['vad', { ...summary, stagesS: { decode: 5, vad: 40, asr: 5 } }, load],
    ['decode', { ...summary, stagesS: { decode: 40, vad: 5, asr: 5 } }, load],
  ] as const)('is %s', (kind, run, machine) => {
    const found = findBottleneck(run, machine);
    expect(found.kind).toBe(kind);
    for (const language of LANGUAGES) expect(bottleneckText(found, language)).toMatch(/^[^!]{10,}\.$/);
  });
});

describe('the sampler', () => {
  it('watches its own and other processes', async () => {
    const sampler = startSampler(() => [process.ppid, 2 ** 22 + 1], 30);
    while (sampler.samples.length < 3) await delay(20);
    sampler.stop();
    const [first] = sampler.samples;
    expect(first?.ownRssBytes).toBeGreaterThan(process.memoryUsage().rss / 2);
    expect(first?.systemUsedBytes).toBeLessThan(first?.systemTotalBytes ?? 0);
    const count = sampler.samples.length;
    await delay(100);
    expect(sampler.samples.length).toBeLessThanOrEqual(count + 1);
  });

  it('works out how busy the cores were', () => {
    const core = (idle: number, user: number) => ({
      model: '',
      speed: 0,
      times: { idle, user, sys: 0, nice: 0, irq: 0 },
    });
    expect(busyPercent([core(0, 0), core(0, 0)], [core(100, 0), core(50, 50)])).toBe(25);
    expect(busyPercent([core(5, 5)], [core(5, 5)])).toBe(0);
  });

  it('reads what nvidia-smi says', () => {
    expect(parseGpu('37, 1024, 8192\n5, 1, 2\n')).toEqual({ usedPercent: 37, usedBytes: 2 ** 30, totalBytes: 2 ** 33 });
    expect(parseGpu('[N/A], 1024, 8192')).toBeNull();
    expect(parseGpu('')).toBeNull();
  });
});
