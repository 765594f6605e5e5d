import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type EgressFilter, type EgressTotals, NO_EGRESS_FILTER } from '../../../shared/domain/egress.ts';
import type { ledgerRequests } from '../../../shared/ipc/engine/ledger-requests.ts';
import { figuresOf } from '../../words/figures.ts';

/** See `ledgerOverview`. */
export type Overview = z.infer<typeof ledgerRequests.ledgerOverview.output>;

/** What left today, this month and ever, and what the filter leaves of it. */
export function LedgerTotals({ filter, overview }: { readonly filter: EgressFilter; readonly overview: Overview }) {
  const { t } = useTranslation();
  const filtered = JSON.stringify(filter) !== JSON.stringify(NO_EGRESS_FILTER);
  const spans = filtered ? (['today', 'month', 'all', 'shown'] as const) : (['today', 'month', 'all'] as const);
  return (
    <section className="ledger-totals" aria-label={t('ledger.totals')}>
      {spans.map((span) => (
        <div key={span} data-shown={span === 'shown'}>
          <h2>{t(`ledger.${span}`)}</h2>
          <Totals totals={overview[span]} />
        </div>
      ))}
    </section>
  );
}

function Totals({ totals }: { readonly totals: EgressTotals }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { requests, bytesSent, bytesReceived, inputTokens, outputTokens, costUsd, costUnknown } = totals;
  return (
    <>
      <p className="ledger-sum">
        <b>{t('ledger.requests', figures.counted(requests))}</b>
        <b>{t('ledger.cost', { cost: figures.number(costUsd, 2) })}</b>
      </p>
      {requests > 0 && (
        <p className="quiet">
          {t('ledger.sentReceived', { sent: figures.traffic(bytesSent), received: figures.traffic(bytesReceived) })}
          <br />
          {t('ledger.tokens', { input: figures.number(inputTokens), output: figures.number(outputTokens) })}
        </p>
      )}
      {costUnknown > 0 && <p className="ledger-unknown">{t('ledger.costUnknown', figures.counted(costUnknown))}</p>}
    </>
  );
}
