import type { BatchProgress } from '../../../shared/domain/batch-progress.ts';
import type { StageTimes } from '../../../shared/ipc/analyzer-contract.ts';

/** Counts a batch as it goes. Durations in seconds of the monotonic clock. */
export interface ProgressCounter {
  found(): void;
  /** A file with an answer that needed no analysis. */
  answered(kind: 'failed' | 'rejected' | 'skipped'): void;
  /** A call that was analysed before this batch was stopped. */
  doneBefore(durationS: number): void;
  /** A call that is to be analysed. */
  queued(durationS: number): void;
  moved(callId: string, share: number, durationS: number): void;
  ended(callId: string, kind: 'done' | 'failed', durationS: number, times: StageTimes | null): void;
  scanEnded(): void;
  snapshot(): BatchProgress;
}

/** Starts counting. */
export function countProgress(now: () => number = () => performance.now()): ProgressCounter {
  const counts = { found: 0, done: 0, failed: 0, rejected: 0, skipped: 0 };
  const perStage: Record<string, number> = { decode: 0, vad: 0, asr: 0, text: 0, acoustic: 0 };
  const moving = new Map<string, { readonly share: number; readonly durationS: number }>();
  let audioTotalS = 0;
  let audioEndedS = 0;
  let audioBeforeS = 0;
  let scanning = true;
  let workSince: number | null = null;

  return {
    found() {
      counts.found += 1;
    },
    answered(kind) {
      counts[kind] += 1;
    },
    doneBefore(durationS) {
      counts.done += 1;
      audioBeforeS += durationS;
    },
    queued(durationS) {
      workSince ??= now();
      audioTotalS += durationS;
    },
    moved(callId, share, durationS) {
      moving.set(callId, { share, durationS });
    },
    ended(callId, kind, durationS, times) {
      moving.delete(callId);
      counts[kind] += 1;
      audioEndedS += durationS;
      perStage.decode = (perStage.decode ?? 0) + (times?.decodeS ?? 0);
      perStage.vad = (perStage.vad ?? 0) + (times?.vadS ?? 0);
      perStage.asr = (perStage.asr ?? 0) + (times?.asrS ?? 0);
      perStage.text = (perStage.text ?? 0) + (times?.textS ?? 0);
      perStage.acoustic = (perStage.acoustic ?? 0) + (times?.acousticS ?? 0);
    },
    scanEnded() {
      scanning = false;
    },
    snapshot() {
      const audioDoneS = [...moving.values()].reduce((sum, call) => sum + call.share * call.durationS, audioEndedS);
      const wallS = workSince === null ? 0 : (now() - workSince) / 1000;
      const speed = wallS > 0 ? audioDoneS / wallS : 0;
      const answered = counts.done + counts.failed + counts.rejected + counts.skipped;
      return {
        phase: scanning ? 'scanning' : answered >= counts.found ? 'done' : 'analysing',
        ...counts,
        audioDoneS: audioBeforeS + audioDoneS,
        audioTotalS: audioBeforeS + audioTotalS,
        perStage: { ...perStage },
        etaS: scanning || speed === 0 ? null : Math.max(0, audioTotalS - audioDoneS) / speed,
        audioHoursPerHour: speed,
        topics: null,
        // Two figures are all that anybody sees, and what does not change need not be drawn again.
        calls: Object.fromEntries([...moving].map(([callId, { share }]) => [callId, Math.floor(share * 100) / 100])),
      };
    },
  };
}
