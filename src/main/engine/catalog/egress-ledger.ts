import { createHash } from 'node:crypto';
import { type Compilable, sql } from 'kysely';
import type { EgressLedger } from '../topics/bedrock/egress-ledger.ts';
import type { Catalog } from './catalog.ts';

/**
 * The ledger in the catalog, for the requests of a run; without one they count under no ceiling. Rows outlive the calls they name: that
 * something left is true also after the call is erased.
 */
export function createEgressLedger(catalog: Catalog, runId: string | null = null): EgressLedger {
  return {
    begin(request) {
      const { payload, sharedFrom = payload.length } = request;
      const row = {
        at: new Date().toISOString(),
        call_id: request.callId,
        run_id: runId,
        purpose: request.purpose,
        service: request.service,
        region: request.region,
        model: request.model,
        payload: payload.slice(0, sharedFrom),
        spans: JSON.stringify(request.spans),
        bytes_sent: Buffer.byteLength(payload),
        outcome: 'sent' as const,
        reserved_usd: request.reservedUsd,
      };
      // On the disk before it leaves: a power cut may not lose what a wire has seen.
      return catalog.transaction(() => {
        const shared_id = sharedFrom < payload.length ? idOfText(catalog, payload.slice(sharedFrom)) : null;
        return inserted(
          catalog,
          catalog.sql
            .insertInto('egress_ledger')
            .values({ ...row, shared_id })
            .returning('id'),
        );
      });
    },
    end(id, end) {
      const update = catalog.sql
        .updateTable('egress_ledger')
        .set({
          outcome: end.outcome,
          http_status: end.httpStatus,
          bytes_sent: end.bytesSent,
          bytes_received: end.bytesReceived,
          input_tokens: end.inputTokens,
          output_tokens: end.outputTokens,
          cost_usd: end.costUsd,
          answer: end.answer,
          duration_ms: end.durationMs,
          trouble: end.trouble === null ? null : JSON.stringify(end.trouble),
        })
        .where('id', '=', id);
      // What is lost of this in a power cut becomes a request of unknown outcome, which is the truth then.
      catalog.quickTransaction(() => catalog.run(update));
    },
  };
}

function idOfText(catalog: Catalog, text: string): number {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const known = catalog.first(catalog.sql.selectFrom('egress_texts').select('id').where('sha256', '=', sha256));
  return (
    known?.id ?? inserted(catalog, catalog.sql.insertInto('egress_texts').values({ sha256, text }).returning('id'))
  );
}

function inserted(catalog: Catalog, insert: Compilable<{ id: number }>): number {
  const row = catalog.first(insert);
  if (!row) throw new Error('no row came back');
  return row.id;
}

/**
 * Completes rows of requests that were under way when an engine died: they left, and what became of them is unknown.
 * To be called when an engine starts. Gives how many there were.
 */
export function endCutRequests(catalog: Catalog): number {
  const trouble = JSON.stringify({ code: 'cancelled', detail: 'the program ended before the answer came' });
  return catalog.run(
    catalog.sql
      .updateTable('egress_ledger')
      .set({ outcome: 'failed', trouble })
      // Written out: an index of some rows is not used for a value that is bound.
      .where('outcome', '=', sql.lit('sent')),
  );
}

/**
 * What the requests of a run have cost, in US dollars, over all lives of the engine: one whose cost is unknown (cut, killed, timed out)
 * counts as the most it can have cost, so that no pause and no kill makes room under the ceiling.
 */
export function spentBy(catalog: Catalog, runId: string): number {
  const row = catalog.first(
    catalog.sql
      .selectFrom('egress_ledger')
      .select((eb) => eb.fn.sum<number | null>(eb.fn.coalesce('cost_usd', 'reserved_usd')).as('usd'))
      .where('run_id', '=', runId),
  );
  return row?.usd ?? 0;
}

/** The run of classifying calls again by a version of a glossary: however often that is begun, the ceiling is one. */
export function reclassificationOf(glossaryVersionId: number): string {
  return `reclassify:${glossaryVersionId}`;
}
