import { z } from 'zod';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Catalog } from './catalog.ts';

/** Where the sound of a call lies, and what it is. */
export interface CallSource {
  readonly recordingId: number;
  readonly sha256: string;
  /** For the system. */
  readonly pathBytes: Buffer;
  readonly codec: string;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly durationS: number;
}

/** The recording of a call. Error: `not_found`. */
export function readCallSource(catalog: Catalog, callId: string): Result<CallSource, AppError> {
  const row = catalog.first(
    catalog.sql
      .selectFrom('calls')
      .innerJoin('files', 'files.id', 'calls.file_id')
      .innerJoin('recordings', 'recordings.id', 'calls.recording_id')
      .select(['recordings.id', 'recordings.sha256', 'recordings.codec', 'recordings.channels'])
      .select(['recordings.sample_rate_hz', 'files.path_bytes', 'calls.duration_s'])
      .where('calls.id', '=', callId),
  );
  if (!row) return err(appError('not_found', 'no such call'));
  return ok({
    recordingId: row.id,
    sha256: row.sha256,
    pathBytes: Buffer.from(row.path_bytes),
    codec: row.codec,
    channels: row.channels,
    sampleRateHz: row.sample_rate_hz,
    durationS: row.duration_s,
  });
}

/** The outline of a recording as it was kept; null when it was never measured. */
export function readPeaks(catalog: Catalog, recordingId: number): { binsPerS: number; channels: Uint8Array[] } | null {
  const row = catalog.first(catalog.sql.selectFrom('peaks').selectAll().where('recording_id', '=', recordingId));
  if (!row) return null;
  const bins = row.data.length / row.channels;
  // Copies: a view would carry all of the database's buffer through every message.
  const channels = Array.from(
    { length: row.channels },
    (_, n) => new Uint8Array(row.data.slice(n * bins, (n + 1) * bins)),
  );
  return { binsPerS: row.bins_per_s, channels };
}

/** Keeps the outline of a recording. Channels are of equal length. */
export function savePeaks(
  catalog: Catalog,
  recordingId: number,
  peaks: { readonly binsPerS: number; readonly channels: readonly Uint8Array[] },
): void {
  const row = {
    bins_per_s: peaks.binsPerS,
    channels: z.int().min(1).parse(peaks.channels.length),
    data: Buffer.concat(peaks.channels),
  };
  catalog.quickTransaction(() =>
    catalog.run(
      catalog.sql
        .insertInto('peaks')
        .values({ recording_id: recordingId, ...row })
        .onConflict((conflict) => conflict.column('recording_id').doUpdateSet(row)),
    ),
  );
}
