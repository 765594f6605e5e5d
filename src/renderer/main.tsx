// First of all: see there.
import './bridge/no-code-from-text.ts';
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-sans/latin-ext-400.css';
import '@fontsource/ibm-plex-sans/latin-ext-600.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css';
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-600.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/menu.css';
import './styles/library.css';
import './styles/call-table.css';
import './styles/lens.css';
import './styles/call.css';
import './styles/lanes.css';
import './styles/sentiment.css';
import './styles/why.css';
import './styles/topics.css';
import './styles/topic-lists.css';
import './styles/notices.css';
import './styles/player.css';
import './styles/models.css';
import './styles/run.css';
import './styles/forms.css';
import './styles/keys.css';
import './styles/small-call.css';
import './styles/settings.css';
import './styles/sentiment-settings.css';
import './styles/privacy.css';
import './styles/ledger.css';
import './styles/glossary.css';
import './styles/glossary-side.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type Connection, connect } from './bridge/connect.ts';
import { listenToKeys, runCommand } from './state/commands.ts';
import { useConnection } from './state/connection.ts';
import { followGlossaries } from './state/glossary-work.ts';
import { followModels } from './state/models.ts';
import { followNotices } from './state/notices.ts';
import { applyPreferences, usePreferences } from './state/preferences.ts';
import { followRun } from './state/run.ts';
import { startTranslating } from './words/translate.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await startTranslating(usePreferences.getState().language);
connect((connection) => void begin(connection));
listenToKeys();
createRoot(root).render(<App />);

async function begin(connection: Connection): Promise<void> {
  followNotices(connection);
  const preferences = await connection.shell.request('preferences', null);
  if (preferences.ok) await applyPreferences(preferences.value);
  connection.shell.on('command', (command) => void runCommand(command));
  useConnection.setState({ connection });
  await followRun(connection);
  await followModels(connection);
  await followGlossaries(connection);
}
