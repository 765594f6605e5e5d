import { isNoRecording } from '../../../shared/domain/left-aside.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { estimateDurationS } from './estimate-duration.ts';
import { type FedFile, type FeedOptions, feed } from './feed.ts';

/** A file that would not be analysed, and why. */
export interface RejectedFile {
  readonly path: string;
  readonly error: AppError;
}

/** What a batch would do. */
export interface Preflight {
  readonly found: number;
  /** Recordings with content of their own. */
  readonly recordings: number;
  /** Of those, how many this catalog already has an analysis of, with whatever settings. */
  readonly known: number;
  /** Seconds of audio of the recordings, as their headers claim or by their sizes. */
  readonly audioS: number;
  readonly sizeBytes: number;
  readonly rejected: readonly RejectedFile[];
  /** Files that are no recordings by their name; not counted in `found`. */
  readonly others: readonly RejectedFile[];
  /** Files with the content of an earlier one. */
  readonly duplicates: readonly { readonly path: string; readonly of: string }[];
}

/** Looks at everything a batch would look at, and writes nothing. */
export async function preflight(catalog: Catalog, options: FeedOptions): Promise<Result<Preflight, AppError>> {
  const all: FedFile[] = [];
  const fed = await feed(options, (one) => {
    all.push(one);
  });
  if (!fed.ok) return fed;
  all.sort((a, b) => a.position - b.position);
  const rejected: RejectedFile[] = [];
  const duplicates: { path: string; of: string }[] = [];
  const first = new Map<string, string>();
  const others: RejectedFile[] = [];
  let [known, audioS, sizeBytes] = [0, 0, 0];
  for (const { path, identified } of all) {
    if (!identified.ok && isNoRecording(identified.error)) {
      others.push({ path, error: identified.error });
      continue;
    }
    if (!identified.ok) {
      rejected.push({ path, error: identified.error });
      continue;
    }
    const { sha256 } = identified.value;
    const of = first.get(sha256);
    if (of !== undefined) {
      duplicates.push({ path, of });
      continue;
    }
    first.set(sha256, path);
    audioS += estimateDurationS(identified.value);
    sizeBytes += identified.value.sizeBytes;
    if (isAnalysed(catalog, sha256)) known += 1;
  }
  return ok({
    found: all.length - others.length,
    recordings: first.size,
    known,
    audioS,
    sizeBytes,
    rejected,
    others,
    duplicates,
  });
}

function isAnalysed(catalog: Catalog, sha256: string): boolean {
  const query = catalog.sql
    .selectFrom('calls')
    .innerJoin('recordings', 'recordings.id', 'calls.recording_id')
    .select('calls.id')
    .where('recordings.sha256', '=', sha256)
    .where('calls.state', '=', 'done')
    .limit(1);
  return catalog.first(query) !== undefined;
}
