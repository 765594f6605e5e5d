import type { EgressLedger } from '../topics/bedrock/egress-ledger.ts';
import type { Catalog } from './catalog.ts';

/** The ledger in the catalog. Rows outlive the calls they name: that something left is true also after the call is erased. */
export function createEgressLedger(catalog: Catalog): EgressLedger {
  return {
    begin(request) {
      const insert = catalog.sql.insertInto('egress_ledger').values({
        at: new Date().toISOString(),
        call_id: request.callId,
        purpose: request.purpose,
        service: request.service,
        region: request.region,
        model: request.model,
        payload: request.payload,
        spans: JSON.stringify(request.spans),
        bytes_sent: Buffer.byteLength(request.payload),
        outcome: 'sent',
      });
      // On the disk before it leaves: a power cut may not lose what a wire has seen.
      const row = catalog.transaction(() => catalog.first<{ id: number }>(insert.returning('id')));
      if (!row) throw new Error('no row came back');
      return row.id;
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

/**
 * Completes rows of requests that were under way when an engine died: they left, and what became of them is unknown.
 * To be called when an engine starts. Gives how many there were.
 */
export function endCutRequests(catalog: Catalog): number {
  const trouble = JSON.stringify({ code: 'cancelled', detail: 'the program ended before the answer came' });
  return catalog.run(
    catalog.sql.updateTable('egress_ledger').set({ outcome: 'failed', trouble }).where('outcome', '=', 'sent'),
  );
}

/** What requests for topics have cost since a moment (UTC, ISO 8601), in US dollars, as far as it is known. */
export function spentSince(catalog: Catalog, since: string): number {
  const row = catalog.first(
    catalog.sql
      .selectFrom('egress_ledger')
      .select((eb) => eb.fn.sum<number | null>('cost_usd').as('usd'))
      .where('at', '>=', since)
      .where('purpose', '=', 'topics'),
  );
  return row?.usd ?? 0;
}
