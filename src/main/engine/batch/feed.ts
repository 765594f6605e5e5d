import { isNoRecording } from '../../../shared/domain/left-aside.ts';
import type { AppError } from '../../../shared/errors.ts';
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
  const { recursive, signal } = options;
  const roots: AsyncIterable<ScanItem>[] = [];
  for (const path of options.paths) {
    const root = await scanFolder(path, { recursive, signal });
    if (!root.ok) return root;
    roots.push(root.value);
  }
  const scan = oneAfterTheOther(roots);
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
