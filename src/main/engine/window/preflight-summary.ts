import { basename } from 'node:path';
import type { ErrorCode } from '../../../shared/errors.ts';
import { MOST_NAMED, type PreflightSummary } from '../../../shared/ipc/engine/batch-requests.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Outlook } from '../batch/outlook.ts';
import type { RejectedFile } from '../batch/preflight.ts';
import type { Engine } from '../index.ts';
import { measuredSpeeds } from './measured-speeds.ts';

/** An outlook as a window shows it: names and counts, without paths. */
export function summarise(outlook: Outlook, engine: Pick<Engine, 'batches' | 'settingsOf'>, settings: Settings) {
  const { rejected, others, duplicates, known: _known, sizeBytes: _size, asr, vad, glossaries, ...figures } = outlook;
  const speed = measuredSpeeds(engine).get(asr.id) ?? null;
  return {
    ...figures,
    asr: { ...asr, languages: [...asr.languages] },
    vad: { ...vad, languages: [...vad.languages] },
    rejectedCount: rejected.length,
    rejected: byReason(rejected),
    othersCount: others.length,
    duplicatesCount: duplicates.length,
    duplicates: duplicates.slice(0, MOST_NAMED).map(({ path, of }) => ({ fileName: basename(path), of: basename(of) })),
    estimateS: speed === null ? null : outlook.todoS / speed,
    agentChannel: settings.agentChannel,
    agentRules: settings.agentRules,
    topics: { mode: settings.topics, networkAllowed: settings.networkAllowed, glossaries: { ...glossaries } },
  } satisfies PreflightSummary;
}

function byReason(rejected: readonly RejectedFile[]): PreflightSummary['rejected'] {
  const reasons = new Map<ErrorCode, string[]>();
  for (const { path, error } of rejected) {
    const names = reasons.get(error.code);
    if (names) names.push(basename(path));
    else reasons.set(error.code, [basename(path)]);
  }
  return [...reasons]
    .map(([code, names]) => ({ code, count: names.length, names: names.slice(0, MOST_NAMED) }))
    .sort((a, b) => b.count - a.count);
}
