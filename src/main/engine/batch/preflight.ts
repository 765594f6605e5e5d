import { isNoRecording } from '../../../shared/domain/left-aside.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { IdentifiedRecording } from '../intake/identify.ts';
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

/** A recording with content of its own, under the first of its names. */
export interface FoundRecording {
  readonly path: string;
  readonly fileName: string;
  readonly identified: IdentifiedRecording;
}

/** The files of a scan by what becomes of them. */
export interface SortedFiles extends Pick<Preflight, 'rejected' | 'others' | 'duplicates'> {
  readonly recordings: readonly FoundRecording[];
}

/** Looks at everything a batch would look at, and writes nothing. */
export async function preflight(catalog: Catalog, options: FeedOptions): Promise<Result<Preflight, AppError>> {
  const all: FedFile[] = [];
  const fed = await feed(options, (one) => {
    all.push(one);
  });
  return fed.ok ? ok(countSorted(catalog, sortFiles(all))) : fed;
}

/** Sorts the files of a scan, whatever order they come in. */
export function sortFiles(all: readonly FedFile[]): SortedFiles {
  const rejected: RejectedFile[] = [];
  const others: RejectedFile[] = [];
  const duplicates: { path: string; of: string }[] = [];
  const recordings = new Map<string, FoundRecording>();
  for (const { path, fileName, identified } of all.toSorted((a, b) => a.position - b.position)) {
    if (!identified.ok) {
      (isNoRecording(identified.error) ? others : rejected).push({ path, error: identified.error });
      continue;
    }
    const { sha256 } = identified.value;
    const first = recordings.get(sha256);
    if (first) duplicates.push({ path, of: first.path });
    else recordings.set(sha256, { path, fileName, identified: identified.value });
  }
  return { rejected, others, duplicates, recordings: [...recordings.values()] };
}

/** Counts sorted files, and looks up which of them the catalog knows. */
export function countSorted(catalog: Catalog, { recordings, ...files }: SortedFiles): Preflight {
  let [known, audioS, sizeBytes] = [0, 0, 0];
  for (const { identified } of recordings) {
    audioS += estimateDurationS(identified);
    sizeBytes += identified.sizeBytes;
    if (isAnalysed(catalog, identified.sha256)) known += 1;
  }
  const found = recordings.length + files.rejected.length + files.duplicates.length;
  return { found, recordings: recordings.length, known, audioS, sizeBytes, ...files };
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
