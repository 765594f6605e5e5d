import { isNoRecording } from '../../../shared/domain/left-aside.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type IdentifiedRecording, type IdentifyOptions, identify } from '../intake/identify.ts';
import { type ScanItem, scanFolder } from '../intake/scan-folder.ts';

/** A file of a scan with what identifying it told, or why it is not analysed. */
export interface FedFile {
  /** Its place in the scan, from 0. */
  readonly position: number;
  /** For people. */
  readonly path: string;
  /** For the system. */
  readonly pathBytes: Uint8Array;
  readonly fileName: string;
  readonly identified: Result<IdentifiedRecording, AppError>;
}

/** What a feed takes in, and how many files it opens at once. */
export interface FeedOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly recursive: boolean;
  readonly workers: number;
  readonly identify: IdentifyOptions;
  readonly signal: AbortSignal;
  onFound?(): void;
}

/**
 * Scans and identifies, `workers` files at once, and hands over each file as soon as it is known (not in the order of
 * the scan: `position` has that). Ends early, without a word, when the signal is aborted; what `take` throws ends it.
 * Errors: `not_found`, `permission_denied`, `source_unavailable` for one of the paths themselves, before any file.
 */
export async function feed(options: FeedOptions, take: (fed: FedFile) => void): Promise<Result<null, AppError>> {
  const { signal } = options;
  const roots = await openRoots(options);
  if (!roots.ok) return roots;
  const scan = oneAfterTheOther(roots.value);
  let position = 0;
  let ended = false;
  const worker = async (): Promise<void> => {
    while (!ended && !signal.aborted) {
      const next = await scan.next();
      if (next.done || signal.aborted) return;
      const mine = position++;
      if (next.value.kind === 'candidate' || !isNoRecording(next.value.error)) options.onFound?.();
      const fed = await look(next.value, mine, options);
      if (!signal.aborted) take(fed);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.workers }, worker));
  } finally {
    ended = true;
    await scan.return(undefined);
  }
  return ok(null);
}

/**
 * Whether files can be had of the paths, as `feed` would say it. A folder with nothing in it is `source_unavailable` too: that is
 * what is left where a drive was unmounted.
 */
export async function checkSource(options: SourceOptions): Promise<Result<null, AppError>> {
  const roots = await openRoots(options);
  if (!roots.ok) return roots;
  const scan = oneAfterTheOther(roots.value);
  const { done } = await scan.next();
  await scan.return(undefined);
  if (!done || options.signal.aborted) return ok(null);
  return err(appError('source_unavailable', 'the folder is empty: its drive may not be connected'));
}

type SourceOptions = Pick<FeedOptions, 'paths' | 'recursive' | 'signal'>;

async function openRoots(options: SourceOptions): Promise<Result<AsyncIterable<ScanItem>[], AppError>> {
  const { paths, recursive, signal } = options;
  const roots: AsyncIterable<ScanItem>[] = [];
  for (const path of paths) {
    const root = await scanFolder(path, { recursive, signal });
    if (!root.ok) return root;
    roots.push(root.value);
  }
  return ok(roots);
}

async function* oneAfterTheOther(roots: readonly AsyncIterable<ScanItem>[]): AsyncGenerator<ScanItem, void, undefined> {
  for (const root of roots) yield* root;
}

async function look(item: ScanItem, position: number, options: FeedOptions): Promise<FedFile> {
  const { path, fileName, pathBytes: bytesIfNotText } = item.kind === 'candidate' ? item.file : item;
  const pathBytes = bytesIfNotText ?? Buffer.from(path);
  const identified =
    item.kind === 'skipped' ? err(item.error) : await identify(item.file, options.identify, options.signal);
  return { position, path, pathBytes, fileName, identified };
}
