import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EgressRow } from '../../../shared/domain/egress.ts';
import { openCallOf } from '../../state/ledger.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';

/** The columns of the ledger in their order; figures stand at the end of theirs. */
export const LEDGER_COLUMNS = [
  { id: 'at', figure: false },
  { id: 'call', figure: false },
  { id: 'purpose', figure: false },
  { id: 'outcome', figure: false },
  { id: 'region', figure: false },
  { id: 'model', figure: false },
  { id: 'sent', figure: true },
  { id: 'received', figure: true },
  { id: 'tokens', figure: true },
  { id: 'cost', figure: true },
  { id: 'duration', figure: true },
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
        return (
          <bdi className="ledger-model" title={of.model}>
            {of.model}
          </bdi>
        );
      case 'sent':
        return figures.traffic(of.bytesSent);
      case 'received':
        return of.bytesReceived === null ? UNKNOWN : figures.traffic(of.bytesReceived);
      case 'tokens':
        if (of.inputTokens === null && of.outputTokens === null) return UNKNOWN;
        return <bdi>{`${figures.number(of.inputTokens ?? 0)} / ${figures.number(of.outputTokens ?? 0)}`}</bdi>;
      case 'cost':
        return of.costUsd === null ? UNKNOWN : figures.number(of.costUsd, 4);
      case 'duration':
        return of.durationMs === null ? UNKNOWN : t('ledger.ms', { n: figures.number(of.durationMs) });
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
