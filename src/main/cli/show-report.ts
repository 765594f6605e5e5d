import type { PerformanceReport } from '../engine/monitor/report.ts';
import type { CliContext } from './context.ts';
import { megabytes } from './figures.ts';
import { type Phrase, say } from './words.ts';

/** Prints the figures of a run that help to make the next one faster. All of them are in `performance_report_….json`. */
export function showReport(context: CliContext, report: PerformanceReport): void {
  const { language } = context;
  const { speed, stages, cpu, gpu, memory, errors } = report;
  const slowestFirst = Object.entries(stages).toSorted(([, a], [, b]) => b.sharePercent - a.sharePercent);
  const rows: (readonly [Phrase, string])[] = [
    ['filesPerHour', speed.filesPerHour.toFixed(1)],
    ['audioPerHour', speed.audioHoursPerHour.toFixed(1)],
    ['stages', slowestFirst.map(([stage, { sharePercent }]) => `${stage} ${percent(sharePercent)}`).join(', ')],
  ];
  if (cpu) {
    const use = { own: percent(cpu.ownMeanPercent), system: percent(cpu.systemMeanPercent), cores: cpu.cores };
    rows.push(['processor', say('processorUse', language, use)]);
  }
  rows.push(['memory', say('memoryUse', language, { peak: megabytes(memory.peakRssBytes) })]);
  if (gpu) {
    const use = { mean: percent(gpu.meanPercent), peak: percent(gpu.peakPercent) };
    rows.push(['graphics', say('graphicsUse', language, use)]);
  }
  rows.push(['errors', `${percent(errors.failedPercent)}, ${percent(errors.rejectedPercent)}`]);
  rows.push(['bottleneck', report.bottleneck.sentence]);
  const width = Math.max(...rows.map(([phrase]) => say(phrase, language).length));
  for (const [phrase, value] of rows) context.print(`  ${say(phrase, language).padEnd(width)}  ${value}`);
}

function percent(value: number): string {
  return `${value.toFixed(0)} %`;
}
