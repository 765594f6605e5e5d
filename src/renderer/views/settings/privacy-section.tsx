import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { connected } from '../../state/connection.ts';
import { openSettings } from '../../state/place.ts';

/** What is kept, in the order in which an analyst would ask for it. */
const KEPT = ['recordings', 'results', 'files', 'copies', 'logs'] as const;

/** What stays on this machine, where, and how it is got rid of. Nothing here can be switched: nothing can be sent. */
export function PrivacySection() {
  const { t } = useTranslation();
  return (
    <div className="prose">
      <p>
        <b>{t('privacy.network')}</b> {t('privacy.network.note')}
      </p>
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
