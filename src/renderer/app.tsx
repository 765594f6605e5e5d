import { useTranslation } from 'react-i18next';
import { Button } from './components/button.tsx';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { useCommands } from './state/commands.ts';
import { useConnection } from './state/connection.ts';
import { useNotices } from './state/notices.ts';
import { leave, openSettings, usePlace } from './state/place.ts';
import { chooseFolder, useRun } from './state/run.ts';
import { CallView } from './views/call/call-view.tsx';
import { DropVeil } from './views/drop-veil.tsx';
import { EngineGoneSheet } from './views/engine-gone-sheet.tsx';
import { KeysSheet } from './views/keys-sheet.tsx';
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
  useCommands({ chooseFolder: () => void chooseFolder(), back: leave, settings: () => openSettings() });
  return (
    <div className="app">
      <TopBar />
      <NoticeLine />
      <ErrorBoundary key={page ?? callId ?? 'library'} fallback={<Broken />}>
        {!ready ? (
          <p className="waiting">{t('app.connecting')}</p>
        ) : page === 'settings' ? (
          <SettingsView />
        ) : callId === null ? (
          <LibraryView />
        ) : (
          <CallView key={callId} callId={callId} />
        )}
      </ErrorBoundary>
      {ready && offer && <PreflightSheet key={offer.offerId} offer={offer} />}
      {gone && <EngineGoneSheet gone={gone} />}
      <LiveDrawer />
      {ready && <KeysSheet />}
      <DropVeil />
    </div>
  );
}

function Broken() {
  const { t } = useTranslation();
  return (
    <main className="waiting">
      <p>{t('app.broken')}</p>
      <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>
    </main>
  );
}
