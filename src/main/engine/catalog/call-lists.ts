import type { Neighbours } from '../../../shared/domain/call-details.ts';
import type { CallFacets, CallPage, CallQuery, CallSort } from '../../../shared/domain/call-list.ts';
import type { FusionSettings } from '../../../shared/domain/fusion.ts';
import { type BatchIndex, type IndexedFile, openBatchIndex } from './batch-index.ts';
import { findNeighbours, type NeighboursRequest } from './call-neighbours.ts';
import { type CallPageRequest, countFiles, readRows, readRowsInOrder } from './call-page.ts';
import type { Catalog } from './catalog.ts';
import { verdictsOf } from './listed-verdicts.ts';
import { countFacets, misfitsOf } from './narrow.ts';
import { sortPositions } from './sort-files.ts';

/** Lists of the files of batches; files that are no recordings are left out. */
export interface CallLists {
  page(request: CallPageRequest): Promise<CallPage>;
  facets(query: CallQuery): Promise<CallFacets>;
  /** The positions of a list, in its order. */
  positions(query: CallQuery, sort: CallSort): Promise<Uint32Array>;
  /** The batches that have a call, the newest first. */
  batchesOf(callId: string): string[];
  /** What stands around a call in a list. */
  neighbours(request: NeighboursRequest): Promise<Neighbours>;
}

/** Batches held in memory at once: the one that is looked at and the one before. */
const HELD_BATCHES = 2;
/** Orders kept of each: what scrolling, going back and forth between filters asks for again. */
const HELD_ORDERS = 8;

interface Held {
  readonly index: BatchIndex;
  /** By query and sort. */
  readonly orders: Map<string, { readonly version: number; readonly positions: Uint32Array }>;
}

/** Makes the lists of a catalog, over the connection that writes it: every change it makes is noted, and read at the next question. */
export function createCallLists(catalog: Catalog, fusionOfSettings: () => FusionSettings): CallLists {
  const changes = noteChanges(catalog);
  let held: readonly Held[] = [];

  const catchUp = () => {
    const changed = changes.take();
    for (const { index } of held) {
      const positions = changed.get(index.batchId);
      if (positions) index.refresh(positions);
    }
  };
  const ofBatch = async (batchId: string): Promise<Held> => {
    // Before a new index begins to read: what was noted until now, it will read itself.
    catchUp();
    const one = held.find(({ index }) => index.batchId === batchId) ?? {
      index: openBatchIndex(catalog, batchId),
      orders: new Map(),
    };
    held = [one, ...held.filter((other) => other !== one)].slice(0, HELD_BATCHES);
    try {
      await one.index.loaded;
    } catch (error) {
      held = held.filter((other) => other !== one);
      throw error;
    }
    catchUp();
    return one;
  };

  const orderOf = ({ index, orders }: Held, query: CallQuery, sort: CallSort): Uint32Array => {
    const fusion = query.fusion ?? fusionOfSettings();
    const key = JSON.stringify([query, sort, fusion]);
    const version = index.version();
    const known = orders.get(key);
    if (known?.version === version) return known.positions;
    const verdictOf = verdictsOf(index, fusion);
    const misfits = misfitsOf(query, verdictOf);
    const listed = index.files.filter((file): file is IndexedFile => file !== undefined && misfits(file) === 0);
    const order = { version, positions: sortPositions(listed, sort, index.nameRanks, verdictOf) };
    orders.delete(key);
    orders.set(key, order);
    if (orders.size > HELD_ORDERS) orders.delete(orders.keys().next().value ?? '');
    return order.positions;
  };

  return {
    positions: async (query, sort) => orderOf(await ofBatch(query.batchId), query, sort),
    batchesOf: (callId) => readBatchesOf(catalog, callId),
    async neighbours({ query, sort, callId }) {
      const one = await ofBatch(query.batchId);
      const calls = Array.from(orderOf(one, query, sort), (position) => one.index.files[position]?.callId ?? null);
      return findNeighbours(calls, callId);
    },
    async facets(query) {
      const { index } = await ofBatch(query.batchId);
      return countFacets(index, query, verdictsOf(index, query.fusion ?? fusionOfSettings()));
    },
    async page({ query, sort, offset, limit }) {
      const { batchId } = query;
      const fusion = query.fusion ?? fusionOfSettings();
      // The list as it was scanned needs no index, and does not wait for one.
      if (isPlain(query, sort) && !held.some(({ index }) => index.batchId === batchId && index.isLoaded())) {
        return { total: countFiles(catalog, batchId), rows: readRowsInOrder(catalog, batchId, offset, limit, fusion) };
      }
      const order = orderOf(await ofBatch(batchId), query, sort);
      return {
        total: order.length,
        rows: readRows(catalog, batchId, [...order.subarray(offset, offset + limit)], fusion),
      };
    },
  };
}

