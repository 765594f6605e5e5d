import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EgressFilter } from '../../../shared/domain/egress.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { connected } from '../../state/connection.ts';
import { exportLedger, forgetLedgerExport, useLedgerExport, useLedgerPages } from '../../state/ledger.ts';
import { leave, openLedger, openSettings, usePlace } from '../../state/place.ts';
import { useAsked } from '../../state/use-asked.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';
import { LedgerFilters } from './ledger-filters.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { LedgerTokens } from './ledger-tokens.tsx';
import { LedgerTotals } from './ledger-totals.tsx';

/** Everything that left this computer: sums, filters, the requests themselves, and each as it left. */
export function LedgerView() {
  const { t } = useTranslation();
  const filter = usePlace((state) => state.ledger);
  const backKey = useKeyLabel('back');
  const overview = useAsked(`ledger ${JSON.stringify(filter)}`, ({ engine }, signal) =>
    engine.request('ledgerOverview', { filter }, signal),
  );
  useCommands({ export: () => void exportLedger(filter) });
  const nothing = overview.value?.all.requests === 0;
  return (
    <div className="settings ledger">
      <nav className="side" aria-label={t('ledger.filters')}>
        <button type="button" className="filter-option settings-back" onClick={leave}>
          <span>
            <Icon name="back" mirrored /> {t('settings.back')}
          </span>
          <KeyCap name={backKey} />
        </button>
        {overview.value && !nothing && <LedgerFilters filter={filter} overview={overview.value} />}
      </nav>
      <main className="ledger-main">
        <header className="ledger-head">
          <h1>{t('app.ledger')}</h1>
          <span className="grow" />
          <Button onClick={() => openSettings('privacy')}>{t('topicSettings.toPrivacy')}</Button>
          {!nothing && <ExportButton filter={filter} />}
        </header>
        {overview.error && <ErrorNote error={overview.error} />}
        <ExportNote />
        {nothing ? (
          <div className="ledger-empty">
            <p className="ledger-empty-title">{t('ledger.empty')}</p>
            <p className="quiet">{t('ledger.emptyNote')}</p>
          </div>
        ) : (
          overview.value && (
            <>
              <LedgerTotals filter={filter} overview={overview.value} />
              <LedgerTokens filter={filter} callName={overview.value.callName} />
              <Rows filter={filter} />
            </>
          )
        )}
      </main>
    </div>
  );
}

function Rows({ filter }: { readonly filter: EgressFilter }) {
  const { t } = useTranslation();
  const pages = useLedgerPages(filter);
  const error = pages.error();
  if (error) return <ErrorNote error={error} />;
  if (pages.total() === 0) {
    return (
      <p className="waiting">
        {t('ledger.noMatch')} <Button onClick={() => openLedger()}>{t('ledger.clear')}</Button>
      </p>
    );
  }
  return <LedgerTable key={JSON.stringify(filter)} pages={pages} />;
}

function ExportButton({ filter }: { readonly filter: EgressFilter }) {
  const { t } = useTranslation();
  const busy = useLedgerExport((state) => state.busy);
  const key = useKeyLabel('export');
  return (
    <Button kind="primary" disabled={busy} onClick={() => void exportLedger(filter)}>
      {t('ledger.export')} <KeyCap name={key} />
    </Button>
  );
}

/** What the last export wrote, or why it did not. */
function ExportNote() {
  const { t } = useTranslation();
  const { written, error } = useLedgerExport();
  // Who comes back another time wants to know of another export.
  useEffect(() => forgetLedgerExport, []);
  if (error) return <ErrorNote error={error} />;
  if (written === null) return null;
  const show = () => void connected().shell.request('showResult', { batchId: null, name: written });
  return (
    <p className="export-note" role="status">
      <span>{t('ledger.exported', { name: isolated(written) })}</span>
      <Button kind="quiet" onClick={show}>
        {t('ledger.showFile')}
      </Button>
      <Button kind="quiet" label={t('run.dismiss')} onClick={forgetLedgerExport}>
        ×
      </Button>
    </p>
  );
}
