import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { connected } from '../../state/connection.ts';
import { openSettings } from '../../state/place.ts';
import { useSettings } from '../../state/settings.ts';
import { ErrorNote } from '../error-note.tsx';
import { NetworkSwitch } from './network-switch.tsx';
import { RedactionTry } from './redaction-try.tsx';
import { SettingsProblem } from './settings-problem.tsx';

/** What is kept, in the order in which an analyst would ask for it. */
const KEPT = ['recordings', 'results', 'files', 'copies', 'ledger', 'keys', 'logs'] as const;

/** Whether anything may leave, what would be hidden of it; what stays on this machine, where, and how it is got rid of. */
export function PrivacySection() {
  const { value: state, error } = useSettings();
  return (
    <>
      {error && !state && <ErrorNote error={error} />}
      {state?.problem && <SettingsProblem problem={state.problem} />}
      {state && !state.problem && <NetworkSwitch settings={state.settings} />}
      <RedactionTry />
      <Kept />
    </>
  );
}

function Kept() {
  const { t } = useTranslation();
  return (
    <div className="prose kept-here">
      <section>
        <h2>{t('privacy.kept')}</h2>
        <dl className="kept">
          {KEPT.map((what) => (
            <div key={what}>
              <dt>{t(`privacy.${what}`)}</dt>
              <dd>{t(`privacy.${what}.note`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('privacy.erase')}</h2>
        <p>{t('privacy.retention')}</p>
        <p>{t('privacy.erase.note')}</p>
        <p className="actions">
          <Button onClick={() => void connected().shell.request('openFolder', { which: 'profile' })}>
            {t('privacy.openProfile')}
          </Button>
          <Button onClick={() => openSettings('folders')}>{t('privacy.toFolders')}</Button>
        </p>
      </section>
    </div>
  );
}
