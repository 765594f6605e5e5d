import { useTranslation } from 'react-i18next';
import { useCommands } from './state/commands.ts';
import { useConnection } from './state/connection.ts';
import { useNotices } from './state/notices.ts';
import { leave, openLedger, openSettings, toggleGlossary, usePlace } from './state/place.ts';
import { chooseFolder, useRun } from './state/run.ts';
import { CallView } from './views/call/call-view.tsx';
import { DropVeil } from './views/drop-veil.tsx';
import { EngineGoneSheet } from './views/engine-gone-sheet.tsx';
import { GlossaryView } from './views/glossary/glossary-view.tsx';
import { Guard } from './views/guard.tsx';
import { KeysSheet } from './views/keys-sheet.tsx';
import { LedgerView } from './views/ledger/ledger-view.tsx';
import { LibraryView } from './views/library/library-view.tsx';
import { NoticeLine } from './views/notice-line.tsx';
import { PreflightSheet } from './views/preflight-sheet.tsx';
import { LiveDrawer } from './views/run/live-drawer.tsx';
import { SettingsView } from './views/settings/settings-view.tsx';
import { TopBar } from './views/top-bar.tsx';

/** The window: a bar, the view where the analyst is, and what asks for a word. */
export function App() {
  const { t } = useTranslation();
  const ready = useConnection((state) => state.connection !== null);
  const callId = usePlace((state) => state.callId);
  const page = usePlace((state) => state.page);
  const gone = useNotices((state) => state.engineGone);
  const offer = useRun((state) => state.offer);
  useCommands({
    chooseFolder: () => void chooseFolder(),
    back: leave,
    settings: () => openSettings(),
    glossary: toggleGlossary,
    ledger: () => openLedger(),
  });
  return (
    <div className="app">
      <Guard part="bar">
        <TopBar />
      </Guard>
      <NoticeLine />
      <Guard key={page ?? callId ?? 'library'} part={page ?? (callId === null ? 'library' : 'call')}>
        {!ready ? (
          <p className="waiting">{t('app.connecting')}</p>
        ) : page === 'settings' ? (
          <SettingsView />
        ) : page === 'glossary' ? (
          <GlossaryView />
        ) : page === 'ledger' ? (
          <LedgerView />
        ) : callId === null ? (
          <LibraryView />
        ) : (
          <CallView key={callId} callId={callId} />
        )}
      </Guard>
      {ready && offer && (
        <Guard key={offer.offerId} part="preflight">
          <PreflightSheet offer={offer} />
        </Guard>
      )}
      {gone && <EngineGoneSheet gone={gone} />}
      <Guard part="live">
        <LiveDrawer />
      </Guard>
      {ready && (
        <Guard part="keys">
          <KeysSheet />
        </Guard>
      )}
      <DropVeil />
    </div>
  );
}
