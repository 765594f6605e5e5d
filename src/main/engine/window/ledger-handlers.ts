import { NO_EGRESS_FILTER } from '../../../shared/domain/egress.ts';
import type { ledgerRequests } from '../../../shared/ipc/engine/ledger-requests.ts';
import type { HandlersOf } from '../../../shared/ipc/rpc.ts';
import { ok } from '../../../shared/result.ts';
import {
  countDays,
  countOutcomes,
  nameOfCall,
  readLedger,
  readLedgerEntries,
  readLedgerEntry,
  sumLedger,
} from '../catalog/ledger-pages.ts';
import { exportLedger } from '../export/export-ledger.ts';
import { redact } from '../redaction/redact.ts';
import type { WindowRoom } from './window-room.ts';

/** Answers a window about what leaves this computer; see `ledgerRequests`. */
export function ledgerHandlers(room: WindowRoom): HandlersOf<typeof ledgerRequests> {
  const { engine } = room;
  const { catalog } = engine.topics.room;
  return {
    ledgerPage: async ({ filter, offset, limit }) =>
      ok({ total: sumLedger(catalog, filter).requests, rows: readLedger(catalog, filter, offset, limit) }),
    async ledgerOverview({ filter }) {
      const today = localDay(new Date());
      return ok({
        today: sumLedger(catalog, { ...NO_EGRESS_FILTER, from: today }),
        month: sumLedger(catalog, { ...NO_EGRESS_FILTER, from: `${today.slice(0, 7)}-01` }),
        all: sumLedger(catalog, NO_EGRESS_FILTER),
        shown: sumLedger(catalog, filter),
        outcomes: countOutcomes(catalog, filter),
        days: countDays(catalog, filter),
        callName: filter.callId === null ? null : nameOfCall(catalog, filter.callId),
      });
    },
    ledgerEntry: async ({ id }) => readLedgerEntry(catalog, id),
    async exportLedger({ filter, csvSeparator, csvOneLine }) {
      const folder = room.outputFolder;
      const written = await exportLedger({
        entries: readLedgerEntries(catalog, filter),
        folder,
        settings: { csvSeparator, csvOneLine },
        now: new Date(),
      });
      if (written.ok) room.exportedTo.set(written.value.name, folder);
      return written;
    },
    async testBedrock(_, signal) {
      const bedrock = engine.bedrock.open(room.settings, null);
      try {
        const answer = await bedrock.test(signal);
        return ok(
          answer.ok
            ? { kind: 'answered' as const, ...answer.value }
            : { kind: 'trouble' as const, trouble: answer.error },
        );
      } finally {
        bedrock.close();
      }
    },
    tryRedaction: async ({ text }) => {
      const { redacted, spans } = redact(text);
      return ok({ redacted, spans: [...spans] });
    },
  };
}

/** A day of this machine's clock, `2026-11-23`. */
function localDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
