import { basename } from 'node:path';
import type { ErrorCode } from '../../../shared/errors.ts';
import { MOST_NAMED, type PreflightSummary } from '../../../shared/ipc/engine/batch-requests.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Outlook } from '../batch/outlook.ts';
import type { RejectedFile } from '../batch/preflight.ts';
import type { Engine } from '../index.ts';

/** An outlook as a window shows it: names and counts, without paths. */
export function summarise(outlook: Outlook, engine: Pick<Engine, 'batches' | 'settingsOf'>, settings: Settings) {
  const { rejected, others, duplicates, known: _known, sizeBytes: _size, asr, vad, ...figures } = outlook;
  const speed = measuredSpeed(engine, asr.id);
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

/** So much audio tells a speed without loading the models making up most of it. */
const ENOUGH_AUDIO_S = 600;

/**
 * Seconds of audio a second with this recogniser, over the last batches that together analysed enough; null: none
 * analysed anything.
 */
function measuredSpeed(engine: Pick<Engine, 'batches' | 'settingsOf'>, asrModel: string): number | null {
  let [audioS, wallS] = [0, 0];
  for (const { id, summary } of engine.batches()) {
    if (audioS >= ENOUGH_AUDIO_S) break;
    if (!summary || summary.audioS === 0 || engine.settingsOf(id)?.asrModel !== asrModel) continue;
    audioS += summary.audioS;
    wallS += summary.wallS;
  }
  return wallS > 0 ? audioS / wallS : null;
}
