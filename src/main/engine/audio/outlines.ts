import { setTimeout as delay } from 'node:timers/promises';
import type { Peaks } from '../../../shared/domain/call-details.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type CallSource, readCallSource, readPeaks, savePeaks } from '../catalog/call-source.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { measureRecording } from './measure-recording.ts';

/** The outlines of recordings. */
export interface Outlines {
  /**
   * The outline of a call's recording: from the catalog once it was measured. Until then what there is after a moment, so
   * that it can be asked for again and again while it grows. Errors: see `measureRecording`.
   */
  of(callId: string): Promise<Result<Peaks, AppError>>;
}

/** An answer takes no longer than this. */
const ANSWER_MS = 300;
/** What nobody asked for again in this time is not measured on. */
const FORGOTTEN_MS = 3000;

interface Measuring {
  readonly soFar: () => Peaks;
  readonly ended: Promise<Result<Peaks, AppError>>;
  readonly forgotten: NodeJS.Timeout;
}

/** Measures until `closing`; nothing is written after that. */
export function openOutlines(catalog: Catalog, ffmpegPath: () => string | null, closing: AbortSignal): Outlines {
  const running = new Map<number, Measuring>();
  const start = (source: CallSource): Measuring => {
    const left = new AbortController();
    const measurement = measureRecording(source, ffmpegPath(), AbortSignal.any([left.signal, closing]));
    const forgotten = setTimeout(() => left.abort(), FORGOTTEN_MS).unref();
    const finish = async () => {
      try {
        const result = await measurement.ended;
        if (!result.ok) return result;
        const peaks = measurement.soFar();
        if (!closing.aborted) savePeaks(catalog, source.recordingId, peaks);
        return ok({ ...peaks, complete: true });
      } finally {
        clearTimeout(forgotten);
        running.delete(source.recordingId);
      }
    };
    const soFar = () => ({ ...measurement.soFar(), complete: false });
    const measuring = { soFar, ended: finish(), forgotten };
    running.set(source.recordingId, measuring);
    return measuring;
  };
  return {
    async of(callId) {
      const source = readCallSource(catalog, callId);
      if (!source.ok) return source;
      const { recordingId } = source.value;
      const kept = readPeaks(catalog, recordingId);
      if (kept) return ok({ ...kept, complete: true });
      const measuring = running.get(recordingId) ?? start(source.value);
      measuring.forgotten.refresh();
      const answered = await Promise.race([measuring.ended, delay(ANSWER_MS, null, { ref: false })]);
      return answered ?? ok(measuring.soFar());
    },
  };
}