function readBatchesOf(catalog: Catalog, callId: string): string[] {
  const rows = catalog.all(
    catalog.sql
      .selectFrom('batches')
      .select('id')
      .where('id', 'in', (files) => files.selectFrom('batch_files').select('batch_id').where('call_id', '=', callId))
      .orderBy('started_at', 'desc'),
  );
  return rows.map(({ id }) => id);
}

function isPlain({ batchId: _, fusion: __, ...filters }: CallQuery, sort: CallSort): boolean {
  const isSet = (value: unknown) =>
    typeof value === 'string' || Array.isArray(value) ? value.length > 0 : Boolean(value);
  const narrow = Object.values(filters).some(isSet);
  return !narrow && sort.by === 'position' && !sort.descending;
}

/**
 * Notes which files of which batches are written to. Temporary triggers: they belong to this connection, which is the only
 * one that writes, and what a transaction that is rolled back had noted goes with it.
 */
function noteChanges({ database }: Catalog) {
  const note = (rows: string) =>
    `INSERT INTO changed_files SELECT batch_id, position FROM (${rows}) AS changed WHERE NOT EXISTS (
       SELECT 1 FROM changed_files AS noted
       WHERE noted.batch_id = changed.batch_id AND noted.position = changed.position);`;
  database.exec(`
    CREATE TEMP TABLE changed_files (batch_id TEXT, position INTEGER, PRIMARY KEY (batch_id, position)) WITHOUT ROWID;
    CREATE TEMP TRIGGER note_added AFTER INSERT ON main.batch_files
      BEGIN ${note('SELECT new.batch_id AS batch_id, new.position AS position')} END;
    CREATE TEMP TRIGGER note_changed AFTER UPDATE ON main.batch_files
      BEGIN ${note('SELECT new.batch_id AS batch_id, new.position AS position')} END;
    CREATE TEMP TRIGGER note_removed AFTER DELETE ON main.batch_files
      BEGIN ${note('SELECT old.batch_id AS batch_id, old.position AS position')} END;
    CREATE TEMP TRIGGER note_call AFTER UPDATE OF duration_s, findings, agent_channel, agent_override ON main.calls
      BEGIN ${note('SELECT batch_id, position FROM batch_files WHERE call_id = new.id')} END;
    CREATE TEMP TRIGGER note_judged AFTER INSERT ON main.lane_judgements
      BEGIN ${note('SELECT batch_id, position FROM batch_files WHERE call_id = new.call_id')} END;
    CREATE TEMP TRIGGER note_forgotten AFTER DELETE ON main.lane_judgements
      BEGIN ${note('SELECT batch_id, position FROM batch_files WHERE call_id = old.call_id')} END;
    ${['call_topics', 'topic_corrections']
      .flatMap((table) => [
        [table, 'INSERT', 'new'],
        [table, 'UPDATE', 'new'],
        [table, 'DELETE', 'old'],
      ])
      .map(
        ([table, event, row]) => `CREATE TEMP TRIGGER note_${table}_${event} AFTER ${event} ON main.${table}
          BEGIN ${note(`SELECT batch_id, position FROM batch_files WHERE call_id = ${row}.call_id`)} END;`,
      )
      .join('\n')}`);
  const read = database.prepare<[], { batch_id: string; position: number }>('SELECT * FROM changed_files');
  const forget = database.prepare('DELETE FROM changed_files');
  return {
    /** What was written to since the last time, by batch. */
    take(): ReadonlyMap<string, number[]> {
      const changed = new Map<string, number[]>();
      for (const { batch_id, position } of read.all()) {
        const positions = changed.get(batch_id);
        if (positions) positions.push(position);
        else changed.set(batch_id, [position]);
      }
      if (changed.size > 0) forget.run();
      return changed;
    },
  };
}
