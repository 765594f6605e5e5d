import { CALL_FLAGS, findingSchema } from '../../../shared/domain/call.ts';
import type { CallRow, ListedStatus } from '../../../shared/domain/call-list.ts';
import { NO_RECORDING } from '../../../shared/domain/left-aside.ts';
import type { FileStatus } from '../../../shared/domain/outcome.ts';
import type { Catalog } from './catalog.ts';

/** Of a file of a batch, what lists are narrowed, sorted and counted by. */
export interface IndexedFile {
  readonly position: number;
  readonly callId: string | null;
  readonly status: ListedStatus;
  /** Bit n: the n-th of `CALL_FLAGS`. */
  readonly flags: number;
  readonly agent: string | null;
  readonly lineOfBusiness: CallRow['lineOfBusiness'];
  readonly recordedAt: string | null;
  readonly durationS: number | null;
  readonly name: string;
  /** The name in small letters, for searching. */
  readonly sought: string;
}

/**
 * The files of a batch, held in memory while somebody looks at it: 100,000 of them are then narrowed and sorted in a few
 * milliseconds by whatever the analyst thinks of, where the database would need an index for each way of asking.
 */
export interface BatchIndex {
  readonly batchId: string;
  /** By position; empty where a file is no recording. */
  readonly files: readonly (IndexedFile | undefined)[];
  /** Raised by every change. */
  version(): number;
  /** Reads these positions again; nothing stands there any more if the database has nothing. */
  refresh(positions: readonly number[]): void;
}

/** Reads the index of a batch; empty when there is no such batch. */
export function readBatchIndex(catalog: Catalog, batchId: string): BatchIndex {
  const files: (IndexedFile | undefined)[] = [];
  let version = 0;
  const { all, some } = statements(catalog);
  for (const row of all.all(batchId)) put(files, row);
  return {
    batchId,
    files,
    version: () => version,
    refresh(positions) {
      for (const position of positions) delete files[position];
      for (const row of some.all(batchId, JSON.stringify(positions))) put(files, row);
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
  recordedAt: string | null,
  agent: string | null,
  lineOfBusiness: CallRow['lineOfBusiness'],
  durationS: number | null,
  findings: string | null,
];

// As arrays, and without Kysely in between: this reads a hundred thousand rows at once.
function statements({ database }: Catalog) {
  const text = `
    SELECT batch_files.position, batch_files.call_id, batch_files.status, batch_files.error ->> 'code', files.name,
      files.recorded_at, files.agent, files.line_of_business, calls.duration_s, calls.findings
    FROM batch_files JOIN files ON files.id = batch_files.file_id LEFT JOIN calls ON calls.id = batch_files.call_id
    WHERE batch_files.batch_id = ?`;
  return {
    all: database.prepare<[string], Row>(`${text} ORDER BY batch_files.position`).raw(),
    some: database
      .prepare<[string, string], Row>(`${text} AND batch_files.position IN (SELECT value FROM json_each(?))`)
      .raw(),
  };
}

function put(files: (IndexedFile | undefined)[], row: Row): void {
  const [position, callId, status, errorCode, name, recordedAt, agent, lineOfBusiness, durationS, findings] = row;
  if (errorCode === NO_RECORDING) return;
  files[position] = {
    position,
    callId,
    status: status === 'skipped' ? 'done' : status,
    flags: findings === null || findings === '[]' ? 0 : flagBits(findings),
    agent,
    lineOfBusiness,
    recordedAt,
    durationS,
    name,
    sought: name.toLowerCase(),
  };
}

function flagBits(findings: string): number {
  const flags = findingSchema.array().parse(JSON.parse(findings));
  return flags.reduce((bits, { flag }) => bits | (1 << CALL_FLAGS.indexOf(flag)), 0);
}
