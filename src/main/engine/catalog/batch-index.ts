import { setImmediate } from 'node:timers/promises';
import { CALL_FLAGS, findingSchema } from '../../../shared/domain/call.ts';
import type { CallRow, ListedStatus, ListedTopics } from '../../../shared/domain/call-list.ts';
import { NO_RECORDING } from '../../../shared/domain/left-aside.ts';
import type { FileStatus } from '../../../shared/domain/outcome.ts';
import { foldText } from '../../../shared/domain/text-folding.ts';
import type { Catalog } from './catalog.ts';
import { type ListedLane, prepareJudgedLanes } from './judged-lanes.ts';
import { prepareListedTopics } from './listed-topics.ts';
import { rankNames } from './sort-files.ts';

/** Of a file of a batch, what lists are narrowed, sorted and counted by. */
export interface IndexedFile {
  readonly position: number;
  readonly callId: string | null;
  readonly status: ListedStatus;
  /** Bit n: the n-th of `CALL_FLAGS`. */
  readonly flags: number;
  readonly agent: string | null;
  readonly lineOfBusiness: CallRow['lineOfBusiness'];
  /** Seconds on the recorder's clock since 1970. */
  readonly recordedS: number | null;
  /** Day of recording, `2026-11-03`. */
  readonly day: string | null;
  readonly durationS: number | null;
  readonly name: string;
  /** The name as searches compare it: see `foldText`. */
  readonly sought: string;
  /** Agent first; empty until it is judged. */
  readonly lanes: readonly ListedLane[];
  /** Null: not found yet. */
  readonly topics: ListedTopics | null;
}

/**
 * The files of a batch, held in memory while somebody looks at it: 100,000 of them are then narrowed and sorted in a few
 * milliseconds by whatever the analyst thinks of, where the database would need an index for each way of asking.
 */
export interface BatchIndex {
  readonly batchId: string;
  /** By position; empty where a file is no recording. Whole when `loaded` is. */
  readonly files: readonly (IndexedFile | undefined)[];
  /** Settles when all files are read; rejects with what SQLite throws. */
  readonly loaded: Promise<void>;
  isLoaded(): boolean;
  /** See `rankNames`. */
  nameRanks(): Uint32Array;
  /** Raised by every change. */
  version(): number;
  /** Reads these positions again; nothing stands there any more if the database has nothing. */
  refresh(positions: readonly number[]): void;
}

/** Files read at a stretch: some milliseconds' worth. Between stretches the engine answers what else it is asked. */
const STRETCH = 2000;

/** After a batch is read: its counts and its first pages are on the screen. */
const RANK_AFTER_MS = 300;

/** Begins to read the index of a batch; empty when there is no such batch. */
export function openBatchIndex(catalog: Catalog, batchId: string): BatchIndex {
  const files: (IndexedFile | undefined)[] = [];
  const { next, some } = statements(catalog);
  const judged = prepareJudgedLanes(catalog);
  const topics = prepareListedTopics(catalog);
  let version = 0;
  let isLoaded = false;
  let nameRanks: Uint32Array | null = null;
  const rank = () => {
    nameRanks ??= rankNames(files);
    return nameRanks;
  };
  const load = async () => {
    for (let after = -1; catalog.database.open; ) {
      const rows = next.all(batchId, after, STRETCH);
      const last = rows.at(-1);
      const to = last?.[0] ?? after;
      const [lanes, found] = [judged.between(batchId, after + 1, to), topics.between(batchId, after + 1, to)];
      for (const row of rows) put(files, row, lanes.get(row[0]), found.get(row[0]));
      if (!last || rows.length < STRETCH) break;
      [after] = last;
      await setImmediate();
    }
    isLoaded = true;
    // When those who waited for the files have their answers, and before somebody clicks on the names.
    setTimeout(rank, RANK_AFTER_MS).unref();
  };
  return {
    batchId,
    files,
    loaded: load(),
    isLoaded: () => isLoaded,
    nameRanks: rank,
    version: () => version,
    refresh(positions) {
      const names = positions.map((position) => files[position]?.name);
      for (const position of positions) delete files[position];
      const [lanes, found] = [judged.at(batchId, positions), topics.at(batchId, positions)];
      for (const row of some.all(batchId, JSON.stringify(positions)))
        put(files, row, lanes.get(row[0]), found.get(row[0]));
      if (positions.some((position, n) => files[position]?.name !== names[n])) nameRanks = null;
      version++;
    },
  };
}

type Row = readonly [
  position: number,
  callId: string | null,
  status: FileStatus,
  errorCode: string | null,
  name: string,
  recordedS: number | null,
  day: string | null,
  agent: string | null,
  lineOfBusiness: CallRow['lineOfBusiness'],
  durationS: number | null,
  findings: string | null,
];

// As arrays, and without Kysely in between: this reads a hundred thousand rows at once.
function statements({ database }: Catalog) {
  const text = `
    SELECT batch_files.position, batch_files.call_id, batch_files.status, batch_files.error ->> 'code', files.name,
      unixepoch(files.recorded_at), date(files.recorded_at), files.agent, files.line_of_business, calls.duration_s, calls.findings
    FROM batch_files JOIN files ON files.id = batch_files.file_id LEFT JOIN calls ON calls.id = batch_files.call_id
    WHERE batch_files.batch_id = ?`;
  return {
    next: database
      .prepare<[string, number, number], Row>(
        `${text} AND batch_files.position > ? ORDER BY batch_files.position LIMIT ?`,
      )
      .raw(),
    some: database
      .prepare<[string, string], Row>(`${text} AND batch_files.position IN (SELECT value FROM json_each(?))`)
      .raw(),
  };
}

function put(
  files: (IndexedFile | undefined)[],
  row: Row,
  lanes: readonly ListedLane[] = [],
  topics: ListedTopics | null = null,
): void {
  const [position, callId, status, errorCode, name, recordedS, day, agent, lineOfBusiness, durationS, findings] = row;
  if (errorCode === NO_RECORDING) return;
  files[position] = {
    position,
    callId,
    status: status === 'skipped' ? 'done' : status,
    flags: findings === null || findings === '[]' ? 0 : flagBits(findings),
    agent,
    lineOfBusiness,
    recordedS,
    day,
    durationS,
    name,
    sought: foldText(name),
    lanes,
    topics,
  };
}

function flagBits(findings: string): number {
  const flags = findingSchema.array().parse(JSON.parse(findings));
  return flags.reduce((bits, { flag }) => bits | (1 << CALL_FLAGS.indexOf(flag)), 0);
}
