import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EgressRow } from '../../../shared/domain/egress.ts';
import { openCallOf } from '../../state/ledger.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';

/** The columns of the ledger in their order; figures stand at the end of theirs, and their unit in the heading. */
export const LEDGER_COLUMNS = [
  { id: 'at', figure: false, name: 'ledger.column.at' },
  { id: 'call', figure: false, name: 'ledger.column.call' },
  { id: 'purpose', figure: false, name: 'ledger.column.purpose' },
  { id: 'outcome', figure: false, name: 'ledger.column.outcome' },
  { id: 'region', figure: false, name: 'ledger.column.region' },
  { id: 'model', figure: false, name: 'ledger.column.model' },
  { id: 'sent', figure: true, name: 'ledger.inUnits.sent' },
  { id: 'received', figure: true, name: 'ledger.inUnits.received' },
  { id: 'tokens', figure: true, name: 'ledger.column.tokens' },
  { id: 'cost', figure: true, name: 'ledger.column.cost' },
  { id: 'duration', figure: true, name: 'ledger.inUnits.duration' },
] as const;
type ColumnId = (typeof LEDGER_COLUMNS)[number]['id'];

const UNKNOWN = '–';

/** The cells of a request; none yet while it is fetched. */
export function LedgerCells({ row }: { readonly row: EgressRow | undefined }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const content = (id: ColumnId, of: EgressRow): ReactNode => {
    switch (id) {
      case 'at':
        return <bdi>{figures.moment(of.at)}</bdi>;
      case 'call':
        return <CallOf row={of} />;
      case 'purpose':
        return t(`ledger.purpose.${of.purpose}`);
      case 'outcome':
        return (
          <span className="ledger-outcome" data-outcome={of.outcome} title={of.trouble?.code}>
            {t(`ledger.outcome.${of.outcome}`)}
          </span>
        );
      case 'region':
        return <bdi title={of.region}>{of.region}</bdi>;
      case 'model':
        return <bdi title={of.model}>{of.model}</bdi>;
      case 'sent':
        return figures.number(of.bytesSent / 1e3, 1);
      case 'received':
        return of.bytesReceived === null ? UNKNOWN : figures.number(of.bytesReceived / 1e3, 1);
      case 'tokens':
        if (of.inputTokens === null && of.outputTokens === null) return UNKNOWN;
        return <bdi>{`${figures.number(of.inputTokens ?? 0)} / ${figures.number(of.outputTokens ?? 0)}`}</bdi>;
      case 'cost':
        return of.costUsd === null ? UNKNOWN : figures.number(of.costUsd, 4);
      case 'duration':
        return of.durationMs === null ? UNKNOWN : figures.number(of.durationMs);
    }
  };
  return LEDGER_COLUMNS.map(({ id, figure }) => (
    <div key={id} role="gridcell" className={`ledger-${id}`} data-figure={figure}>
      {row && content(id, row)}
    </div>
  ));
}

function CallOf({ row: { callId, callName } }: { readonly row: EgressRow }) {
  const { t } = useTranslation();
  if (callId === null) return UNKNOWN;
  if (callName === null) return <span className="faint">{t('ledger.erasedCall')}</span>;
  return (
    <button
      type="button"
      className="ledger-link"
      // The keyboard opens the request, and from there the call.
      tabIndex={-1}
      title={t('ledger.openCallNamed', { name: isolated(callName) })}
      onClick={() => void openCallOf(callId)}
    >
      <bdi>{callName}</bdi>
    </button>
  );
}
